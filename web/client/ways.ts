import type { TransportName } from '#protocol';
import type { Environment } from './environment.ts';
import { openEventStream } from './event-stream.ts';
import type { IdleTimeout } from './idle-timeout.ts';
import type { ServerAddress } from './server-address.ts';
import { openTransport, type Transport, type TransportEvents } from './transport.ts';

/** A proxy that is told nothing of sockets refuses each; a single failure is ordinary. */
const failuresInARow = 2;

export interface WayEvents extends Omit<TransportEvents, 'opened'> {
  opened(name: TransportName): void;
}

/** The ways to a server: a socket, and an event stream where sockets do not open (PROTOCOL.md E-5). */
export interface Ways {
  /** Opens one of them; what it finds out counts for the next. @throws on an invalid URL */
  open(address: ServerAddress, events: WayEvents): Transport;
  /** Tries whether a socket opens by now. */
  openSocket(address: ServerAddress, events: WayEvents): Transport;
}

export function createWays(
  idleTimeout: IdleTimeout,
  environment: Omit<Environment, 'storage' | 'lasting'>,
): Ways {
  /** sockets that did not open, in a row */
  let failures = 0;
  /** the server was reached by an event stream just after a socket had failed */
  let isBlocked = false;

  function openSocket({ url }: ServerAddress, { opened, closed, received }: WayEvents): Transport {
    let hasOpened = false;
    return openTransport(
      environment.openSocket(url),
      {
        received,
        opened() {
          hasOpened = true;
          isBlocked = false;
          failures = 0;
          opened('socket');
        },
        closed(code) {
          if (!hasOpened) failures++;
          closed(code);
        },
      },
      idleTimeout,
      environment,
    );
  }

  function openStream({ url, token }: ServerAddress, { opened, closed, received }: WayEvents): Transport {
    let hasOpened = false;
    return openTransport(
      openEventStream(url, token?.(), environment),
      {
        received,
        opened() {
          hasOpened = isBlocked = true;
          opened('sse');
        },
        closed(code) {
          // the server is down, or an older one: the next attempt begins with a socket
          if (!hasOpened) isBlocked = false;
          closed(code);
        },
      },
      idleTimeout,
      environment,
    );
  }

  return {
    openSocket,
    open(address, events) {
      if (isBlocked || address.transport === 'sse') return openStream(address, events);
      let hasOpened = false;
      let present = openSocket(address, {
        ...events,
        opened(name) {
          hasOpened = true;
          events.opened(name);
        },
        closed(code) {
          // At once, so that it tells a blocked socket from a server that is down: one that comes back takes the socket first.
          if (!hasOpened && failures >= failuresInARow) present = openStream(address, events);
          else events.closed(code);
        },
      });
      return {
        get isSending() {
          return present.isSending;
        },
        send: (text) => present.send(text),
        close: () => present.close(),
      };
    },
  };
}
