import { extentOf } from '../../axes/extent.ts';
import type { XYSeries } from './xy-series.ts';

/** More panels would be too flat to read. */
export const maxPanels = 3;
/** Beyond this ratio of their largest values, the smaller line would look flat. */
const maxRatio = 10;

/** The index of a series, and its largest value on either side of zero; 0 for one that is empty or all zero. */
interface Sized {
  readonly at: number;
  readonly size: number;
}

/**
 * The indices of the series that share a unit and a scale, at most three lists; the largest gap between two sizes parts them. In the order of
 * their first series.
 */
export function scalesOf(series: readonly Pick<XYSeries, 'unit' | 'ys'>[]): readonly (readonly number[])[] {
  const byUnit = new Map<string, Sized[]>();
  for (const [at, { unit, ys }] of series.entries()) {
    const { min, max } = extentOf([ys]) ?? { min: 0, max: 0 };
    const sized = { at, size: Math.max(Math.abs(min), Math.abs(max)) };
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), sized]);
  }
  // what is all zero is flat on any scale
  let scales = [...byUnit.values()].map((all) => all.toSorted((one, other) => other.size - one.size));
  for (let widest = widestOf(scales); widest && scales.length < maxPanels; widest = widestOf(scales))
    scales = scales.flatMap((one) => (one === widest ? parted(one) : [one]));
  return scales
    .map((one) => one.map(({ at }) => at).toSorted((one, other) => one - other))
    .toSorted(([one = 0], [other = 0]) => one - other);
}

/** The scale whose smaller lines would look flattest; undefined if none would. */
function widestOf(scales: readonly Sized[][]): Sized[] | undefined {
  const [widest] = scales
    .filter((one) => ratioOf(one) > maxRatio)
    .toSorted((one, other) => ratioOf(other) - ratioOf(one));
  return widest;
}

function ratioOf(sorted: readonly Sized[]): number {
  const least = sorted.findLast(({ size }) => size > 0)?.size ?? 1;
  return (sorted[0]?.size ?? 0) / least;
}

/** The sizes above the largest gap, and those below. */
function parted(sorted: readonly Sized[]): Sized[][] {
  let [end, gap] = [0, 0];
  for (let at = 1; at < sorted.length; at += 1) {
    const [above, below] = [sorted[at - 1]?.size ?? 0, sorted[at]?.size ?? 0];
    if (below > 0 && above / below > gap) [end, gap] = [at, above / below];
  }
  return [sorted.slice(0, end), sorted.slice(end)];
}
