import type { ChartSettings } from '#protocol';
import type { SeriesData } from './series-data.ts';
import { lengthOf, pickLabels } from './labels.ts';
import { totals } from './others.ts';

type Order = NonNullable<ChartSettings['order']>;

/** Sorts labels by their total, or times by time. Labels without a value come last. */
export function inOrder(seriesData: SeriesData, order: Order): SeriesData {
  if (order === 'file') return seriesData;
  const sums = totals(seriesData.series);
  const sign = order === 'ascending' ? 1 : -1;
  const keyOf = (at: number): number => (seriesData.labels.kind === 'times' ? at : (sums[at] ?? NaN));
  const positions = Array.from({ length: lengthOf(seriesData.labels) }, (_, at) => at);
  positions.sort((one, other) => compare(keyOf(one), keyOf(other), sign));
  return pickPositions(seriesData, positions);
}

/** Only these labels, in this order. */
export function pickPositions({ labels, series }: SeriesData, positions: readonly number[]): SeriesData {
  return {
    labels: pickLabels(labels, positions),
    series: series.map((one) => ({
      ...one,
      values: new Float64Array(positions.map((at) => one.values[at] ?? NaN)),
    })),
  };
}

function compare(one: number, other: number, sign: number): number {
  if (Number.isNaN(one) || Number.isNaN(other))
    return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
  return sign * (one - other);
}
