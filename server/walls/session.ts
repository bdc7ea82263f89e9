import {
  closeCodes,
  decodeClientMessage,
  errorCodes,
  initialState,
  type Action,
  type ClientMessage,
  type Enter,
  type ErrorAnswer,
  type ErrorCode,
  type ServerMessage,
  type WallState,
} from '#protocol';
import type { Logger } from 'pino';
import type { Broker } from '../broker/broker.ts';
import { NotStoredError } from '../broker/journal.ts';
import type { ChartEvent, ChartStore } from '../charts/store.ts';
import type { Hub } from './hub.ts';
import { outgoing, type Outgoing } from './outgoing.ts';
import type { Voice, Voices, Wish } from './voice.ts';
import type { Wall, WallEvent, WallTopics } from './wall.ts';
import { createWishes } from './wishes.ts';

export type Topics = WallTopics & Record<`chart:${string}`, ChartEvent>;

/** The other end of a session: a socket, or in tests two functions. */
export interface SessionPeer {
  /** Of what is sent under one key only the newest waits while the socket is not draining (PROTOCOL.md B-1). */
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
  /** told to screens on entering */
  server: { version: string; staleAfter: number | null };
  now: () => number;
  log: Logger;
}

export interface Session {
  /** Handles one message; messages are handled one at a time, in order (PROTOCOL.md B-7). Never rejects. */
  receive(text: string): Promise<void>;
  /** Forgets the peer: its socket is gone. */
  end(): void;
}

type Who =
  /** `shown` is what the wall looks like for a guest, which is never told a whole state on entering */
  | { kind: 'guest'; voice: Voice; shown: WallState; caughtUp: boolean }
  /** `known` are the etags of what the screen still has from before */
  | { kind: 'screen'; voice: Voice; id: string; known: Map<string, string> }
  | { kind: 'ended' };

