import type { ChartSettings } from '#protocol';
import { extentBetween, type Extent } from '../value-axis.ts';

/** The least and the greatest of some values. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

/** NaN counts as no value; undefined when there is none at all. */
export function spanOf(lists: Iterable<Float64Array>): Span | undefined {
  let [min, max] = [Infinity, -Infinity];
  for (const values of lists)
    for (const value of values) {
      if (value < min) min = value;
      if (value > max) max = value;
    }
  return min <= max ? { min, max } : undefined;
}

/** With this share of its greatest value or more between its ends, a span is drawn from zero on. */
const farFromZero = 0.5;

/**
 * A value axis around the span and a person's limits. It begins at zero, unless the values may be drawn without it and lie close
 * together far from it. At most `most` ticks.
 */
export function axisOf(
  span: Span | undefined,
  { limits = [] }: ChartSettings,
  { most = 5, zero = true }: { most?: number; zero?: boolean } = {},
): Extent {
  if (!span) return extentBetween(0, 1, most);
  const all = limits.map(({ value }) => value);
  const [low, high] = [Math.min(span.min, ...all), Math.max(span.max, ...all)];
  const greatest = Math.max(Math.abs(low), Math.abs(high));
  const free = !zero && low * high > 0 && high > low && high - low < farFromZero * greatest;
  const [from, to] = free ? [low, high] : [Math.min(0, low), Math.max(0, high)];
  return from === to ? extentBetween(0, 1, most) : extentBetween(from, to, most);
}
