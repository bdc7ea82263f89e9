import type { Choice } from '../choice.ts';
import { numbersIn, type Facts } from '../facts.ts';
import { reasonFor, countPhrase, andPhrase } from '../reason-text.ts';
import { choiceOf } from './choice-of.ts';
import { areComparable } from './number-checks.ts';

const minSteps = 8;

/** Measures over a first one with even steps, which is an axis although it has no known meaning. */
export function curve(facts: Facts): Choice | undefined {
  const { categories, times, measures, table } = facts;
  const [axis, ...values] = measures;
  if (
    categories.length > 0 ||
    times.length > 0 ||
    axis === undefined ||
    values.length === 0 ||
    values.length > 8
  )
    return undefined;
  if (table.rows < minSteps || !hasEvenSteps(numbersIn(facts, axis))) return undefined;
  if (facts.overrides.values.length > 0) return undefined;
  const found = andPhrase(countPhrase(table.rows, 'step'), countPhrase(values.length, 'measure'));
  return { type: 'lines', reason: reasonFor(found, 'lines'), roles: { label: axis, values } };
}

function hasEvenSteps(values: Float64Array): boolean {
  const step = ((values.at(-1) ?? NaN) - (values[0] ?? NaN)) / (values.length - 1);
  return (
    step > 0 && values.every((value, at) => Math.abs(value - (values[0] ?? NaN) - at * step) <= step * 0.01)
  );
}

/** A plain sequence of numbers. */
export function numberSequence(facts: Facts): Choice | undefined {
  const { categories, times, measures, table } = facts;
  if (
    categories.length > 0 ||
    times.length > 0 ||
    measures.length === 0 ||
    measures.length > 8 ||
    table.rows < 2
  )
    return undefined;
  return areComparable(facts, measures)
    ? choiceOf('lines', facts, countPhrase(table.rows, 'value'))
    : undefined;
}
