import { nameParts } from './cells/id-names.ts';
import { numbersIn, type Facts } from './facts.ts';

/** Fewer rows add up by chance. */
const fewestRows = 3;

/**
 * The measures whose names go on from that of another one, and that add up to it in each row: `messages_ready` and
 * `messages_unacknowledged` of `messages`. Undefined without such.
 */
export function partsOfStem(facts: Facts): readonly number[] | undefined {
  const { measures, column } = facts;
  for (const whole of measures) {
    const stem = nameParts(column(whole).name);
    const parts = measures.filter((at) => at !== whole && goesOn(nameParts(column(at).name), stem));
    if (parts.length > 1 && addUp(facts, whole, parts)) return parts;
  }
  return undefined;
}

function goesOn(name: readonly string[], stem: readonly string[]): boolean {
  return name.length > stem.length && stem.every((part, at) => name[at] === part);
}

function addUp(facts: Facts, whole: number, parts: readonly number[]): boolean {
  const columns = parts.map((at) => numbersIn(facts, at));
  let known = 0;
  for (const [row, total] of numbersIn(facts, whole).entries()) {
    const sum = columns.reduce((all, values) => all + (values[row] ?? NaN), 0);
    if (Number.isNaN(total) || Number.isNaN(sum)) continue;
    if (sum < 0 || Math.abs(sum - total) > 0.005 * Math.abs(total)) return false;
    if (total !== 0) known += 1;
  }
  return known >= fewestRows;
}
