import { measureIn, numbersIn, type Facts } from '../facts.ts';

/** Checks that rules apply to numbers. NaN, an empty cell, is ignored. */

export function isPositive(values: Float64Array): boolean {
  return values.every((value) => !(value < 0));
}

/** Whether no value exceeds the previous one, and the last is below the first. */
export function isDecreasing(values: Float64Array): boolean {
  const last = values.at(-1) ?? NaN;
  return (
    values.every((value, at) => at === 0 || value <= (values[at - 1] ?? NaN)) && last < (values[0] ?? NaN)
  );
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

/** Whether measures can share an axis: the same unit, and none dwarfed by another. */
export function areComparable(facts: Facts, measures: readonly number[], span = 25): boolean {
  const units = new Set(measures.map((at) => measureIn(facts, at)?.unit));
  if (units.size > 1) return false;
  const sizes = measures.map((at) => largest(numbersIn(facts, at))).filter((size) => size > 0);
  return sizes.every((size) => size * span >= Math.max(...sizes));
}

const partName =
  /share|percent|proportion|portion|(?<![a-z])ratio|\bmix\b|split|breakdown|distribution|占比|比例|份额|构成|结构|分布|百分比|比重/i;

/** Whether the name of the chart or the column indicates parts of a whole. */
export function isNamedParts(facts: Facts, at: number): boolean {
  return partName.test(facts.column(at).name) || partName.test(facts.name);
}
