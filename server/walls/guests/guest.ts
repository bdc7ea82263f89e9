import type { StateEvent } from '../events.ts';
import type { Encoders, GuestEncoder } from '../message-encoder.ts';
import type { After } from '../schedule.ts';
import type { SessionPeer } from '../session-peer.ts';
import type { Subscriptions } from '../subscriptions.ts';
import type { Wall } from '../wall.ts';
import { GuestIdentity } from './identity.ts';
import { originalMessage, type Original } from './original.ts';
import type { GuestRecord } from './record.ts';
import type { Resumption } from './resumption.ts';
import { GuestView } from './view.ts';

/**
 * A guest hears of the wall's state once it has asked for nothing for this long. Clients of this kind ask for their charts over some
 * seconds, and break when a theme or full screen reaches a chart that has no data yet. ms (PROTOCOL.md G-4)
 */
const quietTime = 1000;
/** A guest that polls never stops asking; it hears of the state after this time. ms */
const longestWait = 10_000;

/** What a guest is given by its session. */
export interface GuestOptions {
  peer: SessionPeer;
  wall: Pick<Wall, 'name' | 'state'>;
  subscriptions: Pick<Subscriptions, 'texts'>;
  /** tells one client from another (PROTOCOL.md G-7) */
  client: string;
  /** Handles requests as if the guest had sent them. */
  request: (texts: readonly string[]) => void;
}

interface GuestDeps {
  encoders: Pick<Encoders, 'guest'>;
  guests: Resumption;
  now: () => number;
  after: After;
  /** a new id, of no other guest on any node */
  newId: () => string;
}

/** A peer that never entered, from its first request to its end: when it hears of the wall's state (PROTOCOL.md, part G). */
export class Guest {
  readonly kind = 'guest';
  readonly encoder: GuestEncoder;
  private readonly options: GuestOptions;
  private readonly deps: GuestDeps;
  private readonly identity: GuestIdentity;
  private readonly view: GuestView;
  /** It may be one that was here before, has asked for nothing, is still asking, or follows the wall's state. */
  private phase: 'returning' | 'new' | 'asking' | 'following' = 'new';
  private askingSince = 0;
  /** when it has asked for nothing long enough, unless it asks again. ms since 1970 */
  private quietAt = 0;
  private cancel: (() => void) | undefined = undefined;
  private ownId: string | undefined = undefined;

  constructor(options: GuestOptions, deps: GuestDeps) {
    this.options = options;
    this.deps = deps;
    this.encoder = deps.encoders.guest;
    this.view = new GuestView(this.encoder, options.peer);
    this.identity = new GuestIdentity(options.client, deps.guests);
    if (this.identity.isExpected) this.phase = 'returning';
    this.identity.waitForSilence(deps.after, (record) => this.resume(record));
  }

  /** Tells its own actions from those of others. */
  get id(): string {
    return (this.ownId ??= this.deps.newId());
  }

  /** It sent something by itself. */
  speaks(): void {
    this.identity.speaks();
    if (this.phase === 'returning') this.phase = 'new';
  }

  /** It has asked for a chart. */
  asked(chartName: string): void {
    this.view.asked(chartName);
    const now = this.deps.now();
    if (this.phase === 'new') {
      this.phase = 'asking';
      this.askingSince = now;
    }
    if (this.phase === 'following') this.follow();
    else if (now - this.askingSince >= longestWait) this.becomeQuiet();
    this.restartTimer();
  }

  acts(original: Original): void {
    this.view.acts(original);
    this.keep();
  }

  /** The wall's state changed. */
  onState(event: StateEvent): void {
    const isOwn = event.original !== undefined && event.original.sender === this.ownId;
    // clients change only on the echo of what they sent, so that follows at once
    if (isOwn && this.phase === 'asking') this.phase = 'following';
    if (this.phase === 'asking' || this.phase === 'returning') return;
    // what is left out here is caught up with once the socket has drained
    if (this.options.peer.isSlow && !isOwn) return this.restartTimer();
    this.view.catchUp(event.was);
    this.view.change(event, isOwn);
  }

  /** Somebody acted on a chart that no wall can have. That reaches its sender, and guests that get their charts in other ways. */
  onUnknownChart(original: Original): void {
    const { peer } = this.options;
    const isMeant = this.phase === 'new' && !peer.isCongested;
    if (isMeant || original.sender === this.ownId) peer.send(originalMessage(original));
  }

  /** Its own action changed nothing; it waits for the echo all the same (PROTOCOL.md G-3). */
  onUnchanged(original: Original): void {
    if (this.phase === 'asking') this.follow();
    this.options.peer.send(originalMessage(original));
  }

  /** Its socket is gone, and it may come back. */
  end(): void {
    this.cancel?.();
    this.identity.vanish(this.record());
  }

  /** It became a screen. */
  promote(): void {
    this.cancel?.();
    this.identity.forget();
  }

  private resume(record: GuestRecord | undefined): void {
    this.phase = 'new';
    if (!record) return;
    this.view.restore(record);
    this.options.request(record.requests);
  }

  private record(): GuestRecord {
    const { client, wall, subscriptions } = this.options;
    return { client, wall: wall.name, requests: subscriptions.texts, ...this.view.memory };
  }

  /** One timer that looks again when it was too early: a guest that polls would make thousands. */
  private restartTimer(): void {
    this.quietAt = this.deps.now() + quietTime;
    this.cancel ??= this.deps.after(quietTime, () => this.onTimer());
  }

  private onTimer(): void {
    // a clock that was set back delays it by no more than that
    const left = Math.min(quietTime, this.quietAt - this.deps.now());
    const wait = this.options.peer.isSlow ? quietTime : left;
    this.cancel = wait > 0 ? this.deps.after(wait, () => this.onTimer()) : undefined;
    if (wait <= 0) this.becomeQuiet();
  }

  private becomeQuiet(): void {
    this.follow();
    this.keep();
  }

  /** So that it is known when it comes back, even if the server is killed. */
  private keep(): void {
    this.identity.keep(this.record());
  }

  private follow(): void {
    if (this.phase === 'asking') this.phase = 'following';
    this.view.catchUp(this.options.wall.state);
  }
}
