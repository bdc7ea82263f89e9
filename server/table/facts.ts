import type { ChartSettings } from '#protocol';
import { sequenceOf, type Sequence } from './cells/sequences.ts';
import { readOverrides, type RoleOverrides } from './overrides.ts';
import { secondaryIn } from './secondary-measures/index.ts';
import {
  isInFile,
  type Column,
  type FoundRole,
  type MeasureColumn,
  type PlaceColumn,
  type Table,
  type TimeColumn,
} from './table.ts';

/** The facts about a table that the rules use. Numbers are column indices; columns with the role `none` are in no list. */
export interface Facts {
  /** the chart's name */
  readonly name: string;
  readonly table: Table;
  readonly overrides: RoleOverrides;
  /** how the side-car wants rows merged */
  readonly aggregate: ChartSettings['aggregate'];
  readonly times: readonly number[];
  /** categorical columns, including places; the most meaningful first, mere numbers and codes last */
  readonly categories: readonly number[];
  readonly places: readonly number[];
  /** measures; those that only have another role too, if there are no others */
  readonly measures: readonly number[];
  /** measures that only say something about one of the others, by that one; they are offered instead of it */
  readonly secondary: ReadonlyMap<number, number>;
  /** how many measures there are, if these are some of them */
  readonly pickedFrom?: number;
  /** ids, which name rows or groups if nothing better does */
  readonly ids: readonly number[];
  /** latitudes and longitudes */
  readonly coordinates: readonly number[];
  column(at: number): Column;
  /** the number of distinct values in a categorical or time column */
  distinct(at: number): number;
  /** months, weekdays, hours, ranges: categories with an order of their own */
  sequence(at: number): Sequence | undefined;
}

/** Collects the facts of a table. Expensive ones are computed on demand and memoised. */
export function factsOf(table: Table, name: string, settings?: ChartSettings): Facts {
  const overrides = readOverrides(table, settings?.columns);
  const column = (at: number): Column => table.columns[at] ?? nothing;
  const distinct = memoise((at) => countDifferent(column(at).values));
  const free = [...table.columns.keys()].filter((at) => !overrides.none.has(at) && hasValues(column(at)));
  const ofKind = (kind: Column['kind']): number[] =>
    free.filter((at) => column(at).kind === kind && !overrides.categories.has(at));
  const withoutRole = (at: number): boolean => column(at).role === undefined || overrides.categories.has(at);
  const words = free.filter(
    (at) => overrides.categories.has(at) || ['category', 'place'].includes(column(at).kind),
  );
  const ids = words.filter((at) => column(at).role?.role === 'id' && !overrides.categories.has(at));
  const names = words.filter(withoutRole);
  const all = overrides.values.length > 0 ? overrides.values : measuresIn(table, ofKind('measure'));
  const secondary = secondaryIn(table.columns, table.rows, overrides.values.length > 0 ? [] : all);
  return {
    name,
    table,
    overrides,
    aggregate: settings?.aggregate,
    times: ofKind('time')
      .filter(withoutRole)
      .toSorted((a, b) => Number(isInFile(column(a))) - Number(isInFile(column(b)))),
    categories: (names.length > 0 ? names : ids).toSorted((a, b) => rank(a) - rank(b)),
    places: ofKind('place').filter(withoutRole),
    measures: all.filter((at) => !secondary.has(at)),
    secondary,
    ids,
    coordinates: ofKind('measure').filter((at) =>
      ['latitude', 'longitude'].includes(column(at).role?.role ?? ''),
    ),
    column,
    distinct,
    sequence: memoise((at) => sequenceOf(valuesOf(column(at)).map(String), column(at).name)),
  };

  function rank(at: number): number {
    if (at === overrides.label) return -2;
    const { kind, values } = column(at);
    if (kind === 'place') return -1;
    return kind === 'category' &&
      distinct(at) === table.rows &&
      values.every((value) => codeText.test(value) || ordinalText.test(value))
      ? 1
      : 0;
  }
}

/** `10115`, `EDDF`, `A-100`: a name beside it says more. */
const codeText = /^[A-Z\d]{0,6}(?:[-_./]?[A-Z\d]{1,6}){0,2}$/;

/** `1º`, `2nd`, `3.`: a place among others. */
const ordinalText = /^\d{1,3}(?:º|°|ª|\.|st|nd|rd|th|er|e|-й)$/i;

/** What is drawn if there is nothing better, in this order. Longitudes run across. */
const lesserMeasures: readonly (readonly (FoundRole['role'] | undefined)[])[] = [
  [undefined],
  ['attribute'],
  ['constant'],
  ['index', 'same-time'],
  ['longitude', 'latitude'],
];

/** Where things are is drawn only if nothing says when. */
function measuresIn({ columns }: Table, measures: readonly number[]): readonly number[] {
  const hasTimes = columns.some(({ kind }) => kind === 'time');
  for (const roles of hasTimes ? lesserMeasures.slice(0, -1) : lesserMeasures) {
    const found = roles.flatMap((role) => measures.filter((at) => columns[at]?.role?.role === role));
    if (found.length > 0) return found;
  }
  return [];
}

const nothing: Column = { kind: 'category', name: '', values: [] };

function valuesOf(column: Column): readonly (string | number)[] {
  return column.values instanceof Float64Array ? Array.from(column.values) : column.values;
}

function hasValues({ values }: Column): boolean {
  return values instanceof Float64Array
    ? values.some((value) => !Number.isNaN(value))
    : values.some((value) => value !== '');
}

/** The number of distinct values. Most times are in order and need no set. */
export function countDifferent(values: Column['values']): number {
  if (!(values instanceof Float64Array)) return new Set(values).size;
  for (let at = 1; at < values.length; at += 1)
    if (!((values[at] ?? NaN) > (values[at - 1] ?? NaN))) return new Set(values).size;
  return values.length;
}

/** The same function, which finds each value once. */
export function memoise<Value>(find: (at: number) => Value): (at: number) => Value {
  const found = new Map<number, { readonly value: Value }>();
  return (at) => {
    let one = found.get(at);
    if (!one) found.set(at, (one = { value: find(at) }));
    return one.value;
  };
}

/** The numbers of a measure; empty for other columns. */
export function numbersIn(facts: Facts, at: number): Float64Array {
  const { values } = facts.column(at);
  return values instanceof Float64Array ? values : new Float64Array();
}

export function timeIn(facts: Facts, at: number): TimeColumn | undefined {
  const column = facts.column(at);
  return column.kind === 'time' ? column : undefined;
}

export function placeIn(facts: Facts, at: number): PlaceColumn | undefined {
  const column = facts.column(at);
  return column.kind === 'place' ? column : undefined;
}

export function measureIn(facts: Facts, at: number): MeasureColumn | undefined {
  const column = facts.column(at);
  return column.kind === 'measure' ? column : undefined;
}

/** The cells of any column as text. */
export function categoryIn(facts: Facts, at: number): readonly string[] {
  return valuesOf(facts.column(at)).map(String);
}
