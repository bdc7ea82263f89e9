import { closeCodes, errorCodes } from '#protocol';
import { isRefusal, onWall } from '../auth/authenticator.ts';
import type { Identity } from '../auth/identity.ts';
import { refusalOf, type Refusal } from '../auth/refusal.ts';
import { SerialQueue } from '../storage/serial-queue.ts';
import type { TokenEvent, WallEvent } from './events.ts';
import type { Listener } from './fan-out.ts';
import { Guest } from './guests/guest.ts';
import type { HandledMessage, MessageOf, Sent } from './handlers/handler.ts';
import { handlerOf } from './handlers/index.ts';
import { deliverWall, type Screen } from './participant.ts';
import { RateLimit, tooManyActions } from './rate-limit.ts';
import { sendError } from './replies.ts';
import type { SessionDeps } from './session-deps.ts';
import { sendAuth, sendNoauth, SessionIdentity } from './session-identity.ts';
import type { SessionPeer } from './session-peer.ts';
import { closed, connecting, type OpenOptions, type State } from './session-state.ts';
import { Subscriptions } from './subscriptions.ts';
import type { Wall } from './wall.ts';

/**
 * The lifecycle of a peer: connecting, perhaps waiting for a token, a guest, perhaps a screen, closed. What its messages do is in handlers/.
 *
 * A class, as the peer is: with functions of its own each session would take 1 KB more.
 */
export class Session implements Listener<WallEvent> {
  private readonly peer: SessionPeer;
  private readonly deps: SessionDeps;
  private readonly messages = new SerialQueue();
  private readonly rates: RateLimit;
  private address: string | undefined = undefined;
  private readonly identity: SessionIdentity;
  private state: State = connecting;

  constructor(peer: SessionPeer, deps: SessionDeps) {
    this.peer = peer;
    this.deps = deps;
    this.rates = new RateLimit(deps.now);
    this.identity = new SessionIdentity(this, deps);
  }

  /** Lets the peer in, or waits until it says who it is. */
  open(options: OpenOptions): void {
    const who = onWall(options.who, options.wall);
    this.address = options.address;
    this.identity.setAddress(options.from);
    if (!isRefusal(who)) return this.admit(who, options);
    if (who.code !== 'missing') return this.refuse(who);
    this.state = { kind: 'waiting', options };
    this.identity.wait();
  }

  /** The peer is known: it is a guest of the wall that its URL names, until it enters as a screen. */
  private admit(identity: Identity, { wall: name, client }: OpenOptions): void {
    const { peer, deps } = this;
    const wall = this.enterWall(name);
    if (!wall) return;
    this.identity.set(identity);
    const subscriptions = new Subscriptions(peer, deps.encoders.guest, deps.channels);
    const request = (texts: readonly string[]): void => texts.forEach((text) => void this.enqueue(text));
    const participant = new Guest({ peer, wall, subscriptions, client, request }, deps);
    this.state = { kind: 'open', participant, wall, subscriptions };
    wall.subscribe(this);
  }

  /**
   * Handles a message; messages are handled one at a time, in order (PROTOCOL.md B-7). Returns a promise, which never rejects, if the
   * message is not handled within this call.
   */
  receive(text: string): Promise<void> | undefined {
    if (this.state.kind === 'open' && this.state.participant.kind === 'guest')
      this.state.participant.onMessage();
    return this.enqueue(text);
  }

  /** Counts something that costs others; with one too many the socket is closed. Returns whether it may go on. */
  countAction(bytes: number): boolean {
    if (this.rates.act(bytes)) return true;
    if (this.address !== undefined) this.deps.onFlood(this.address);
    this.close(closeCodes.tooMany, tooManyActions);
    return false;
  }

  /** The socket is gone. */
  end(): void {
    if (this.state.kind === 'open' && this.state.participant.kind === 'guest') this.state.participant.end();
    this.identity.end();
    this.leave();
  }

  /** It is not let in, or not any longer. */
  refuse(refusal: Refusal): void {
    this.identity.close(this.peer, refusal);
    this.end();
  }

  /** A newer socket of the same screen has entered. */
  replace(): void {
    this.close(closeCodes.replaced, 'a newer socket of this screen');
  }

  deliver(event: WallEvent | TokenEvent): void {
    if (this.state.kind === 'open') deliverWall(this.peer, this.state.participant, event);
  }

