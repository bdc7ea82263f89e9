import { closeCodes, errorCodes } from '#protocol';
import type { Logger } from 'pino';
import { SerialQueue } from '../storage/serial-queue.ts';
import { delay, type After } from './after.ts';
import type { ChartChannels } from './chart-channels.ts';
import type { WallEvent } from './events.ts';
import type { Listener } from './fan-out.ts';
import { Guest } from './guests/guest.ts';
import type { Resumption } from './guests/resumption.ts';
import type { HandlerDeps } from './handlers/handler.ts';
import { handlerOf } from './handlers/index.ts';
import type { Hub } from './hub.ts';
import { deliverWall, type Participant, type Screen } from './participant.ts';
import { RateLimit, tooManyActions } from './rate-limit.ts';
import type { DecodedMessage } from './message-decoder.ts';
import { sendError } from './replies.ts';
import type { SessionPeer } from './session-peer.ts';
import { Subscriptions } from './subscriptions.ts';
import type { Wall } from './wall.ts';

export interface SessionDeps extends HandlerDeps {
  hub: Hub;
  channels: ChartChannels;
  decode: (text: string) => DecodedMessage;
  guests: Resumption;
  after: After;
  /** creates an id that is unique on all nodes */
  newId: () => string;
  /** somebody at this address acted too often */
  onFlood: (address: string) => void;
  log: Logger;
}

export interface OpenOptions {
  /** the wall that the socket's URL names */
  wall: string;
  /** identifies the client (PROTOCOL.md G-7) */
  client: string;
  /** what limits count the client's address as; undefined: it is this machine, which does not wait and is not shut out (PROTOCOL.md B-19, B-20) */
  address: string | undefined;
}

/** `connecting`: the peer is not known yet, and subscribed to nothing. */
type State = { readonly kind: 'connecting' | 'closed' } | OpenState;
interface OpenState {
  readonly kind: 'open';
  readonly participant: Participant;
  readonly wall: Wall;
  readonly subscriptions: Subscriptions;
}

const connecting: State = { kind: 'connecting' };
const closed: State = { kind: 'closed' };

/**
 * The lifecycle of a peer: connecting, a guest, perhaps a screen, closed. What its messages do is in handlers/.
 *
 * A class, as the peer is: with functions of its own each session would take 1 KB more.
 */
export class Session implements Listener<WallEvent> {
  private readonly peer: SessionPeer;
  private readonly deps: SessionDeps;
  private readonly messages = new SerialQueue();
  /** created with the first message that counts */
  private rateLimit: RateLimit | undefined = undefined;
  private address: string | undefined = undefined;
  private state = connecting;

  constructor(peer: SessionPeer, deps: SessionDeps) {
    this.peer = peer;
    this.deps = deps;
  }

  /** The peer is known: it is a guest of the wall that its URL names, until it enters as a screen. */
  open({ wall: name, client, address }: OpenOptions): void {
    const { peer, deps } = this;
    this.address = address;
    const wall = this.enterWall(name);
    if (!wall) return;
    const subscriptions = new Subscriptions(peer, deps.encoders.guest, deps.channels);
    const request = (texts: readonly string[]): void => texts.forEach((text) => void this.enqueue(text));
    const participant = new Guest({ peer, wall, subscriptions, client, request }, deps);
    this.join({ kind: 'open', participant, wall, subscriptions });
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
    this.leave();
  }

  /** A newer socket of the same screen has entered. */
  replace(): void {
    this.close(closeCodes.replaced, 'a newer socket of this screen');
  }

  deliver(event: WallEvent): void {
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

  private join(state: OpenState): void {
    this.state = state;
    state.wall.subscribe(this);
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
    guest.promote();
    this.leave();
    const wall = this.enterWall(name);
    if (!wall) return undefined;
    const subscriptions = new Subscriptions(this.peer, screen.encoder, this.deps.channels);
    this.join({ kind: 'open', participant: screen, wall, subscriptions });
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
    if (this.state.kind !== 'open') return;
    const decoded = this.deps.decode(text);
    const act = () => this.dispatch(decoded, text);
    if (decoded.ok && handlerOf(decoded.message.action).isRateLimited)
      return this.countAction(Buffer.byteLength(text)) ? act() : undefined;
    const wait = this.address === undefined ? 0 : this.rates.request();
    return wait === 0 ? act() : delay(wait, this.deps.after).then(act);
  }

  private dispatch(decoded: DecodedMessage, text: string): Promise<void> | void {
    const { state, peer, deps } = this;
    if (state.kind !== 'open') return;
    const { participant, wall, subscriptions } = state;
    if (!decoded.ok) return sendError(peer, errorCodes.badMessage, decoded.reason, decoded);
    const { message, fields } = decoded;
    const handler = handlerOf(message.action);
    const context = { peer, participant, wall, subscriptions, deps };
    const sent = { text, fields };
    if (handler.who === 'everyone') return handler.handle(context, message, sent);
    if (participant.kind !== 'guest')
      return sendError(peer, errorCodes.badMessage, 'this socket has entered already');
    const enter = (to: string, screen: Screen) => this.promote(participant, to, screen);
    return handler.handle({ ...context, participant, enter }, message, sent);
  }

  private get rates(): RateLimit {
    return (this.rateLimit ??= new RateLimit(this.deps.now));
  }
}
