import type { Environment } from './environment.ts';
import type { Transport, TransportEvents } from './transport.ts';
import type { WayEvents } from './ways.ts';

/** When a socket is tried again: soon, because the server may just have been starting, and then now and then. ms */
const firstTry = 10_000;
const interval = 300_000;
/** How often it is looked whether the stream has sent all. ms */
const glance = 50;
/** The server closes the stream by itself, well within this time. ms */
const farewell = 1_000;

/**
 * Moves a screen from its event stream to a socket, once one opens again. The socket enters with the same id before the stream is let go, so
 * the screen is on its wall all the time, and whatever comes meanwhile comes by one of the two (PROTOCOL.md E-5).
 */
export interface Move {
  /** The screen has entered by an event stream. */
  begin(): void;
  /** It has entered by the socket. */
  done(): void;
  stop(): void;
}

interface MoveDeps extends Pick<TransportEvents, 'received' | 'closed'> {
  open(events: WayEvents): Transport;
  /** What was sent before has to arrive before the screen enters anew. */
  isBusy(): boolean;
  /** Has the screen enter with this socket, which tells its end from now on. */
  take(socket: Transport): void;
  /** The stream is not needed any more. */
  left(): void;
}

export function createMove(
  { open, isBusy, take, left, received, closed }: MoveDeps,
  { after }: Pick<Environment, 'after'>,
): Move {
  let socket: Transport | undefined;
  let isTaken = false;
  let cancel = (): void => {};

  function waitFor(ms: number, next: () => void): void {
    cancel();
    cancel = after(ms, next);
  }

  function tryNow(): void {
    const opening = open({
      received,
      opened: enter,
      closed(code) {
        if (isTaken) closed(code);
        else waitFor(interval, tryNow);
      },
    });
    socket = opening;

    function enter(): void {
      if (isBusy()) return waitFor(glance, enter);
      isTaken = true;
      take(opening);
    }
  }

  return {
    begin: () => waitFor(firstTry, tryNow),
    done() {
      if (isTaken) waitFor(farewell, left);
    },
    stop() {
      cancel();
      socket?.close();
      if (isTaken) left();
    },
  };
}
