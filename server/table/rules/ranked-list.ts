import type { Choice } from '../choice.ts';
import { isOrdered } from '../axis-times.ts';
import { numbersIn, type Facts } from '../facts.ts';
import { labelOf } from '../label.ts';
import { andPhrase, countPhrase } from '../reason-text.ts';
import { neverRises } from '../value-checks.ts';
import { choiceWith } from './choice-of.ts';

/** Fewer are in such an order by chance, more are too long for bars. */
const [minRows, maxRows] = [8, 60];
/** Steps that are no ties. */
const minSteps = 5;

/** Named things that go down by a figure, however much else is known of them, such as when each was made: the list is about that figure. */
export function rankedList(facts: Facts): Choice | undefined {
  const { measures, table, times } = facts;
  const label = labelOf(facts);
  if (label === undefined || facts.distinct(label) < table.rows) return undefined;
  if (table.rows < minRows || table.rows > maxRows || times.length === 0) return undefined;
  // newest first is a log, whose figures may fall as well
  if (times.some((at) => isOrdered(numbersIn(facts, at)))) return undefined;
  const value = measures.find((at) => goesDown(numbersIn(facts, at)));
  if (value === undefined) return undefined;
  const found = andPhrase(countPhrase(table.rows, 'category'), (words) =>
    words.someMeasures(1, measures.length),
  );
  return choiceWith('horizontal-bars', { label, values: [value] }, facts, found);
}

function goesDown(values: Float64Array): boolean {
  return values.every((value) => value >= 0) && neverRises(values) && new Set(values).size > minSteps;
}
