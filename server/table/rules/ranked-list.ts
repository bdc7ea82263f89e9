import type { Choice } from '../choice.ts';
import { isOrdered } from '../axis-times.ts';
import { measureIn, numbersIn, type Facts } from '../facts.ts';
import { labelOf } from '../label.ts';
import { mainMeasureOf } from '../main-measure.ts';
import { andPhrase, countPhrase } from '../reason-text.ts';
import { neverFalls, neverRises } from '../value-checks.ts';
import { choiceWith } from './choice-of.ts';

/** Fewer are in such an order by chance, more are too long for bars. */
const [minRows, maxRows] = [8, 60];
/** Steps that are no ties. */
const minSteps = 5;

/**
 * Named things that go down by a figure, however much else is known of them, such as when each was made or where each came in: the list is about
 * that figure. Runners may have no more than a time, which goes up.
 */
export function rankedList(facts: Facts): Choice | undefined {
  const { measures, table, times } = facts;
  const label = labelOf(facts);
  if (label === undefined || facts.distinct(label) < table.rows) return undefined;
  if (table.rows < minRows || table.rows > maxRows) return undefined;
  const ranked = table.columns.some(({ role }) => role?.role === 'index' && role.why === 'name');
  const isRace = ranked && measures.some((at) => isTimeOfRace(facts, at));
  if (times.length === 0 && !isRace && (!ranked || measures.length < 2)) return undefined;
  // newest first is a log, whose figures may fall as well
  if (times.some((at) => isOrdered(numbersIn(facts, at)))) return undefined;
  const isAboutIt = (at: number): boolean =>
    goesDown(numbersIn(facts, at)) || (isRace && isTimeOfRace(facts, at));
  const main = mainMeasureOf(facts);
  const value = main !== undefined && isAboutIt(main) ? main : measures.find(isAboutIt);
  if (value === undefined) return undefined;
  const found = countPhrase(table.rows, 'category');
  const of =
    measures.length > 1 ? andPhrase(found, (words) => words.someMeasures(1, measures.length)) : found;
  return choiceWith('horizontal-bars', { label, values: [value] }, facts, of);
}

function isTimeOfRace(facts: Facts, at: number): boolean {
  const known = numbersIn(facts, at).filter((value) => !Number.isNaN(value));
  return measureIn(facts, at)?.unit === 'h' && known.length >= minRows && neverFalls(known);
}

function goesDown(values: Float64Array): boolean {
  return values.every((value) => value >= 0) && neverRises(values) && new Set(values).size > minSteps;
}
