import type { ChartRequest } from './messages.ts';

/** Who wishes: a socketType, or a watcher's own symbol. */
export type Wisher = string | symbol;

/** Which charts are wished for, by whom, and in which words; asked for again on every new link. */
export interface Wishes {
  add(wisher: Wisher, request: ChartRequest): void;
  /** Forgets everything that this one wished for. */
  drop(wisher: Wisher): void;
  charts(): string[];
  of(chartName: string): ChartRequest[];
}

export function createWishes(): Wishes {
  const charts = new Map<string, Map<Wisher, ChartRequest>>();

  return {
    add(wisher, request) {
      const wishers = charts.get(request.chartName) ?? new Map<Wisher, ChartRequest>();
      charts.set(request.chartName, wishers.set(wisher, request));
    },
    drop(wisher) {
      for (const [chartName, wishers] of charts) {
        wishers.delete(wisher);
        if (wishers.size === 0) charts.delete(chartName);
      }
    },
    charts: () => [...charts.keys()],
    of: (chartName) => [...(charts.get(chartName)?.values() ?? [])],
  };
}
