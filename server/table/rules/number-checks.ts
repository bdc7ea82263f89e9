import { measureIn, numbersIn, type Facts } from '../facts.ts';
import { largest } from '../value-checks.ts';

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
