import type { After } from '../after.ts';
import type { StateEvent } from '../events.ts';
import type { Encoders, GuestEncoder } from '../message-encoder.ts';
import type { SessionPeer } from '../session-peer.ts';
import type { Subscriptions } from '../subscriptions.ts';
import type { Wall } from '../wall.ts';
import { GuestIdentity } from './identity.ts';
import { originalMessage, type Original } from './original.ts';
import type { GuestRecord } from './record.ts';
import type { Resumption } from './resumption.ts';
import { GuestView } from './view.ts';

/**
 * A guest is sent the wall's state once it has requested nothing for this long. Such clients request their charts over some seconds, and
 * break when a theme or full screen reaches a chart that has no data yet. ms (PROTOCOL.md G-4)
 */
const quietTime = 1000;
/** A guest that polls is never quiet; it is sent the state after this time. ms */
const maxWait = 10_000;

/** What a guest is given by its session. */
export interface GuestOptions {
  peer: SessionPeer;
  wall: Pick<Wall, 'name' | 'state'>;
  subscriptions: Pick<Subscriptions, 'texts'>;
  /** identifies the client (PROTOCOL.md G-7) */
  client: string;
  /** Handles requests as if the guest had sent them. */
  request: (texts: readonly string[]) => void;
}

interface GuestDeps {
  encoders: Pick<Encoders, 'guest'>;
  guests: Resumption;
  now: () => number;
  after: After;
  /** creates an id that is unique on all nodes */
  newId: () => string;
}

/** A client of the original protocol: which of the wall's state it is sent, and when (PROTOCOL.md, part G). */
export class Guest {
  readonly kind = 'guest';
  readonly encoder: GuestEncoder;
  private readonly options: GuestOptions;
  private readonly deps: GuestDeps;
  private readonly identity: GuestIdentity;
  private readonly view: GuestView;
  /**
   * `returning`: it may be one that was disconnected. `new`: it has requested nothing. `loading`: it is requesting its charts. `live`: it
   * is sent every change of the state.
   */
  private phase: 'returning' | 'new' | 'loading' | 'live' = 'new';
  private loadingSince = 0;
  /** when it has been quiet for long enough, if it requests nothing until then. ms since 1970 */
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

  /** Distinguishes its own actions from those of others. */
  get id(): string {
    return (this.ownId ??= this.deps.newId());
  }

  /** It sent a message, of whatever kind. */
  onMessage(): void {
    this.identity.onMessage();
    if (this.phase === 'returning') this.phase = 'new';
  }

  onRequest(chartName: string): void {
    this.view.onRequest(chartName);
    const now = this.deps.now();
    if (this.phase === 'new') {
      this.phase = 'loading';
      this.loadingSince = now;
    }
    if (this.phase === 'live') this.sync();
    else if (now - this.loadingSince >= maxWait) this.onQuiet();
    this.restartTimer();
  }

  onAction(original: Original): void {
    this.view.onAction(original);
    this.save();
  }

  onState(event: StateEvent): void {
    const isOwn = event.original !== undefined && event.original.sender === this.ownId;
    // clients change only on the echo of what they sent, so the echo does not wait
    if (isOwn && this.phase === 'loading') this.phase = 'live';
    if (this.phase === 'loading' || this.phase === 'returning') return;
    // skipped here, the change is caught up with once the socket has drained
    if (this.options.peer.isSlow && !isOwn) return this.restartTimer();
    this.view.catchUp(event.before);
    this.view.apply(event, isOwn);
  }

  /** A guest acted on a chart whose name is invalid. That is sent to itself, and to guests that get their charts in other ways. */
  onUnknownChart(original: Original): void {
    const { peer } = this.options;
    const isRelayed = this.phase === 'new' && !peer.isCongested;
    if (isRelayed || original.sender === this.ownId) peer.send(originalMessage(original));
  }

  /** Its own action changed nothing. It waits for the echo all the same (PROTOCOL.md G-3). */
  onUnchanged(original: Original): void {
    if (this.phase === 'loading') this.sync();
    this.options.peer.send(originalMessage(original));
  }

  /** Its socket is gone, and it may come back. */
  end(): void {
    this.cancel?.();
    this.identity.disconnect(this.record());
  }

  /** It became a screen. */
  promote(): void {
    this.cancel?.();
    this.identity.remove();
  }

  /** Goes on as the guest of this record, or as a new one. */
  private resume(record: GuestRecord | undefined): void {
    this.phase = 'new';
    if (!record) return;
    this.view.restore(record);
    this.options.request(record.requests);
  }

  private record(): GuestRecord {
    const { client, wall, subscriptions } = this.options;
    return { client, wall: wall.name, requests: subscriptions.texts, ...this.view.saved };
  }

  /** One timer, which is started again when it fired too early: a guest that polls would start thousands. */
  private restartTimer(): void {
    this.quietAt = this.deps.now() + quietTime;
    this.cancel ??= this.deps.after(quietTime, () => this.onTimer());
  }

  private onTimer(): void {
    // a clock that was set back adds no more than this
    const left = Math.min(quietTime, this.quietAt - this.deps.now());
    const wait = this.options.peer.isSlow ? quietTime : left;
    this.cancel = wait > 0 ? this.deps.after(wait, () => this.onTimer()) : undefined;
    if (wait <= 0) this.onQuiet();
  }

  private onQuiet(): void {
    this.sync();
    this.save();
  }

  /** It can be resumed from now on, even if the server is killed. */
  private save(): void {
    this.identity.save(this.record());
  }

  private sync(): void {
    if (this.phase === 'loading') this.phase = 'live';
    this.view.catchUp(this.options.wall.state);
  }
}
