import { stemOfNumbered } from '../cells/id-names.ts';
import type { Choice } from '../choice.ts';
import { drawnMeasures } from '../drawn-measures.ts';
import { measureIn, numbersIn, type Facts } from '../facts.ts';
import { reasonFor, countPhrase, andPhrase } from '../reason-text.ts';
import { isRising } from '../value-checks.ts';
import { choiceOf } from './choice-of.ts';
import { areComparable } from './number-checks.ts';

const minSteps = 8;

/** Measures over a first one with even steps, which is an axis although it has no known meaning; or with any steps, if it is an age and the like. */
export function curve(facts: Facts): Choice | undefined {
  const { categories, times, measures, table } = facts;
  const axis = axisBesideNumbered(facts) ?? measures[0];
  const values = measures.filter((at) => at !== axis);
  if (times.length > 0 || axis === undefined || values.length === 0 || values.length > 8) return undefined;
  if (table.rows < minSteps || facts.overrides.values.length > 0) return undefined;
  const isOver = isNamedAxis(facts, axis) || axis === axisBesideNumbered(facts);
  if (!isOver && (categories.length > 0 || !hasEvenSteps(numbersIn(facts, axis)))) return undefined;
  // beside an axis of its own, words that come again and again are remarks
  if (categories.some((at) => facts.distinct(at) > table.rows / 2)) return undefined;
  const shown = isOver ? alikeIn(facts, values) : values;
  const found = andPhrase(countPhrase(table.rows, 'step'), countPhrase(shown.length, 'measure'));
  return { type: 'lines', reason: reasonFor(found, 'lines'), roles: { label: axis, values: shown } };
}

/** `curve` over an axis known by its name. Tried before the rules for points, which would take that axis for one of their dimensions. */
export function curveOverNamed(facts: Facts): Choice | undefined {
  const [axis] = facts.measures;
  const isKnown = axis !== undefined && isNamedAxis(facts, axis);
  return isKnown || axisBesideNumbered(facts) !== undefined ? curve(facts) : undefined;
}

/** What goes up beside `val1, val2, val3`, wherever it stands: keys of JSON objects may come in any order. */
function axisBesideNumbered(facts: Facts): number | undefined {
  const stemOf = (at: number): string | undefined => stemOfNumbered(facts.column(at).name);
  const [axis, ...others] = facts.measures.filter((at) => stemOf(at) === undefined);
  if (axis === undefined || others.length > 0 || facts.measures.length < 3) return undefined;
  const stems = new Set(facts.measures.filter((at) => at !== axis).map(stemOf));
  return stems.size === 1 && isRising(numbersIn(facts, axis)) ? axis : undefined;
}

function isNamedAxis(facts: Facts, at: number): boolean {
  return axisName.test(facts.column(at).name.replace(/_/g, ' ')) && isRising(numbersIn(facts, at));
}

const axisName =
  /^(?:age|alter|âge|edad|idade|età|年龄|月龄|distance|entfernung|depth|tiefe|elapsed|dose|concentration|frequency|wavelength|temperature|angle|距离|深度|浓度|频率|波长)(?![a-z])/i;

/** Those in the unit of the first: centimetres and kilograms have no axis in common. */
function alikeIn(facts: Facts, values: readonly number[]): readonly number[] {
  const [first] = values;
  const unit = first === undefined ? undefined : measureIn(facts, first)?.unit;
  return values.filter((at) => measureIn(facts, at)?.unit === unit);
}

function hasEvenSteps(values: Float64Array): boolean {
  const step = ((values.at(-1) ?? NaN) - (values[0] ?? NaN)) / (values.length - 1);
  return (
    step > 0 && values.every((value, at) => Math.abs(value - (values[0] ?? NaN) - at * step) <= step * 0.01)
  );
}

const maxColumns = 8;

/** A plain sequence of numbers, or several; as many lists as there are, each is one step by step. */
export function numberSequence(facts: Facts): Choice | undefined {
  const { categories, times, measures, table } = facts;
  if (categories.length > 0 || times.length > 0 || measures.length === 0 || table.rows < 2) return undefined;
  const areMany = measures.length > maxColumns;
  if ((areMany && (!table.ordered || table.rows < minSteps)) || !areComparable(facts, measures))
    return undefined;
  const values = countPhrase(table.rows, 'value');
  if (!areMany) return choiceOf('lines', facts, values);
  const shown = drawnMeasures(facts).length;
  return choiceOf(
    'lines',
    facts,
    andPhrase(values, (words) => words.someMeasures(shown, measures.length)),
  );
}
