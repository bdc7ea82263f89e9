import { ageLimitOf, isStale } from '../charts/age-limit.ts';
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
    const isOld = isStale(modified, ageLimitOf(charts.settings(name), staleAfter), now());
    const trouble = problem?.code === 'held' ? 'held' : problem && 'broken';
    counts[trouble ?? (isOld ? 'stale' : 'good')]++;
  }
  return counts;
}
