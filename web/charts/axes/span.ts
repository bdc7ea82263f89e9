import type { ChartSettings } from '#protocol';
import { extentBetween, snugExtent, type Extent } from './value-axis.ts';

/** The least and the greatest of some values. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

/** NaN counts as no value; undefined when there is none at all. */
export function spanOf(lists: Iterable<Float64Array>): Span | undefined {
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
 * A value axis around the span and a person's limits, with at most `most` ticks. It begins at zero, unless all values are so far from it
 * that they lie within the share `free` of the greatest.
 */
export function axisOf(
  span: Span | undefined,
  { limits = [] }: ChartSettings,
  { most = 5, free = 0 }: { most?: number; free?: number } = {},
): Extent {
  if (!span) return extentBetween(0, 1, most);
  const all = limits.map(({ value }) => value);
  const [low, high] = [Math.min(span.min, ...all), Math.max(span.max, ...all)];
  const greatest = Math.max(Math.abs(low), Math.abs(high));
  const far = high > low && (low > 0 || high < 0) && high - low < free * greatest;
  const [from, to] = far ? [low, high] : [Math.min(0, low), Math.max(0, high)];
  return from === to ? extentBetween(0, 1, most) : snugExtent(from, to, most);
}

/** The span with more room at both ends, but none beyond zero where nothing is: that would say that there are such values. */
export function wider({ min, max }: Span, share: number): Span {
  const more = max > min ? (max - min) * share : Math.abs(max) * share;
  return {
    min: min >= 0 ? Math.max(0, min - more) : min - more,
    max: max <= 0 ? Math.min(0, max + more) : max + more,
  };
}

/** An axis has two different ends, also around a single point. */
export function openSpan(span: Span = { min: 0, max: 0 }): Span {
  return span.min < span.max ? span : { min: span.min - 1, max: span.max + 1 };
}
