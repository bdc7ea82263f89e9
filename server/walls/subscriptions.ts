import type { ChartEvent } from '../charts/store.ts';
import type { ChartChannels } from './chart-channels.ts';
import type { Listener } from './fan-out.ts';
import type { Wish } from './received.ts';

/** A wall has tens of charts; a peer that asks for more is mistaken or hostile (PROTOCOL.md B-5). */
const maxWishes = 1000;
/** The fields of requests come back with every answer, so they are kept. UTF-16 units. */
const maxRemembered = 256 * 1024;

/** Whose wishes they are. */
export interface Follower {
  /** There is news about what it follows. */
  onNews(following: Following, event: ChartEvent): void;
}

/** A request that is remembered: its peer is told what happens to its chart. Of one key there is one at a time. */
export class Following implements Listener<ChartEvent> {
  readonly key: string;
  wish: Wish;
  /** the revision that was sent last */
  sent: number | undefined = undefined;
  private readonly follower: Follower;

  constructor(follower: Follower, key: string, wish: Wish) {
    this.follower = follower;
    this.key = key;
    this.wish = wish;
  }

  deliver(event: ChartEvent): void {
    this.follower.onNews(this, event);
  }
}

/** The requests of one peer. */
export class Wishes {
  private readonly follower: Follower;
  private readonly channels: ChartChannels;
  /** a list: mostly of six, and a map of six takes five times the memory */
  private all: readonly Following[] = [];
  private remembered = 0;

  constructor(follower: Follower, channels: ChartChannels) {
    this.follower = follower;
    this.channels = channels;
  }

  /** As they were sent. */
  get texts(): string[] {
    return this.all.map(({ wish }) => JSON.stringify(wish.fields));
  }

  /** Remembers a request in place of an earlier one of the same key; undefined when there are too many. */
  add(key: string, wish: Wish): Following | undefined {
    const known = this.all.find((following) => following.key === key);
    if (known?.wish === wish) return known;
    const remembered = this.remembered + wish.size - (known?.wish.size ?? 0);
    if ((!known && this.all.length >= maxWishes) || remembered > maxRemembered) return undefined;
    this.remembered = remembered;
    if (!known) return this.follow(key, wish);
    known.wish = wish;
    return known;
  }

  clear(): void {
    for (const following of this.all) this.channels.unsubscribe(following.wish.chartName, following);
    this.all = [];
    this.remembered = 0;
  }

  private follow(key: string, wish: Wish): Following {
    const following = new Following(this.follower, key, wish);
    // as long as it must be: a list that is pushed or spread into has room for seventeen
    this.all = this.all.concat(following);
    this.channels.subscribe(wish.chartName, following);
    return following;
  }
}
