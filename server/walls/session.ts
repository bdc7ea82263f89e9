import { closeCodes, errorCodes, initialState, type Action, type Enter } from '#protocol';
import type { Logger } from 'pino';
import type { Broker } from '../broker/broker.ts';
import { NotStoredError } from '../broker/journal.ts';
import type { ChartEvent, ChartStore } from '../charts/store.ts';
import { answerRequest, refuse, tell } from './answers.ts';
import type { Hub } from './hub.ts';
import { createInOrder } from './in-order.ts';
import { catchUp, tellChart, tellWall, type Member } from './news.ts';
import { outgoing, type Outgoing } from './outgoing.ts';
import type { Received, Wish } from './received.ts';
import type { Voices } from './voice.ts';
import type { Wall, WallTopics } from './wall.ts';
import { createWishes } from './wishes.ts';

export type Topics = WallTopics & Record<`chart:${string}`, ChartEvent>;

/** The other end of a session: a socket, or in tests a few functions. */
export interface SessionPeer {
  /** Of what is sent under one key only the newest waits for its turn or for a slow socket (PROTOCOL.md B-1). */
  send(outgoing: Outgoing, key?: string): void;
  /** True while something sent under this key has not gone out yet. */
  isWaiting(key: string): boolean;
  close(code: number, reason: string): void;
}

export interface SessionDeps {
  hub: Hub;
  charts: ChartStore;
  broker: Broker<Topics>;
  voices: Voices;
  decode: (text: string) => Received;
  /** told to screens on entering */
  server: { version: string; staleAfter: number | null };
  now: () => number;
  log: Logger;
}

export interface Session {
  /**
   * Handles one message; messages are handled one at a time, in order (PROTOCOL.md B-7). Returns a promise, which never rejects, when
   * that takes longer than this call.
   */
  receive(text: string): Promise<void> | undefined;
  /** Forgets the peer: its socket is gone. */
  end(): void;
}

/** One peer from its first word to its close. It is a guest until it enters. */
export function createSession(peer: SessionPeer, wallName: string, deps: SessionDeps): Session {
  const { hub, charts, broker, voices, decode, server, now, log } = deps;
  const inOrder = createInOrder();
  const wishes = createWishes(
    (chartName, subscriber) => broker.subscribe(`chart:${chartName}`, subscriber),
    (key, wish, event) => tellChart(peer, member, key, wish, event),
  );
  let member: Member = { kind: 'guest', voice: voices.guest, shown: initialState, caughtUp: false };
  /** undefined once the peer is gone */
  let joined = join(wallName);

  function join(name: string): { wall: Wall; unsubscribe: () => void } | undefined {
    const wall = hub.enter(name);
    if (wall) return { wall, unsubscribe: wall.subscribe((event) => tellWall(peer, member, event)) };
    peer.close(closeCodes.tooMany, 'too many walls');
    return undefined;
  }

  function handle(text: string): Promise<void> | void {
    if (!joined) return;
    const received = decode(text);
    if (!received.ok) return refuse(peer, errorCodes.badMessage, received.reason, received);
    const { message } = received;
    switch (message.action) {
      case 'enter':
        return enter(message);
      case 'getData':
        return request(joined.wall, message);
      case 'heartbeat':
        return tell(peer, { action: 'heartbeat', sent: message.sent, time: now() });
      case 'themeChange':
      case 'fullScreen':
      case 'pageChange':
        return act(joined.wall, message, text);
      case 'relay':
        return joined.wall.relay(outgoing(text));
      default:
        message satisfies never;
    }
  }

  function enter({ wall: name, screen, known }: Enter): void {
    if (member.kind === 'screen')
      return refuse(peer, errorCodes.badMessage, 'this socket has entered already');
    end();
    member = {
      kind: 'screen',
      voice: voices.screen,
      id: screen,
      known: new Map(Object.entries(known)),
      sent: new Map(),
    };
    joined = join(name);
    if (!joined) return;
    const { screens, state } = joined.wall;
    screens.get(screen)?.();
    screens.set(screen, replaced);
    tell(peer, { action: 'entered', screen, wall: name, num: screens.size, state, time: now(), server });
  }

  function request(wall: Wall, wish: Wish): void {
    // a push to screens names no socketType: one a chart serves all requests for it
    const key = member.kind === 'screen' ? wish.chartName : `${wish.chartName} ${wish.socketType ?? ''}`;
    if (!wishes.add(key, wish)) return refuse(peer, errorCodes.tooMany, 'too many charts asked for', wish);
    const { voice } = member;
    const snapshot = answerRequest(peer, charts, { voice, wish, known: knownOf(wish.chartName) });
    if (member.kind === 'guest') return catchUp(peer, member, wall.state);
    if (snapshot) member.sent.set(wish.chartName, snapshot.revision);
    const problem = charts.problem(wish.chartName);
    if (problem) tell(peer, { action: 'problem', chartName: wish.chartName, problem });
  }

  async function act(wall: Wall, action: Action, text: string): Promise<void> {
    try {
      const changed = await wall.act(action, member.kind === 'guest' ? outgoing(text) : undefined);
      if (changed || member.kind === 'guest') return;
      // its sender waits for the echo all the same (PROTOCOL.md S-5)
      const echo = {
        kind: 'state',
        action: action.action,
        was: wall.state,
        state: wall.state,
        at: now(),
      } as const;
      for (const word of member.voice.change(echo)) peer.send(word);
    } catch (error) {
      if (!(error instanceof NotStoredError)) throw error;
      refuse(peer, errorCodes.notStored, error.message, action);
    }
  }

  /** The etag counts once: a screen that asks a second time on the same socket wants the content. */
  function knownOf(chartName: string): string | undefined {
    if (member.kind === 'guest') return undefined;
    const etag = member.known.get(chartName);
    member.known.delete(chartName);
    return etag;
  }

  function replaced(): void {
    peer.close(closeCodes.replaced, 'a newer socket of this screen');
    end();
  }

  function end(): void {
    wishes.clear();
    if (!joined) return;
    const { wall, unsubscribe } = joined;
    joined = undefined;
    unsubscribe();
    if (member.kind === 'screen' && wall.screens.get(member.id) === replaced) wall.screens.delete(member.id);
    hub.leave(wall);
  }

  function failed(error: unknown): void {
    log.error({ err: error }, 'a message could not be handled');
  }

  return {
    receive(text) {
      try {
        return inOrder(() => handle(text))?.catch(failed);
      } catch (error) {
        failed(error);
        return undefined;
      }
    },
    end,
  };
}
