import type { ChartStore } from '../charts/store.ts';

export interface ChartStateDeps {
  charts: Pick<ChartStore, 'list' | 'settings'>;
  /** of charts whose side-car has none; ms, null: never */
  staleAfter: number | null;
  now: () => number;
}

export type ChartState = 'good' | 'stale' | 'held' | 'broken';

/** How many charts are in each state; of several that apply to one the worst counts. */
export function chartStates({ charts, staleAfter, now }: ChartStateDeps): Record<ChartState, number> {
  const counts: Record<ChartState, number> = { good: 0, stale: 0, held: 0, broken: 0 };
  for (const { name, modified, problem } of charts.list()) {
    const { freshness } = charts.settings(name) ?? {};
    const budget = freshness === undefined ? staleAfter : freshness && freshness * 1000;
    const isStale = budget !== null && modified !== undefined && now() - modified >= budget;
    const trouble = problem?.code === 'held' ? 'held' : problem && 'broken';
    counts[trouble ?? (isStale ? 'stale' : 'good')]++;
  }
  return counts;
}
