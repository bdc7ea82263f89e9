import { quantityInName } from '../aggregation/quantity-names.ts';
import { answerCounts } from '../answer-counts.ts';
import type { Choice } from '../choice.ts';
import { arePartNames } from '../cells/part-names.ts';
import { partsOfTotal, withoutTotal } from '../drawn-measures.ts';
import { measureIn, numbersIn, type Facts } from '../facts.ts';
import { labelOf } from '../label.ts';
import { mainMeasureOf } from '../main-measure.ts';
import { andPhrase, countPhrase, measuresPhrase, partsPhrase } from '../reason-text.ts';
import { partsOfStem } from '../stem-parts.ts';
import { isOfNow } from '../asides.ts';
import { choiceWith } from './choice-of.ts';
import { isPositive } from '../value-checks.ts';

const [fewestRows, mostRows, fewestParts] = [2, 60, 3];

/** Counts of all answers or outcomes by name: each is a part, however small. */
export function stackedAnswers(facts: Facts): Choice | undefined {
  if (facts.overrides.values.length > 0) return undefined;
  const answers = answerCounts(facts, facts.measures);
  return answers && stacked(facts, answers);
}

/** Named things with a figure and what it is made up of: its parts. */
export function stackedStem(facts: Facts): Choice | undefined {
  const parts = facts.overrides.values.length === 0 ? partsOfStem(facts) : undefined;
  return parts && stacked(facts, parts);
}

/** Named things with one figure that is the sum of several: all of these, where else one of them would be drawn by itself. */
export function stackedTotal(facts: Facts): Choice | undefined {
  const { measures, overrides } = facts;
  if (overrides.values.length > 0 || facts.pickedFrom !== undefined) return undefined;
  const parts = partsOfTotal(facts, measures) ?? withoutTotal(facts, measures);
  const main = mainMeasureOf(facts);
  if (parts === measures || parts.length < fewestParts || main === undefined || !parts.includes(main))
    return undefined;
  return parts.every((at) => isPositive(numbersIn(facts, at))) ? stacked(facts, parts) : undefined;
}

/** Named things with what of each is so and what is not: missed and covered, used and free. The first such pair of several. */
export function stackedPair(facts: Facts): Choice | undefined {
  if (facts.overrides.values.length > 0) return undefined;
  const pair = pairIn(facts);
  return pair && stacked(facts, pair, measuresPhrase({ measures: pair, pickedFrom: facts.measures.length }));
}

function pairIn(facts: Facts): readonly number[] | undefined {
  const { measures, column } = facts;
  for (const [i, one] of measures.entries()) {
    const other = measures
      .slice(i + 1)
      .find((at) => arePartNames([column(one).name, column(at).name]) && addUp(facts, one, at));
    if (other !== undefined) return [one, other];
  }
  return undefined;
}

/** Amounts in the same unit; two shares come to no more than all. */
function addUp(facts: Facts, one: number, other: number): boolean {
  const [unit, otherUnit] = [measureIn(facts, one)?.unit, measureIn(facts, other)?.unit];
  const [values, others] = [numbersIn(facts, one), numbersIn(facts, other)];
  if (unit !== otherUnit || !isPositive(values) || !isPositive(others)) return false;
  if (unit === '%') return values.every((value, row) => !(value + (others[row] ?? NaN) > 101));
  return [one, other].every((at) => quantityInName(facts.column(at).name) !== 'rate');
}

function stacked(
  facts: Facts,
  values: readonly number[],
  parts = partsPhrase(values.length),
): Choice | undefined {
  const { distinct, table, times } = facts;
  const label = labelOf(facts);
  if (label === undefined || distinct(label) < table.rows || !times.every((at) => isOfNow(facts, at)))
    return undefined;
  if (table.rows < fewestRows || table.rows > mostRows) return undefined;
  const found = andPhrase(countPhrase(table.rows, 'category'), parts);
  return choiceWith('stacked-bars', { label, values }, facts, found);
}
