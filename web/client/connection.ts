import type { ConnectionState } from './connection-state.ts';
import type { Environment } from './environment.ts';
import { createObservable, type Observable } from './observable.ts';
import { createPatience } from './idle-timeout.ts';
import { keepConnected, type Reconnect } from './reconnect.ts';
import { openTransport, type Transport, type TransportEvents } from './transport.ts';

/** The one way to the server, over all sockets that come and go, and how it is now. */
export interface Link {
  readonly connection: Observable<ConnectionState>;
  /** @returns false, and does nothing, when started already. @throws for an address that is none */
  start(url: string): boolean;
  /** The server let this screen in. */
  entered(onto: { screen: string; wall: string; num: number }): void;
  /** All that was asked for on the present socket has come: it is as fast as it should be. */
  answered(): void;
  /** Goes nowhere while no socket is open. */
  send(message: object): void;
  stop(): void;
}

export function createLink(events: TransportEvents, environment: Environment): Link {
  const { now, report } = environment;
  const connection = createObservable<ConnectionState>({ status: 'idle' }, report);
  const patience = createPatience();
  let transport: Transport | undefined;
  let reconnect: Reconnect | undefined;

  function attempt(url: string, ended: (code: number) => void): () => void {
    const opening = openTransport(
      url,
      {
        ...events,
        ended(code) {
          ended(code);
          events.ended(code);
        },
      },
      patience,
      environment,
    );
    transport = opening;
    return () => opening.end();
  }

  function lost(attempts: number): void {
    connection.set({ status: 'lost', since: lostSince(connection.value, now), attempt: attempts });
  }

  function refused(code: number): void {
    connection.set({ status: 'refused', since: now(), code });
  }

  return {
    connection,
    start(url) {
      const { status } = connection.value;
      if (status !== 'idle' && status !== 'refused') return false;
      reconnect = keepConnected((ended) => attempt(url, ended), { lost, refused }, environment);
      connection.set({ status: 'connecting', since: now() });
      return true;
    },
    entered({ screen, wall, num }) {
      reconnect?.settled();
      connection.set({ status: 'open', since: now(), screen, wall, num });
    },
    answered: () => patience.reset(),
    send(message) {
      transport?.send(JSON.stringify(message));
    },
    stop() {
      reconnect?.stop();
      reconnect = undefined;
      connection.set({ status: 'idle' });
    },
  };
}

/** A link that is lost, or never stood, is so since the first time. */
function lostSince(state: ConnectionState, now: () => number): number {
  return state.status === 'lost' || state.status === 'connecting' ? state.since : now();
}
