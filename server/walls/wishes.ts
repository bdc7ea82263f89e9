import type { ChartEvent } from '../charts/store.ts';
import type { Wish } from './received.ts';

/** A wall has tens of charts; a peer that asks for more is mistaken or hostile (PROTOCOL.md B-5). */
const maxWishes = 1000;
/** The fields of requests come back with every answer, so they are kept. UTF-16 units. */
const maxRemembered = 256 * 1024;

export interface Wishes {
  /** Remembers a request in place of an earlier one of the same key. False when there are too many. */
  add(key: string, wish: Wish): boolean;
  clear(): void;
}

/** The requests for one chart: mostly one, so a list is enough, and smaller than a map. */
interface Followed {
  wishes: { key: string; wish: Wish }[];
  unsubscribe: () => void;
}

/** The requests of one peer, each told what its chart publishes. One subscription a chart, however many requests. */
export function createWishes(
  subscribe: (chartName: string, subscriber: (event: ChartEvent) => void) => () => void,
  onEvent: (key: string, wish: Wish, event: ChartEvent) => void,
): Wishes {
  const charts = new Map<string, Followed>();
  let count = 0;
  let remembered = 0;

  /** One for all charts: a thousand screens with six charts each have six thousand subscriptions. */
  function tellAll(event: ChartEvent): void {
    for (const { key, wish } of charts.get(event.name)?.wishes ?? []) onEvent(key, wish, event);
  }

  function follow(key: string, wish: Wish): void {
    const { chartName } = wish;
    const followed = charts.get(chartName);
    if (followed) followed.wishes.push({ key, wish });
    // as a literal: the first push to an empty list makes room for seventeen
    else charts.set(chartName, { wishes: [{ key, wish }], unsubscribe: subscribe(chartName, tellAll) });
  }

  return {
    add(key, wish) {
      const known = charts.get(wish.chartName)?.wishes.find((each) => each.key === key);
      if (known?.wish === wish) return true;
      const size = wish.size - (known?.wish.size ?? 0);
      if ((!known && count >= maxWishes) || remembered + size > maxRemembered) return false;
      remembered += size;
      if (known) known.wish = wish;
      else {
        count++;
        follow(key, wish);
      }
      return true;
    },

    clear() {
      for (const { unsubscribe } of charts.values()) unsubscribe();
      charts.clear();
      count = 0;
      remembered = 0;
    },
  };
}
