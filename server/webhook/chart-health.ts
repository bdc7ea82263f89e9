import { ageLimitOf, isStale } from '../charts/age-limit.ts';
import type { ChartStore } from '../charts/store.ts';
import type { Finding } from './conditions.ts';

export interface ChartHealthDeps {
  charts: Pick<ChartStore, 'list' | 'settings'>;
  /** of charts whose side-car has none; ms, null: never */
  staleAfter: number | null;
  now: () => number;
}

/** A file that is being written is broken for a moment. ms */
const settle = 10_000;

/** Which charts are broken or stale. */
export function* lookAtCharts({ charts, staleAfter, now }: ChartHealthDeps): Generator<Finding> {
  for (const { name: thing, problem, modified } of charts.list()) {
    const { code, file, line, column, reason } = problem ?? {};
    yield {
      thing,
      bad: 'chart.broken',
      settle: [settle, settle],
      isBad: problem !== undefined,
      data: { chart: thing, code, file, line, column, reason },
    };
    yield {
      thing,
      bad: 'chart.stale',
      settle: [0, 0],
      isBad: isStale(modified, ageLimitOf(charts.settings(thing), staleAfter), now()),
      data: { chart: thing, modified },
    };
  }
}
