import type { Environment } from './environment.ts';
import { startHeartbeat, type Heartbeat } from './heartbeat.ts';
import type { Patience } from './idle-timeout.ts';

/** A socket that does not open in this time is given up. ms */
const openTimeout = 10_000;
/** What a browser says of a link that broke without a word; also said of one that is given up. */
const brokenOff = 1006;

export interface TransportEvents {
  opened(): void;
  received(text: string): void;
  /** The last event, exactly once; not after `end`. */
  ended(code: number): void;
}

export interface Transport {
  /** @param text goes nowhere unless opened and not ended */
  send(text: string): void;
  end(): void;
}

/** One WebSocket, from opening to its end: given up when it does not open or falls silent. @throws for an address that is none */
export function openTransport(
  url: string,
  events: TransportEvents,
  patience: Patience,
  environment: Pick<Environment, 'openSocket' | 'after' | 'now'>,
): Transport {
  const socket = environment.openSocket(url);
  const cancelTimeout = environment.after(openTimeout, () => finish(brokenOff));
  let heartbeat: Heartbeat | undefined;
  let over = false;

  function finish(code: number): void {
    if (over) return;
    end();
    events.ended(code);
  }

  /** A dead link takes minutes to close, so what it still says is ignored from here on. */
  function end(): void {
    over = true;
    cancelTimeout();
    heartbeat?.stop();
    socket.close();
  }

  function send(text: string): void {
    if (heartbeat && !over) socket.send(text);
  }

  function giveUp(): void {
    patience.double();
    finish(brokenOff);
  }

  function beat(): void {
    send(JSON.stringify({ action: 'heartbeat', sent: environment.now() }));
  }

  socket.addEventListener('open', () => {
    if (over) return;
    cancelTimeout();
    heartbeat = startHeartbeat({ beat, giveUp }, patience, environment);
    events.opened();
  });
  socket.addEventListener('message', ({ data }) => {
    if (over || typeof data !== 'string') return;
    heartbeat?.heard();
    events.received(data);
  });
  socket.addEventListener('close', ({ code }) => finish(code));
  socket.addEventListener('error', () => {}); // says nothing that the close after it does not; without a listener, Node ends

  return { send, end };
}
