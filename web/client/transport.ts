import type { Environment, Socket } from './environment.ts';
import { startHeartbeat, type Heartbeat } from './heartbeat.ts';
import type { IdleTimeout } from './idle-timeout.ts';

/** A socket that is not open after this time is closed. ms */
const openTimeout = 10_000;
/** Browsers report 1006 when a connection breaks without a close frame (RFC 6455, 7.1.5). Also reported for a timeout. */
export const abnormalClosure = 1006;

export interface TransportEvents {
  opened(): void;
  received(text: string): void;
  /** The last event, emitted exactly once; not after `close`. */
  closed(code: number): void;
}

export interface Transport {
  /** Something that was sent is not on its way yet. */
  readonly isSending: boolean;
  /** Does nothing unless the socket is open. */
  send(text: string): void;
  close(): void;
}

/** One socket from opening to closing. Closes it when it does not open in time or falls silent. */
export function openTransport(
  socket: Socket,
  events: TransportEvents,
  idleTimeout: IdleTimeout,
  environment: Pick<Environment, 'after' | 'monotonic'>,
): Transport {
  const cancelOpenTimeout = environment.after(openTimeout, () => finish(abnormalClosure));
  let heartbeat: Heartbeat | undefined;
  let isClosed = false;

  function finish(code: number): void {
    if (isClosed) return;
    close();
    events.closed(code);
  }

  /** A dead connection takes minutes to close. Whatever the socket still emits is ignored from now on. */
  function close(): void {
    isClosed = true;
    cancelOpenTimeout();
    heartbeat?.stop();
    socket.close();
  }

  function send(text: string): void {
    // while the server closes it, browsers report what is sent as an error
    const isOpen = socket.readyState === undefined || socket.readyState === 1;
    if (heartbeat && !isClosed && isOpen) socket.send(text);
  }

  function onTimeout(): void {
    idleTimeout.double();
    finish(abnormalClosure);
  }

  function ping(): void {
    send(JSON.stringify({ action: 'heartbeat', sent: environment.monotonic() }));
  }

  socket.addEventListener('open', () => {
    if (isClosed) return;
    cancelOpenTimeout();
    heartbeat = startHeartbeat({ ping, onTimeout }, idleTimeout, environment);
    events.opened();
  });
  socket.addEventListener('message', ({ data }) => {
    if (isClosed || typeof data !== 'string') return;
    heartbeat?.refresh();
    events.received(data);
  });
  socket.addEventListener('close', ({ code }) => finish(code));
  socket.addEventListener('error', () => {}); // the close event that follows says the same; without a listener Node exits

  return {
    get isSending() {
      return (socket.bufferedAmount ?? 0) > 0;
    },
    send,
    close,
  };
}