/** One peer from its first word to its close. It is a guest until it enters. */
export function createSession(peer: SessionPeer, wallName: string, deps: SessionDeps): Session {
  const { hub, charts, broker, voices, server, now, log } = deps;
  let who: Who = { kind: 'guest', voice: voices.guest, shown: initialState, caughtUp: false };
  let wall = hub.enter(wallName);
  let unsubscribe = wall?.subscribe(onWall);
  let turn = Promise.resolve();
  const wishes = createWishes((chartName, subscriber) => broker.subscribe(`chart:${chartName}`, subscriber), onChart);

  if (!wall) peer.close(closeCodes.tooMany, 'too many walls');

  async function handle(text: string): Promise<void> {
    const decoded = decodeClientMessage(text);
    if (!decoded.ok) return refuse(errorCodes.badMessage, decoded.reason, decoded);
    if (!wall || who.kind === 'ended') return;
    const { message, fields } = decoded;
    switch (message.action) {
      case 'enter':
        return enter(message);
      case 'getData':
        return request({ ...message, fields });
      case 'heartbeat':
        return tell({ action: 'heartbeat', sent: message.sent, time: now() });
      case 'themeChange':
      case 'fullScreen':
      case 'pageChange':
        return act(wall, message, text);
      case 'relay':
        return wall.relay(outgoing(text));
      default:
        message satisfies never;
    }
  }

  function enter({ wall: name, screen, known }: Enter): void {
    if (who.kind === 'screen') return refuse(errorCodes.badMessage, 'this socket has entered already');
    const entered = hub.enter(name);
    if (!entered) return peer.close(closeCodes.tooMany, 'too many walls');
    leave();
    wishes.clear();
    wall = entered;
    wall.screens.get(screen)?.();
    wall.screens.set(screen, replaced);
    who = { kind: 'screen', voice: voices.screen, id: screen, known: new Map(Object.entries(known)) };
    unsubscribe = wall.subscribe(onWall);
    const { state, screens } = wall;
    tell({ action: 'entered', screen, wall: name, num: screens.size, state, time: now(), server });
  }

  function request(wish: Wish): void {
    if (who.kind === 'ended') return;
    const key = keyOf(wish);
    if (!wishes.add(key, wish)) return refuse(errorCodes.tooMany, 'too many charts asked for', wish);
    const snapshot = charts.get(wish.chartName);
    if (snapshot) peer.send(who.voice.answer(wish, snapshot, knownOf(wish.chartName)), key);
    else refuse(errorCodes.noChart, `there is no chart ${wish.chartName}`, wish);
    if (who.kind === 'screen') tellProblem(wish.chartName);
    else catchUp();
  }

  async function act(on: Wall, action: Action, text: string): Promise<void> {
    try {
      const original = who.kind === 'guest' ? outgoing(text) : undefined;
      const changed = await on.act(action, original);
      if (!changed && who.kind === 'screen') who.voice.catchUp(on.state, on.state).forEach((word) => peer.send(word));
    } catch (error) {
      if (!(error instanceof NotStoredError)) throw error;
      refuse(errorCodes.notStored, error.message, action);
    }
  }

  function onChart(key: string, wish: Wish, event: ChartEvent): void {
    if (who.kind === 'ended') return;
    // a newer modified time alone must not take the place of content that still waits
    const news = event.kind === 'touched' && peer.isWaiting(key) ? ({ ...event, kind: 'changed' } as const) : event;
    const words = who.voice.push(wish, news);
    if (words) peer.send(words, event.kind === 'problem' ? `problem ${wish.chartName}` : key);
  }

  function onWall(event: WallEvent): void {
    if (who.kind === 'ended') return;
    if (event.kind === 'relay') {
      if (who.kind === 'guest' || !event.guestsOnly) peer.send(event.text);
      return;
    }
    // each word to a screen is absolute, so the newest says it all; to a guest each one is a toggle
    const key = who.kind === 'screen' ? event.action : undefined;
    for (const word of who.voice.change(event)) peer.send(word, key);
    if (who.kind === 'guest') who.shown = event.state;
  }

  /** A late guest is told the state in its own words right after its first getData (PROTOCOL.md G-4). */
  function catchUp(): void {
    if (who.kind !== 'guest' || who.caughtUp || !wall) return;
    who.caughtUp = true;
    for (const word of who.voice.catchUp(who.shown, wall.state)) peer.send(word);
    who.shown = wall.state;
  }

  /** The etag counts once: a screen that asks a second time on the same socket wants the content. */
  function knownOf(chartName: string): string | undefined {
    if (who.kind !== 'screen') return undefined;
    const etag = who.known.get(chartName);
    who.known.delete(chartName);
    return etag;
  }

  function keyOf({ chartName, socketType }: Wish): string {
    return who.kind === 'screen' ? chartName : `${chartName} ${socketType ?? ''}`;
  }

  function tellProblem(chartName: string): void {
    const problem = charts.problem(chartName);
    if (problem) tell({ action: 'problem', chartName, problem });
  }

  function tell(message: ServerMessage): void {
    peer.send(outgoing(JSON.stringify(message)));
  }

  function refuse(code: ErrorCode, message: string, about: { chartName?: string | undefined; requestId?: string | number | undefined } = {}): void {
    const { chartName, requestId } = about;
    const answer: ErrorAnswer = { action: 'error', chartName, requestId, error: { code, message } };
    tell(answer);
  }

  function replaced(): void {
    peer.close(closeCodes.replaced, 'a newer socket of this screen');
    end();
  }

  function leave(): void {
    unsubscribe?.();
    if (!wall) return;
    if (who.kind === 'screen' && wall.screens.get(who.id) === replaced) wall.screens.delete(who.id);
    hub.leave(wall);
  }

  function end(): void {
    if (who.kind === 'ended') return;
    leave();
    wishes.clear();
    who = { kind: 'ended' };
  }

  return {
    receive(text) {
      turn = turn.then(() => handle(text)).catch((error: unknown) => log.error({ err: error }, 'a message could not be handled'));
      return turn;
    },
    end,
  };
}
