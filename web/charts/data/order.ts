import type { ChartSettings } from '#protocol';
import type { Grid } from './grid.ts';
import { lengthOf, pickLabels } from './labels.ts';
import { totals } from './merge.ts';

type Order = NonNullable<ChartSettings['order']>;

/** The grid's labels from small to large values or the other way round; times by time. Labels without a value come last. */
export function inOrder(grid: Grid, order: Order): Grid {
  if (order === 'file') return grid;
  const sums = totals(grid.series);
  const sign = order === 'ascending' ? 1 : -1;
  const keyOf = (at: number): number => (grid.labels.kind === 'times' ? at : (sums[at] ?? NaN));
  const positions = Array.from({ length: lengthOf(grid.labels) }, (_, at) => at);
  positions.sort((one, other) => compare(keyOf(one), keyOf(other), sign));
  return pickPositions(grid, positions);
}

/** The grid with only these labels, in that order. */
export function pickPositions({ labels, series }: Grid, positions: readonly number[]): Grid {
  return {
    labels: pickLabels(labels, positions),
    series: series.map((one) => ({
      ...one,
      values: Float64Array.from(positions, (at) => one.values[at] ?? NaN),
    })),
  };
}

function compare(one: number, other: number, sign: number): number {
  if (Number.isNaN(one) || Number.isNaN(other))
    return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
  return sign * (one - other);
}
