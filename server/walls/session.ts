import { closeCodes, errorCodes } from '#protocol';
import type { Logger } from 'pino';
import type { ChartEvent } from '../charts/store.ts';
import { refuse } from './replies.ts';
import type { ChartChannels } from './chart-channels.ts';
import type { WallEvent } from './events.ts';
import type { Listener } from './fan-out.ts';
import { Guest, type GuestHost } from './guests/guest.ts';
import type { Resumption } from './guests/resumption.ts';
import { handlerOf } from './handlers/index.ts';
import type { HandlerDeps } from './handlers/handler.ts';
import type { Hub } from './hub.ts';
import { InOrder } from './in-order.ts';
import { tellChart, tellWall, type Member, type Screen } from './delivery.ts';
import type { After } from './schedule.ts';
import { RateLimit } from './rate-limit.ts';
import type { Received } from './received.ts';
import type { SessionPeer } from './session-peer.ts';
import type { Wall } from './wall.ts';
import { Wishes, type Follower, type Following } from './subscriptions.ts';

export interface SessionDeps extends HandlerDeps {
  hub: Hub;
  channels: ChartChannels;
  decode: (text: string) => Received;
  guests: Resumption;
  after: After;
  /** a new id, of no other guest on any node */
  newId: () => string;
  log: Logger;
}

/** Where a socket comes from. */
export interface Arrival {
  /** the wall that its URL names */
  wall: string;
  /** tells one client from another (PROTOCOL.md G-7) */
  client: string;
}

/** `connecting`: nothing is known of the peer, and it is subscribed to nothing. */
type State =
  | { readonly kind: 'connecting' | 'closed' }
  | { readonly kind: 'open'; readonly member: Member; readonly wall: Wall };

const connecting: State = { kind: 'connecting' };
const closed: State = { kind: 'closed' };

/**
 * The life of one peer: connecting, a guest, perhaps a screen, closed. What its messages do is in handlers/.
 *
 * A class, as the peer is: functions of each session's own would cost 5,000 screens 1 KB each.
 */
export class Session implements Listener<WallEvent>, Follower, GuestHost {
  readonly peer: SessionPeer;
  private readonly deps: SessionDeps;
  private readonly inOrder = new InOrder();
  private readonly wishes: Wishes;
  /** undefined until it acts */
  private rateLimit: RateLimit | undefined = undefined;
  private state = connecting;

  constructor(peer: SessionPeer, deps: SessionDeps) {
    this.peer = peer;
    this.deps = deps;
    this.wishes = new Wishes(this, deps.channels);
  }

  /** The peer is known: from now on it is a guest of the wall that its URL names. */
  open({ wall: name, client }: Arrival): void {
    const { deps } = this;
    const wall = this.findWall(name);
    if (wall) this.join(wall, new Guest(this, client, { ...deps, voice: deps.voices.guest }));
  }

  /**
   * Handles one message; messages are handled one at a time, in order (PROTOCOL.md B-7). Returns a promise, which never rejects, when
   * that takes longer than this call.
   */
  receive(text: string): Promise<void> | undefined {
    if (this.state.kind === 'open' && this.state.member.kind === 'guest') this.state.member.speaks();
    return this.handleInTurn(text);
  }

  /** undefined before it is open and once the peer is gone */
  get wall(): Wall | undefined {
    return this.state.kind === 'open' ? this.state.wall : undefined;
  }

  get requests(): string[] {
    return this.wishes.texts;
  }

  request(texts: readonly string[]): void {
    for (const text of texts) void this.handleInTurn(text);
  }

  /** Forgets the peer: its socket is gone. */
  end(): void {
    if (this.state.kind === 'open' && this.state.member.kind === 'guest')
      this.state.member.end(this.state.wall.name);
    this.leave();
  }

  /** A newer socket of the same screen has come. */
  replace(): void {
    this.close(closeCodes.replaced, 'a newer socket of this screen');
  }

  deliver(event: WallEvent): void {
    if (this.state.kind === 'open') tellWall(this.peer, this.state.member, event);
  }

  onNews(following: Following, event: ChartEvent): void {
    if (this.state.kind === 'open') tellChart(this.peer, this.state.member, following, event);
  }

  private close(code: number, reason: string): void {
    this.peer.close(code, reason);
    this.end();
  }

  private findWall(name: string): Wall | undefined {
    const wall = this.deps.hub.enter(name);
    if (!wall) this.peer.close(closeCodes.tooMany, 'too many walls');
    return wall;
  }

  private join(wall: Wall, member: Member): void {
    this.state = { kind: 'open', member, wall };
    wall.subscribe(this);
  }

  private leave(): void {
    this.wishes.clear();
    const { state } = this;
    this.state = closed;
    if (state.kind !== 'open') return;
    const { wall, member } = state;
    wall.unsubscribe(this);
    if (member.kind === 'screen') wall.leave(member.id, this);
    this.deps.hub.leave(wall);
  }

  private enter(guest: Guest, name: string, screen: Screen): { wall: Wall; num: number } | undefined {
    guest.promote();
    this.leave();
    const wall = this.findWall(name);
    if (!wall) return undefined;
    this.join(wall, screen);
    return { wall, num: wall.enter(screen.id, this) };
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
    const { state, peer, wishes, deps } = this;
    if (state.kind !== 'open') return;
    const { member, wall } = state;
    const received = deps.decode(text);
    if (!received.ok) return refuse(peer, errorCodes.badMessage, received.reason, received);
    const { message, fields } = received;
    const handler = handlerOf(message);
    if (handler.isLimited && !this.isWithinRate(text))
      return this.close(closeCodes.tooMany, 'more than 20 actions or 256 KiB of them in a second');
    const context = { peer, member, wall, wishes, deps };
    const sent = { text, fields };
    if (handler.who === 'everybody') return handler.handle(context, message, sent);
    if (member.kind !== 'guest')
      return refuse(peer, errorCodes.badMessage, 'this socket has entered already');
    const enter = (to: string, screen: Screen) => this.enter(member, to, screen);
    return handler.handle({ ...context, member, enter }, message, sent);
  }

  private isWithinRate(text: string): boolean {
    this.rateLimit ??= new RateLimit(this.deps.now);
    return this.rateLimit.take(Buffer.byteLength(text));
  }
}
