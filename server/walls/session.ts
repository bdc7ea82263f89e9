import { closeCodes, errorCodes, type Enter } from '#protocol';
import type { Logger } from 'pino';
import type { Broker, Subscriber } from '../broker/broker.ts';
import type { ChartEvent, ChartStore } from '../charts/store.ts';
import { act } from './acting.ts';
import { answerRequest, refuse, tell, welcome } from './answers.ts';
import { Guest, type GuestHost } from './guests/guest.ts';
import type { Hub } from './hub.ts';
import { InOrder } from './in-order.ts';
import { tellChart, tellWall, type Member } from './news.ts';
import { outgoing } from './outgoing.ts';
import type { After } from './plan.ts';
import { RateLimit } from './rate-limit.ts';
import type { Received, Wish } from './received.ts';
import type { Resumption } from './guests/resumption.ts';
import type { Voices } from './voice.ts';
import type { WallEvent, WallTopics } from './events.ts';
import type { Wall } from './wall.ts';
import type { SessionPeer } from './session-peer.ts';
import { Wishes, type ChartTopics, type Follower, type Following } from './wishes.ts';

export type Topics = WallTopics & ChartTopics;

export interface SessionDeps {
  hub: Hub;
  charts: ChartStore;
  broker: Broker<Topics>;
  voices: Voices;
  decode: (text: string) => Received;
  guests: Resumption;
  /** told to screens on entering */
  server: { version: string; staleAfter: number | null };
  now: () => number;
  after: After;
  log: Logger;
}

/** Where a socket comes from. */
export interface Arrival {
  /** the wall that its URL names */
  wall: string;
  /** tells one client from another (PROTOCOL.md G-7) */
  client: string;
}

/**
 * One peer from its first word to its close. It is a guest until it enters.
 *
 * A class, as the peer is: functions of each session's own would cost 5,000 screens 1 KB each.
 */
export class Session implements Subscriber<WallEvent>, Follower, GuestHost {
  readonly peer: SessionPeer;
  readonly deps: SessionDeps;
  private readonly inOrder = new InOrder();
  private readonly wishes: Wishes;
  member: Member;
  /** undefined until it acts */
  private rateLimit: RateLimit | undefined = undefined;
  /** undefined once the peer is gone */
  wall: Wall | undefined;

  constructor(peer: SessionPeer, { wall, client }: Arrival, deps: SessionDeps) {
    this.peer = peer;
    this.deps = deps;
    this.wishes = new Wishes(this, deps.broker);
    this.member = new Guest(this, client, { ...deps, voice: deps.voices.guest });
    this.wall = this.join(wall);
  }

  /**
   * Handles one message; messages are handled one at a time, in order (PROTOCOL.md B-7). Returns a promise, which never rejects, when
   * that takes longer than this call.
   */
  receive(text: string): Promise<void> | undefined {
    if (this.member.kind === 'guest') this.member.speaks();
    return this.handleInTurn(text);
  }

  get requests(): string[] {
    return this.wishes.texts;
  }

  request(texts: readonly string[]): void {
    for (const text of texts) void this.handleInTurn(text);
  }

  /** Forgets the peer: its socket is gone. */
  end(): void {
    const { wall, member } = this;
    if (member.kind === 'guest') member.end(wall?.name);
    this.leave();
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

  private leave(): void {
    this.wishes.clear();
    const { wall } = this;
    if (!wall) return;
    this.wall = undefined;
    wall.unsubscribe(this);
    if (this.member.kind === 'screen') wall.leave(this.member.id, this);
    this.deps.hub.leave(wall);
  }

  private join(name: string): Wall | undefined {
    const wall = this.deps.hub.enter(name);
    if (wall) wall.subscribe(this);
    else this.peer.close(closeCodes.tooMany, 'too many walls');
    return wall;
  }

  private handleInTurn(text: string): Promise<void> | undefined {
    const failed = (error: unknown): void =>
      this.deps.log.error({ err: error }, 'a message could not be handled');
    try {
      return this.inOrder.run(() => this.handle(text))?.catch(failed);
    } catch (error) {
      failed(error);
      return undefined;
    }
  }

  private handle(text: string): Promise<void> | void {
    const { wall } = this;
    if (!wall) return;
    const received = this.deps.decode(text);
    if (!received.ok) return refuse(this.peer, errorCodes.badMessage, received.reason, received);
    const { message, fields } = received;
    switch (message.action) {
      case 'enter':
        return this.enter(message);
      case 'getData':
        return this.answer(message);
      case 'heartbeat':
        return tell(this.peer, { action: 'heartbeat', sent: message.sent, time: this.deps.now() });
      case 'themeChange':
      case 'fullScreen':
      case 'pageChange':
        return this.mayAct(text) ? act(this, wall, message, { text, fields }) : this.closeForRate();
      case 'relay':
        return this.mayAct(text) ? wall.relay(outgoing(text)) : this.closeForRate();
      default:
        message satisfies never;
    }
  }

  private enter({ wall: name, screen, known }: Enter): void {
    const { voices, server, now } = this.deps;
    if (this.member.kind === 'screen')
      return refuse(this.peer, errorCodes.badMessage, 'this socket has entered already');
    this.member.promote();
    this.leave();
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

  private answer(wish: Wish): void {
    const { peer, member } = this;
    // a push to screens names no socketType: one a chart serves all requests for it
    const key = member.kind === 'screen' ? wish.chartName : `${wish.chartName} ${wish.socketType ?? ''}`;
    const following = this.wishes.add(key, wish);
    if (!following) return refuse(peer, errorCodes.tooMany, 'too many charts asked for', wish);
    const snapshot = answerRequest(peer, member, this.deps.charts, wish);
    if (snapshot) following.sent = snapshot.revision;
    if (member.kind === 'guest') member.asked(wish.chartName);
  }

  private mayAct(text: string): boolean {
    this.rateLimit ??= new RateLimit(this.deps.now);
    return this.rateLimit.take(Buffer.byteLength(text));
  }

  private closeForRate(): void {
    this.peer.close(closeCodes.tooMany, 'more than 20 actions or 256 KiB of them in a second');
    this.end();
  }
}
