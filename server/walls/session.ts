import { closeCodes, errorCodes } from '#protocol';
import { isRefusal, onWall } from '../auth/authenticator.ts';
import type { Identity } from '../auth/identity.ts';
import { refusalOf, type Refusal } from '../auth/refusal.ts';
import { sendAuth, sendNoauth } from './auth-replies.ts';
import type { DirectEvent, WallEvent } from './events.ts';
import type { Listener } from './fan-out.ts';
import { dialectOf, type DialectName } from './guests/dialects/dialect-of.ts';
import { createSpeaker, type Speaker, type SpeakerOptions } from './guests/dialects/speaker.ts';
import type { Guest } from './guests/guest.ts';
import { dispatch } from './handlers/dispatch.ts';
import type { HandledMessage, MessageOf, Sent } from './handlers/handler.ts';
import { handlerOf } from './handlers/index.ts';
import { leaveWall } from './leave-wall.ts';
import { guestState, screenState } from './open-states.ts';
import { deliverWall, type Screen } from './participant.ts';
import type { PresentSession } from './presence/present-session.ts';
import { tooManyActions } from './rate-limit.ts';
import { sendError } from './replies.ts';
import type { SessionDeps } from './session-deps.ts';
import { SessionIdentity } from './session-identity.ts';
import { SessionIntake } from './session-intake.ts';
import type { SessionPeer } from './session-peer.ts';
import type { OpenOptions, State } from './session-state.ts';
import { closed, connecting, screenIn, speakerIn, wallIn } from './session-state.ts';
import type { Wall } from './wall.ts';

/**
 * The lifecycle of a peer: connecting, perhaps waiting for a token, a guest, perhaps a screen, closed. What its messages do is in handlers/.
 *
 * A class, as the peer is: with functions of its own each session would take 1 KB more.
 */
export class Session implements Listener<WallEvent>, PresentSession {
  readonly peer: SessionPeer;
  readonly deps: SessionDeps;
  readonly intake: SessionIntake;
  readonly identity: SessionIdentity;
  private state: State = connecting;
  /** it has said nothing yet */
  private isNew = true;

  constructor(peer: SessionPeer, deps: SessionDeps) {
    this.peer = peer;
    this.deps = deps;
    this.intake = new SessionIntake(deps);
    this.identity = new SessionIdentity(this, deps);
  }

  /** Lets the peer in, or waits until it says who it is. */
  open(options: OpenOptions): void {
    const who = onWall(options.who, options.wall);
    this.intake.address = options.address;
    this.identity.setAddress(options.from);
    if (options.person !== undefined) return this.speak('direct', options, options.who);
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
    const request = (texts: readonly string[]): void =>
      texts.forEach((text) => void this.intake.enqueue(() => this.handle(text)));
    this.state = guestState({ peer, deps, wall }, { client, request });
    wall.subscribe(this);
    deps.presence.guests.add(this, name, this.identity.address);
  }

  /** Handles one message at a time, in order (PROTOCOL.md B-7). Returns a promise, which never rejects, unless it is done within this call. */
  receive(text: string): Promise<void> | undefined {
    const dialect = this.isNew ? dialectOf(text) : undefined;
    this.isNew = false;
    const wall = wallIn(this.state);
    if (dialect && wall !== undefined) this.speak(dialect, { wall });
    if (this.state.kind === 'open' && this.state.participant.kind === 'guest')
      this.state.participant.onMessage();
    else this.deps.presence.hear(this);
    return this.intake.enqueue(() => this.handle(text));
  }

  /** The peer speaks an older dialect from now on, and is no guest of the original protocol. */
  private speak(name: DialectName, options: SpeakerOptions, who?: OpenOptions['who']): void {
    this.endParticipant();
    this.deps.presence.guests.add(this, options.wall, this.identity.address);
    const speaker = createSpeaker(name, options, this, this.deps);
    this.state = { kind: 'speaking', speaker };
    speaker.start(who);
  }

  /** Counts something that costs others; with one too many the socket is closed. Returns whether it may go on. */
  countAction(bytes: number): boolean {
    if (this.intake.act(bytes)) return true;
    this.close(closeCodes.tooMany, tooManyActions);
    return false;
  }

  /** The socket is gone. `isGoodbye`: the client itself has closed it. */
  end(isGoodbye = false): void {
    this.identity.end();
    this.deps.presence.unwatch(this);
    this.endParticipant(isGoodbye);
  }

  get screen(): string | undefined {
    return screenIn(this.state);
  }

  get speaker(): Speaker | undefined {
    return speakerIn(this.state);
  }

  /** It is not let in, or not any longer. */
  refuse(refusal: Refusal): void {
    const { speaker } = this;
    this.identity.close(this.peer, refusal, speaker && (() => speaker.refuse(refusal)));
    this.end();
  }

  /** A newer socket of the same screen has entered. */
  replace(): void {
    this.close(closeCodes.replaced, 'a newer socket of this screen');
  }

  deliver(event: WallEvent | DirectEvent): void {
    if (this.state.kind === 'open') deliverWall(this.peer, this.state.participant, event);
  }

  close(code: number, reason: string): void {
    this.peer.close(code, reason);
    this.end();
  }

  private enterWall(name: string): Wall | undefined {
    const wall = this.deps.hub.enter(name);
    if (!wall) this.peer.close(closeCodes.tooMany, 'too many walls');
    return wall;
  }

  private endParticipant(isGoodbye = false): void {
    if (this.state.kind === 'open' && this.state.participant.kind === 'guest') this.state.participant.end();
    this.leave(isGoodbye);
  }

  private leave(isGoodbye = false): void {
    const { state } = this;
    this.state = closed;
    this.deps.presence.guests.remove(this);
    if (state.kind === 'speaking') state.speaker.end();
    if (state.kind === 'open') leaveWall(this, state, this.deps, isGoodbye);
  }

  promote(guest: Guest, name: string, screen: Screen): { wall: Wall; num: number } | undefined {
    if (!this.identity.isFor(name)) return void this.refuse(refusalOf('wall'));
    guest.promote();
    this.leave();
    const wall = this.enterWall(name);
    if (!wall) return undefined;
    this.state = screenState({ peer: this.peer, deps: this.deps, wall }, screen);
    wall.subscribe(this);
    this.deps.presence.enter(this, screen, name);
    return { wall, num: wall.enter(screen.id, this) };
  }

  private handle(text: string): Promise<void> | void {
    const { state, peer, deps } = this;
    if (state.kind === 'closed' || state.kind === 'connecting') return;
    if (state.kind === 'speaking') return state.speaker.receive(text);
    const decoded = deps.decode(text);
    const isAuth = decoded.ok && decoded.message.action === 'auth';
    if (state.kind === 'waiting' && !isAuth) return this.refuse(refusalOf('missing'));
    if (!decoded.ok)
      return this.intake.inTime(() => sendError(peer, errorCodes.badMessage, decoded.reason, decoded));
    const { message, fields } = decoded;
    if (message.action !== 'auth' && !handlerOf(message.action).isRateLimited)
      return this.intake.inTime(() => this.dispatch(message, { text, fields }));
    if (!this.countAction(Buffer.byteLength(text))) return;
    return message.action === 'auth' ? this.authenticate(message) : this.dispatch(message, { text, fields });
  }

  private dispatch(message: HandledMessage, sent: Sent): Promise<void> | void {
    if (this.state.kind === 'open') return dispatch(this, this.state, message, sent);
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
