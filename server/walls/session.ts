import { closeCodes, errorCodes, initialState, type Action, type Enter } from '#protocol';
import type { Logger } from 'pino';
import type { Broker, Subscriber } from '../broker/broker.ts';
import { NotStoredError } from '../broker/journal.ts';
import type { ChartEvent, ChartStore } from '../charts/store.ts';
import { answerRequest, refuse, tell, welcome } from './answers.ts';
import type { Hub } from './hub.ts';
import { InOrder } from './in-order.ts';
import { catchUp, tellChart, tellWall, type Member } from './news.ts';
import { outgoing, type Outgoing } from './outgoing.ts';
import type { Received, Wish } from './received.ts';
import type { Voices } from './voice.ts';
import type { Wall, WallEvent, WallTopics } from './wall.ts';
import { Wishes, type ChartTopics, type Follower, type Following } from './wishes.ts';

export type Topics = WallTopics & ChartTopics;

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

/**
 * One peer from its first word to its close. It is a guest until it enters.
 *
 * A class, as the peer is: functions of each session's own would cost 5,000 screens 1 KB each.
 */
export class Session implements Subscriber<WallEvent>, Follower {
  private readonly peer: SessionPeer;
  private readonly deps: SessionDeps;
  private readonly inOrder = new InOrder();
  private readonly wishes: Wishes;
  private member: Member;
  /** undefined once the peer is gone */
  private wall: Wall | undefined;

  constructor(peer: SessionPeer, wallName: string, deps: SessionDeps) {
    this.peer = peer;
    this.deps = deps;
    this.wishes = new Wishes(this, deps.broker);
    this.member = { kind: 'guest', voice: deps.voices.guest, shown: initialState, caughtUp: false };
    this.wall = this.join(wallName);
  }

  /**
   * Handles one message; messages are handled one at a time, in order (PROTOCOL.md B-7). Returns a promise, which never rejects, when
   * that takes longer than this call.
   */
  receive(text: string): Promise<void> | undefined {
    const failed = (error: unknown): void =>
      this.deps.log.error({ err: error }, 'a message could not be handled');
    try {
      return this.inOrder.run(() => this.handle(text))?.catch(failed);
    } catch (error) {
      failed(error);
      return undefined;
    }
  }

  /** Forgets the peer: its socket is gone. */
  end(): void {
    this.wishes.clear();
    const { wall } = this;
    if (!wall) return;
    this.wall = undefined;
    wall.unsubscribe(this);
    if (this.member.kind === 'screen') wall.leave(this.member.id, this);
    this.deps.hub.leave(wall);
  }

  /** A newer socket of the same screen has come. */
  replace(): void {
    this.peer.close(closeCodes.replaced, 'a newer socket of this screen');
    this.end();
  }

  deliver(event: WallEvent): void {
    tellWall(this.peer, this.member, event);
  }

  onNews(following: Following, event: ChartEvent): void {
    tellChart(this.peer, this.member, following, event);
  }

  private join(name: string): Wall | undefined {
    const wall = this.deps.hub.enter(name);
    if (wall) wall.subscribe(this);
    else this.peer.close(closeCodes.tooMany, 'too many walls');
    return wall;
  }

  private handle(text: string): Promise<void> | void {
    const { wall } = this;
    if (!wall) return;
    const received = this.deps.decode(text);
    if (!received.ok) return refuse(this.peer, errorCodes.badMessage, received.reason, received);
    const { message } = received;
    switch (message.action) {
      case 'enter':
        return this.enter(message);
      case 'getData':
        return this.request(wall, message);
      case 'heartbeat':
        return tell(this.peer, { action: 'heartbeat', sent: message.sent, time: this.deps.now() });
      case 'themeChange':
      case 'fullScreen':
      case 'pageChange':
        return this.act(wall, message, text);
      case 'relay':
        return wall.relay(outgoing(text));
      default:
        message satisfies never;
    }
  }

  private enter({ wall: name, screen, known }: Enter): void {
    const { voices, server, now } = this.deps;
    if (this.member.kind === 'screen')
      return refuse(this.peer, errorCodes.badMessage, 'this socket has entered already');
    this.end();
    this.member = {
      kind: 'screen',
      voice: voices.screen,
      id: screen,
      known: Object.keys(known).length > 0 ? new Map(Object.entries(known)) : undefined,
    };
    const wall = (this.wall = this.join(name));
    if (!wall) return;
    const num = wall.enter(screen, this);
    const { state, layout } = wall;
    welcome(this.peer, { action: 'entered', screen, wall: name, num, state, time: now(), server }, layout);
  }

  private request(wall: Wall, wish: Wish): void {
    const { peer, member } = this;
    const { charts } = this.deps;
    // a push to screens names no socketType: one a chart serves all requests for it
    const key = member.kind === 'screen' ? wish.chartName : `${wish.chartName} ${wish.socketType ?? ''}`;
    const following = this.wishes.add(key, wish);
    if (!following) return refuse(peer, errorCodes.tooMany, 'too many charts asked for', wish);
    const { voice } = member;
    this.tellSettings(wish.chartName);
    const snapshot = answerRequest(peer, charts, { voice, wish, known: this.knownOf(wish.chartName) });
    if (snapshot) following.sent = snapshot.revision;
    if (member.kind === 'guest') return catchUp(peer, member, wall.state);
    const problem = charts.problem(wish.chartName);
    if (problem) tell(peer, { action: 'problem', chartName: wish.chartName, problem });
  }

  /** Before the answer, so that the chart is drawn once (PROTOCOL.md S-11). */
  private tellSettings(chartName: string): void {
    const settings = this.member.kind === 'screen' && this.deps.charts.settings(chartName);
    if (settings) tell(this.peer, { action: 'settings', chartName, settings });
  }

  private async act(wall: Wall, action: Action, text: string): Promise<void> {
    const isGuest = this.member.kind === 'guest';
    try {
      const changed = await wall.act(action, isGuest ? outgoing(text) : undefined);
      if (changed || isGuest) return;
      // its sender waits for the echo all the same (PROTOCOL.md S-5)
      const { state } = wall;
      const at = this.deps.now();
      const echo = { kind: 'state', action: action.action, was: state, state, at } as const;
      for (const word of this.member.voice.change(echo)) this.peer.send(word);
    } catch (error) {
      if (!(error instanceof NotStoredError)) throw error;
      refuse(this.peer, errorCodes.notStored, error.message, action);
    }
  }

  /** The etag counts once: a screen that asks a second time on the same socket wants the content. */
  private knownOf(chartName: string): string | undefined {
    if (this.member.kind === 'guest') return undefined;
    const etag = this.member.known?.get(chartName);
    this.member.known?.delete(chartName);
    return etag;
  }
}
