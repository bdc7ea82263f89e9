import type { RefusalCode, TransportName } from '#protocol';
import type { ConnectionState } from './connection-state.ts';
import type { Environment } from './environment.ts';
import { createIdleTimeout } from './idle-timeout.ts';
import { createMove, type Move } from './move.ts';
import { createObservable, type Observable } from './observable.ts';
import { keepConnected, type Reconnect } from './reconnect.ts';
import type { ServerAddress } from './server-address.ts';
import { abnormalClosure, type Transport, type TransportEvents } from './transport.ts';
import { createWays } from './ways.ts';

/** The page's one connection to the server. It outlives the transports that carry it. */
export interface Connection {
  readonly state: Observable<ConnectionState>;
  /** @returns false, and does nothing, if already started. @throws on an invalid URL */
  start(address: ServerAddress): boolean;
  /** Called when the server has let this screen onto its wall. */
  entered(wall: { screen: string; wall: string; num: number }): void;
  /** Called when the server has said why it does not take the token, or that it wants one; it closes the transport if that matters. */
  denied(reason: RefusalCode): void;
  /** Called when every request on the present transport was answered: it is fast enough for the shortest idle timeout. */
  caughtUp(): void;
  /** Does nothing while no transport is open. */
  send(message: object): void;
  /** Another page of this screen takes over: if the transport ends, that is neither reported nor mended. */
  handOver(): void;
  /** No page has taken over: connects again if the transport has ended. */
  takeBack(): void;
  stop(): void;
}

/** `opened` is called for each transport that opens: this screen then enters with it. */
export function createConnection(events: TransportEvents, environment: Environment): Connection {
  const { now, report } = environment;
  const state = createObservable<ConnectionState>({ status: 'idle' }, report);
  const idleTimeout = createIdleTimeout();
  const ways = createWays(idleTimeout, environment);
  let transport: Transport | undefined;
  let name: TransportName = 'socket';
  let move: Move | undefined;
  /** the screen has entered by a socket, perhaps in place of a stream */
  let hasMoved = false;
  let reconnect: Reconnect | undefined;
  let denial: RefusalCode | undefined;
  let isHandedOver = false;
  let reportEnd: (() => void) | undefined;

  function attempt(address: ServerAddress, onClosed: (code: number) => void): () => void {
    denial = undefined;
    function ended(code: number): void {
      moving.stop();
      onClosed(code);
      events.closed(code);
    }
    function closed(code: number): void {
      // with a code for which the page keeps its id
      if (isHandedOver) reportEnd = () => ended(abnormalClosure);
      else ended(code);
    }
    function opened(taken: TransportName): void {
      name = taken;
      events.opened();
    }
    const { received } = events;
    const opening = ways.open(address, {
      received(text) {
        // what it still brings may be older than what the socket has brought
        if (transport === opening || !hasMoved) received(text);
      },
      opened,
      closed(code) {
        // once a socket has its place the stream ends, and only the socket tells
        if (transport === opening) closed(code);
      },
    });
    const moving = createMove(
      {
        open: (moved) => ways.openSocket(address, moved),
        isBusy: () => isHandedOver || opening.isSending,
        take(socket) {
          transport = socket;
          opened('socket');
        },
        left: () => opening.close(),
        received,
        closed,
      },
      environment,
    );
    transport = opening;
    hasMoved = false;
    move = address.transport === 'sse' ? undefined : moving;
    return () => {
      moving.stop();
      opening.close();
    };
  }

  function lost(attempts: number): void {
    state.set({ status: 'lost', since: lostSince(state.value, now), attempt: attempts });
  }

  function refused(code: number): void {
    state.set({ status: 'refused', since: now(), code, ...(denial && { reason: denial }) });
  }

  return {
    state,
    start(address) {
      const { status } = state.value;
      if (status !== 'idle' && status !== 'refused') return false;
      reconnect = keepConnected((onClosed) => attempt(address, onClosed), { lost, refused }, environment);
      state.set({ status: 'connecting', since: now() });
      return true;
    },
    entered({ screen, wall, num }) {
      reconnect?.reset();
      hasMoved = name === 'socket';
      if (hasMoved) move?.done();
      else move?.begin();
      state.set({ status: 'open', since: now(), screen, wall, num, transport: name });
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
