/** The middle of several measurements, with how far they spread. */
export interface Spread {
  median: number;
  min: number;
  max: number;
}

/** @throws for no values at all */
export function spreadOf(values: readonly number[]): Spread {
  return { median: percentile(values, 50), min: Math.min(...values), max: Math.max(...values) };
}

/** The value below which `percent` of the values lie, between two neighbours where need be. @throws for no values at all */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0) throw new RangeError('there is no middle of nothing');
  const sorted = values.toSorted((a, b) => a - b);
  const place = ((sorted.length - 1) * percent) / 100;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/**
 * How many times `values` is `others`, round by round: what the machine was busy with meanwhile hit both of one round alike.
 * @throws when they were not measured in the same rounds
 */
export function ratioOf(values: readonly number[], others: readonly number[]): Spread {
  if (values.length !== others.length) throw new RangeError('a ratio needs both in every round');
  return spreadOf(values.map((value, round) => value / (others[round] ?? NaN)));
}
