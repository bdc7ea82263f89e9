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

/** The requests of one peer, each with what its chart publishes. One subscription a chart, however many requests. */
export function createWishes(
  subscribe: (chartName: string, subscriber: (event: ChartEvent) => void) => () => void,
  onEvent: (key: string, wish: Wish, event: ChartEvent) => void,
): Wishes {
  const charts = new Map<string, { wishes: Map<string, Wish>; unsubscribe: () => void }>();
  let count = 0;
  let remembered = 0;

  function follow(chartName: string) {
    const wishes = new Map<string, Wish>();
    const unsubscribe = subscribe(chartName, (event) => {
      for (const [key, wish] of wishes) onEvent(key, wish, event);
    });
    const chart = { wishes, unsubscribe };
    charts.set(chartName, chart);
    return chart;
  }

  return {
    add(key, wish) {
      const known = charts.get(wish.chartName)?.wishes.get(key);
      if (known === wish) return true;
      const size = wish.size - (known?.size ?? 0);
      if ((!known && count >= maxWishes) || remembered + size > maxRemembered) return false;
      if (!known) count++;
      remembered += size;
      (charts.get(wish.chartName) ?? follow(wish.chartName)).wishes.set(key, wish);
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
