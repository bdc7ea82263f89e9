import { categoryIn, type Facts } from '../facts.ts';

/**
 * The only value of a column whose rows have each value of another one, which those of other values lack in part: the runs that were made with all
 * numbers. Undefined if several do, or none.
 */
export function wholeKind(facts: Facts, kind: number, factor: number): string | undefined {
  const found = new Map<string, Set<string>>();
  const steps = categoryIn(facts, factor);
  for (const [row, name] of categoryIn(facts, kind).entries()) {
    const known = found.get(name) ?? new Set();
    found.set(name, known.add(steps[row] ?? ''));
  }
  const whole = [...found].filter(([, known]) => known.size === facts.distinct(factor));
  return whole.length === 1 && found.size > 1 ? whole[0]?.[0] : undefined;
}
