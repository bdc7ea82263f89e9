import type { ChartEvent } from '../charts/store.ts';
import type { ChartChannels } from './chart-channels.ts';
import type { Listener } from './fan-out.ts';
import type { ChartRequest } from './received.ts';

/** A wall has tens of charts; a peer that asks for more is mistaken or hostile (PROTOCOL.md B-5). */
const maxSubscriptions = 1000;
/** The fields of requests come back with every answer, so they are kept. UTF-16 units. */
const maxRemembered = 256 * 1024;

/** Whose subscriptions they are. */
export interface ChartSubscriber {
  /** There is news about what it follows. */
  onChartEvent(subscription: ChartSubscription, event: ChartEvent): void;
}

/** A request that is remembered: its peer is told what happens to its chart. Of one key there is one at a time. */
export class ChartSubscription implements Listener<ChartEvent> {
  readonly key: string;
  request: ChartRequest;
  /** the revision that was sent last */
  sent: number | undefined = undefined;
  private readonly subscriber: ChartSubscriber;

  constructor(subscriber: ChartSubscriber, key: string, request: ChartRequest) {
    this.subscriber = subscriber;
    this.key = key;
    this.request = request;
  }

  deliver(event: ChartEvent): void {
    this.subscriber.onChartEvent(this, event);
  }
}

/** The requests of one peer. */
export class Subscriptions {
  private readonly subscriber: ChartSubscriber;
  private readonly channels: ChartChannels;
  /** a list: mostly of six, and a map of six takes five times the memory */
  private all: readonly ChartSubscription[] = [];
  private remembered = 0;

  constructor(subscriber: ChartSubscriber, channels: ChartChannels) {
    this.subscriber = subscriber;
    this.channels = channels;
  }

  /** As they were sent. */
  get texts(): string[] {
    return this.all.map(({ request }) => JSON.stringify(request.fields));
  }

  /** Remembers a request in place of an earlier one of the same key; undefined when there are too many. */
  add(key: string, request: ChartRequest): ChartSubscription | undefined {
    const known = this.all.find((subscription) => subscription.key === key);
    if (known?.request === request) return known;
    const remembered = this.remembered + request.size - (known?.request.size ?? 0);
    if ((!known && this.all.length >= maxSubscriptions) || remembered > maxRemembered) return undefined;
    this.remembered = remembered;
    if (!known) return this.follow(key, request);
    known.request = request;
    return known;
  }

  clear(): void {
    for (const subscription of this.all)
      this.channels.unsubscribe(subscription.request.chartName, subscription);
    this.all = [];
    this.remembered = 0;
  }

  private follow(key: string, request: ChartRequest): ChartSubscription {
    const subscription = new ChartSubscription(this.subscriber, key, request);
    // as long as it must be: a list that is pushed or spread into has room for seventeen
    this.all = this.all.concat(subscription);
    this.channels.subscribe(request.chartName, subscription);
    return subscription;
  }
}