  private close(code: number, reason: string): void {
    this.peer.close(code, reason);
    this.end();
  }

  private enterWall(name: string): Wall | undefined {
    const wall = this.deps.hub.enter(name);
    if (!wall) this.peer.close(closeCodes.tooMany, 'too many walls');
    return wall;
  }

  private leave(): void {
    const { state } = this;
    this.state = closed;
    if (state.kind !== 'open') return;
    const { wall, participant, subscriptions } = state;
    subscriptions.clear();
    wall.unsubscribe(this);
    if (participant.kind === 'screen') wall.leave(participant.id, this);
    if (participant.kind === 'screen') this.deps.registry.leave(participant.id);
    this.deps.hub.leave(wall);
  }

  private promote(guest: Guest, name: string, screen: Screen): { wall: Wall; num: number } | undefined {
    if (!this.identity.isFor(name)) return void this.refuse(refusalOf('wall'));
    guest.promote();
    this.leave();
    const wall = this.enterWall(name);
    if (!wall) return undefined;
    const subscriptions = new Subscriptions(this.peer, screen.encoder, this.deps.channels);
    this.state = { kind: 'open', participant: screen, wall, subscriptions };
    wall.subscribe(this);
    this.deps.registry.enter(screen.id, name, screen.name);
    return { wall, num: wall.enter(screen.id, this) };
  }

  private enqueue(text: string): Promise<void> | undefined {
    const failed = (error: unknown): void =>
      this.deps.log.error({ err: error }, 'a message could not be handled');
    try {
      return this.messages.run(() => this.handle(text))?.catch(failed);
    } catch (error) {
      failed(error);
      return undefined;
    }
  }

  private handle(text: string): Promise<void> | void {
    const { state, peer, deps } = this;
    if (state.kind === 'closed' || state.kind === 'connecting') return;
    const decoded = deps.decode(text);
    const isAuth = decoded.ok && decoded.message.action === 'auth';
    if (state.kind === 'waiting' && !isAuth) return this.refuse(refusalOf('missing'));
    if (!decoded.ok)
      return this.inTime(() => sendError(peer, errorCodes.badMessage, decoded.reason, decoded));
    const { message, fields } = decoded;
    if (message.action !== 'auth' && !handlerOf(message.action).isRateLimited)
      return this.inTime(() => this.dispatch(message, { text, fields }));
    if (!this.countAction(Buffer.byteLength(text))) return;
    return message.action === 'auth' ? this.authenticate(message) : this.dispatch(message, { text, fields });
  }

  /** Too many messages at once wait (PROTOCOL.md B-19). */
  private inTime(run: () => Promise<void> | void): Promise<void> | void {
    return this.address === undefined ? run() : this.rates.inTime(run, this.deps.after);
  }

  private dispatch(message: HandledMessage, sent: Sent): Promise<void> | void {
    const { state, peer, deps } = this;
    if (state.kind !== 'open') return;
    const { participant, wall, subscriptions } = state;
    const refused = this.identity.refuseMessage(message, wall.name);
    const handler = handlerOf(message.action);
    if (handler.isRateLimited) this.identity.record(message, state, refused);
    if (refused) return sendError(peer, errorCodes.notAllowed, refused, message);
    const context = { peer, participant, wall, subscriptions, deps, identity: this.identity };
    if (handler.who === 'everyone') return handler.handle(context, message, sent);
    if (participant.kind !== 'guest')
      return sendError(peer, errorCodes.badMessage, 'this socket has entered already');
    const enter = (to: string, screen: Screen) => this.promote(participant, to, screen);
    return handler.handle({ ...context, participant, enter }, message, sent);
  }

  /** Lets the peer in that waits, or one that is in go on as whose token this is (PROTOCOL.md A-3). */
  private async authenticate({ value }: MessageOf<'auth'>): Promise<void> {
    const found = await this.deps.authenticator.verify(value);
    const { state, peer } = this;
    if (state.kind !== 'waiting' && state.kind !== 'open') return;
    const who = onWall(found, state.kind === 'open' ? state.wall.name : state.options.wall);
    if (isRefusal(who)) return state.kind === 'open' ? sendNoauth(peer, who) : this.refuse(who);
    sendAuth(peer, who);
    if (state.kind === 'open') this.identity.set(who);
    else this.admit(who, state.options);
  }
}
