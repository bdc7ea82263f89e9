import { limits } from '#protocol';
import type { ChartChannels, ChartUpdate } from './chart-channels.ts';
import type { Listener } from './fan-out.ts';
import type { MessageEncoder } from './message-encoder.ts';
import type { ChartRequest } from './message-decoder.ts';
import type { SessionPeer } from './session-peer.ts';

/** Where the events of a subscription are sent. */
interface Recipient {
  readonly peer: SessionPeer;
  readonly encoder: MessageEncoder;
}

/** What is sent beside a chart's content. */
const asides: ReadonlySet<ChartUpdate['kind']> = new Set(['problem', 'settings', 'alarm']);

/** A request whose chart is pushed on every change. A peer has one per key. */
export class ChartSubscription implements Listener<ChartUpdate> {
  readonly key: string;
  request: ChartRequest;
  /** the revision that was sent last */
  sent: number | undefined = undefined;
  private readonly recipient: Recipient;

  constructor(recipient: Recipient, key: string, request: ChartRequest) {
    this.recipient = recipient;
    this.key = key;
    this.request = request;
  }

  /** Sends the event. The key lets a newer push take the place of an older one that still waits; problem, settings and alarm have their own. */
  deliver(event: ChartUpdate): void {
    const { key, recipient } = this;
    const { peer, encoder } = recipient;
    const isWaiting = peer.isWaiting(key);
    // a newer modified time alone must not take the place of content that still waits
    const pushed = event.kind === 'touched' && isWaiting ? ({ ...event, kind: 'changed' } as const) : event;
    // a patch of a content that is never sent would be useless
    const message = encoder.push(this.request, pushed, isWaiting ? undefined : this.sent);
    if (message) peer.send(message, asides.has(event.kind) ? `\n${event.kind} ${key}` : key);
    if ('snapshot' in pushed) this.sent = pushed.snapshot.revision;
  }
}

/** The charts that a peer is subscribed to, and one other thing. */
export class Subscriptions implements Recipient {
  readonly peer: SessionPeer;
  readonly encoder: MessageEncoder;
  private readonly channels: ChartChannels;
  /** a list: it has about six entries, and a map of six takes five times the memory */
  private all: readonly ChartSubscription[] = [];
  private remembered = 0;
  /** ends what it is subscribed to besides charts */
  private stopOther: (() => void) | undefined = undefined;

  constructor(peer: SessionPeer, encoder: MessageEncoder, channels: ChartChannels) {
    this.peer = peer;
    this.encoder = encoder;
    this.channels = channels;
  }

  /** The requests, as they were sent. */
  get texts(): string[] {
    return this.all.map(({ request }) => JSON.stringify(request.fields));
  }

  /** Adds a request, or replaces the one of the same key. Undefined when there are too many. */
  add(key: string, request: ChartRequest): ChartSubscription | undefined {
    const known = this.all.find((subscription) => subscription.key === key);
    if (known?.request === request) return known;
    const remembered = this.remembered + request.size - (known?.request.size ?? 0);
    if ((!known && this.all.length >= limits.subscriptions) || remembered > limits.subscribedFields)
      return undefined;
    this.remembered = remembered;
    if (!known) return this.subscribe(key, request);
    known.request = request;
    return known;
  }

  /** Subscribes to something else, in place of what that was before. */
  setOther(stop: () => void): void {
    this.stopOther?.();
    this.stopOther = stop;
  }

  clear(): void {
    this.stopOther?.();
    this.stopOther = undefined;
    for (const subscription of this.all)
      this.channels.unsubscribe(subscription.request.chartName, subscription);
    this.all = [];
    this.remembered = 0;
  }

  private subscribe(key: string, request: ChartRequest): ChartSubscription {
    const subscription = new ChartSubscription(this, key, request);
    // concat makes an array of the exact length; push and spread reserve room for seventeen
    this.all = this.all.concat(subscription);
    this.channels.subscribe(request.chartName, subscription);
    return subscription;
  }
}
