import type { RefusalCode } from '#protocol';
import type { ConnectionState } from './connection-state.ts';
import type { Environment } from './environment.ts';
import { createIdleTimeout } from './idle-timeout.ts';
import { createObservable, type Observable } from './observable.ts';
import { keepConnected, type Reconnect } from './reconnect.ts';
import { abnormalClosure, openTransport, type Transport, type TransportEvents } from './transport.ts';

/** The page's one connection to the server. It outlives the sockets that carry it. */
export interface Connection {
  readonly state: Observable<ConnectionState>;
  /** @returns false, and does nothing, if already started. @throws on an invalid URL */
  start(url: string): boolean;
  /** Called when the server has let this screen onto its wall. */
  entered(wall: { screen: string; wall: string; num: number }): void;
  /** Called when the server has said why it does not take the token, or that it wants one; it closes the socket if that matters. */
  denied(reason: RefusalCode): void;
  /** Called when every request on the present socket was answered: it is fast enough for the shortest idle timeout. */
  caughtUp(): void;
  /** Does nothing while no socket is open. */
  send(message: object): void;
  /** Another page of this screen takes over: if the socket ends, that is neither reported nor mended. */
  handOver(): void;
  /** No page has taken over: connects again if the socket has ended. */
  takeBack(): void;
  stop(): void;
}

export function createConnection(events: TransportEvents, environment: Environment): Connection {
  const { now, report } = environment;
  const state = createObservable<ConnectionState>({ status: 'idle' }, report);
  const idleTimeout = createIdleTimeout();
  let transport: Transport | undefined;
  let reconnect: Reconnect | undefined;
  let denial: RefusalCode | undefined;
  let isHandedOver = false;
  let reportEnd: (() => void) | undefined;

  function attempt(url: string, onClosed: (code: number) => void): () => void {
    denial = undefined;
    const ended = (code: number): void => {
      onClosed(code);
      events.closed(code);
    };
    const opening = openTransport(
      url,
      {
        ...events,
        closed(code) {
          // with a code for which the page keeps its id
          if (isHandedOver) reportEnd = () => ended(abnormalClosure);
          else ended(code);
        },
      },
      idleTimeout,
      environment,
    );
    transport = opening;
    return () => opening.close();
  }

  function lost(attempts: number): void {
    state.set({ status: 'lost', since: lostSince(state.value, now), attempt: attempts });
  }

  function refused(code: number): void {
    state.set({ status: 'refused', since: now(), code, ...(denial && { reason: denial }) });
  }

  return {
    state,
    start(url) {
      const { status } = state.value;
      if (status !== 'idle' && status !== 'refused') return false;
      reconnect = keepConnected((onClosed) => attempt(url, onClosed), { lost, refused }, environment);
      state.set({ status: 'connecting', since: now() });
      return true;
    },
    entered({ screen, wall, num }) {
      reconnect?.reset();
      state.set({ status: 'open', since: now(), screen, wall, num });
    },
    denied(reason) {
      denial = reason;
    },
    caughtUp: () => idleTimeout.reset(),
    send(message) {
      transport?.send(JSON.stringify(message));
    },
    handOver() {
      isHandedOver = true;
    },
    takeBack() {
      isHandedOver = false;
      reportEnd?.();
      reportEnd = undefined;
    },
    stop() {
      reconnect?.stop();
      reportEnd = undefined;
      reconnect = undefined;
      state.set({ status: 'idle' });
    },
  };
}

/** Failed attempts do not move the start of an outage. */
function lostSince(state: ConnectionState, now: () => number): number {
  return state.status === 'lost' || state.status === 'connecting' ? state.since : now();
}
