import type { ChartSettings } from '#protocol';
import { niceDomainBetween, tightDomain, type Domain } from './value-axis.ts';

/** The smallest and the largest of some values. */
export interface Extent {
  readonly min: number;
  readonly max: number;
}

/** Ignores NaN; undefined without any value. */
export function extentOf(lists: Iterable<Float64Array>): Extent | undefined {
  let [min, max] = [Infinity, -Infinity];
  for (const values of lists) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? NaN;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return min <= max ? { min, max } : undefined;
}

/**
 * The domain of a value axis around the data and the configured limits, with at most `most` ticks. It includes zero unless the values
 * spread over less than `omitZeroBelow` of the largest one.
 */
export function valueDomain(
  extent: Extent | undefined,
  { limits = [] }: ChartSettings,
  { most = 5, omitZeroBelow = 0 }: { most?: number; omitZeroBelow?: number } = {},
): Domain {
  if (!extent) return niceDomainBetween(0, 1, most);
  const all = limits.map(({ value }) => value);
  const [low, high] = [Math.min(extent.min, ...all), Math.max(extent.max, ...all)];
  const greatest = Math.max(Math.abs(low), Math.abs(high));
  const far = high > low && (low > 0 || high < 0) && high - low < omitZeroBelow * greatest;
  const [from, to] = far ? [low, high] : [Math.min(0, low), Math.max(0, high)];
  return from === to ? niceDomainBetween(0, 1, most) : tightDomain(from, to, most);
}

/** Adds padding at both ends, but never beyond zero: that would suggest values of the other sign. */
export function padded({ min, max }: Extent, share: number): Extent {
  const more = max > min ? (max - min) * share : Math.abs(max) * share;
  return {
    min: min >= 0 ? Math.max(0, min - more) : min - more,
    max: max <= 0 ? Math.min(0, max + more) : max + more,
  };
}

/** Widens a single point, since an axis needs two different ends. */
export function nonEmptyExtent(extent: Extent = { min: 0, max: 0 }): Extent {
  return extent.min < extent.max ? extent : { min: extent.min - 1, max: extent.max + 1 };
}
