import type { Choice } from '../choice.ts';
import { numbersIn, timeIn, type Facts } from '../facts.ts';
import { largestOf, partsOfTotal, withoutTotal } from '../drawn-measures.ts';
import { answerCounts } from '../answer-counts.ts';
import { wholeFamily } from '../families.ts';
import { groupOf } from '../groups.ts';
import { partsOfStem } from '../stem-parts.ts';
import { partsPhrase, andPhrase } from '../reason-text.ts';
import { choiceOf } from './choice-of.ts';
import { isPositive, sumsToWhole, largest } from '../value-checks.ts';
import { moments, timeAxisOf } from '../time-axis.ts';

const maxParts = 12;
const minMoments = 3;

/** Measures that make up a whole at every moment. */
export function partsOverTime(facts: Facts): Choice | undefined {
  const axis = timeAxisOf(facts);
  const { measures } = facts;
  if (axis === undefined || measures.length === 0) return undefined;
  const group = groupOf(facts, axis);
  const some = group === undefined ? partsAmong(facts) : undefined;
  const parts = some ?? (group === undefined ? withoutTotal(facts, measures) : measures.slice(0, 1));
  const count = group === undefined ? parts.length : facts.distinct(group);
  if (count < 2 || count > maxParts || facts.distinct(axis) < minMoments) return undefined;
  if (!parts.every((at) => isPositive(numbersIn(facts, at)))) return undefined;
  const known =
    isCalledMix(facts) || some !== undefined || (group === undefined && parts.length === measures.length - 1);
  if (
    !known &&
    !(sumsToWhole(firstParts(facts, axis, parts)) && partsBy(facts, axis, parts).every(sumsToWhole))
  )
    return undefined;
  // Months by their names are few, and what each came to is compared.
  const type = some && timeIn(facts, axis) === undefined ? 'stacked-bars' : 'area';
  const choice = choiceOf(type, facts, andPhrase(moments(facts, axis), partsPhrase(count)));
  // Small parts are parts as well, although they share no scale with the largest.
  if (!choice || group !== undefined || facts.overrides.values.length > 0) return choice;
  return { ...choice, roles: { ...choice.roles, label: axis, values: largestOf(facts, parts) } };
}

/** Parts beside other measures: of a total, of a figure that theirs go on from, answers, or of a family that comes to 100. */
function partsAmong(facts: Facts): readonly number[] | undefined {
  const { measures } = facts;
  return (
    partsOfTotal(facts, measures) ??
    partsOfStem(facts) ??
    answerCounts(facts, withoutTotal(facts, measures)) ??
    wholeFamily(facts)
  );
}

const mixName = /(?:^|[-_ ])mix(?:$|[-_ ])|breakdown|composition|market.?share|构成|结构|占比|份额/i;

function isCalledMix(facts: Facts): boolean {
  return mixName.test(facts.name) && facts.measures.every((at) => largest(numbersIn(facts, at)) > 0);
}

/** The parts of the first row's moment: where they make up no whole, the others need no look. */
function firstParts(facts: Facts, axis: number, measures: readonly number[]): number[] {
  const { values: labels } = facts.column(axis);
  return measures.flatMap((at) =>
    Array.from(numbersIn(facts, at).filter((_, row) => Object.is(labels[row], labels[0]))),
  );
}

/** The parts of each moment. */
function partsBy(facts: Facts, axis: number, measures: readonly number[]): number[][] {
  const parts = new Map<string | number, number[]>();
  const labels = facts.column(axis).values;
  for (const at of measures)
    for (const [row, value] of numbersIn(facts, at).entries()) {
      const label = labels[row] ?? '';
      const known = parts.get(label);
      if (known) known.push(value);
      else parts.set(label, [value]);
    }
  return [...parts.values()];
}
