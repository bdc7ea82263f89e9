/** Checks of a measure's values. NaN is an empty cell, which they ignore but for the order of values: nothing lies above it or below. */

export function isPositive(values: Float64Array): boolean {
  return values.every((value) => !(value < 0));
}

/** Whether no value exceeds the previous one, and the last is below the first. */
export function isDecreasing(values: Float64Array): boolean {
  return neverRises(values) && (values.at(-1) ?? NaN) < (values[0] ?? NaN);
}

/** Whether no value exceeds the one before it. */
export function neverRises(values: Float64Array): boolean {
  return values.every((value, at) => at === 0 || value <= (values[at - 1] ?? NaN));
}

/** Whether no value is below the one before it. */
export function neverFalls(values: Float64Array): boolean {
  return values.every((value, at) => at === 0 || value >= (values[at - 1] ?? NaN));
}

/** Whether each value exceeds the one before it. */
export function isRising(values: Float64Array): boolean {
  return values.every((value, at) => at === 0 || value > (values[at - 1] ?? NaN));
}

export function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
}

export function largest(values: Float64Array): number {
  return values.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0);
}

/** Whether parts add up to 100 (percent) or 1 (fractions), allowing for rounding. */
export function sumsToWhole(parts: ArrayLike<number>): boolean {
  const total = sum(Float64Array.from(parts));
  if (Math.abs(total - 100) <= 1.05) return true;
  return Math.abs(total - 1) <= 0.0105 && Array.from(parts).some((part) => part % 1 !== 0);
}

/** Whether values can be percentages of a whole: within 0 and 100. */
export function areShares(values: Float64Array): boolean {
  return values.every((value) => !(value < 0 || value > 100));
}

/** The upper one of the two in the middle where there are two; NaN without values. */
export function median(values: ArrayLike<number>): number {
  return Float64Array.from(values).sort()[Math.floor(values.length / 2)] ?? NaN;
}
