import { cellNotes } from './cell-notes.ts';
import {
  areLogLevels,
  areStatusCodes,
  hasLeadingZeros,
  hasLongDigits,
  isCodeName,
  isCyclic,
} from './cells/codes.ts';
import { withoutColdReadings } from './cells/cold-readings.ts';
import { dayMonthOrder, orderByLanguage, orderByZone, type DayMonthOrder } from './cells/day-month.ts';
import { decimalMarkOf, type DecimalMark } from './cells/decimal-mark.ts';
import { parseNumbers, type Numbers } from './cells/numbers.ts';
import { parseNumericTimes } from './cells/number-times.ts';
import { isDurationName } from './cells/clock-names.ts';
import { parseDurations, parseSpokenDurations } from './cells/durations.ts';
import { idNameOf } from './cells/id-names.ts';
import { placeColumnOf } from './cells/places.ts';
import { plainNumbers } from './cells/plain-numbers.ts';
import { priceOf } from './cells/prices.ts';
import { areRunners, isRaceTimeName } from './cells/race-names.ts';
import { withoutSentinel } from './cells/sentinels.ts';
import { isEmptyCell, textOf } from './cells/text.ts';
import { areThousands } from './cells/thousands.ts';
import { parseTimes } from './cells/times.ts';
import { unitAtEnd, unitInName } from './cells/units.ts';
import { parseYearlessDays } from './cells/yearless-days.ts';
import { parseYearlessTimes } from './cells/yearless-times.ts';
import { withCount } from './column-roles/count.ts';
import { findRoles } from './column-roles/index.ts';
import { tableNote } from './notes.ts';
import type { RawColumn, RawTable } from './raw-table.ts';
import type { Column, Table } from './table.ts';
import { inTimeZone } from './zoned-times.ts';

/**
 * Detects the kind and the role of each column.
 * @param timeZone in which times with an offset are shown; without it all times are as they are written. It also decides, last, whether 1/2 is in
 *   January or February
 */
export function typeColumns(
  { rows, columns, leftOut, transposed, ordered, counted, notes = [] }: RawTable,
  timeZone?: string,
): Table {
  const habits: Habits = {
    mark: commonDecimalMark(columns),
    order: lazy(() => commonOrder(columns, timeZone)),
    areRunners: lazy(() => areRunners(columns.map(({ name }) => name))),
  };
  const found = findRoles(
    withoutColdReadings(columns.map((column, position) => typeColumn(column, position, habits))),
    rows,
  );
  const { columns: typed, notes: timeNotes } = inTimeZone(found, timeZone);
  const beyond = leftOut > 0 ? [tableNote('left-out', (words) => words.notes.columns(leftOut))] : [];
  const told = [...notes, ...beyond, ...cellNotes(typed), ...timeNotes];
  return {
    rows,
    columns: withCount(typed, rows),
    ...(leftOut > 0 && { leftOut }),
    ...(transposed && { transposed }),
    ...(told.length > 0 && { notes: told }),
    ...(ordered && { ordered }),
    ...(counted !== undefined && { counted }),
  };
}

/** How a file writes what is ambiguous in one column by itself. */
interface Habits {
  readonly mark: DecimalMark | undefined;
  readonly order: () => DayMonthOrder;
  /** whether its times are those of a race */
  readonly areRunners: () => boolean;
}

/** A file has one decimal mark: a German `1,5` in one column tells how to read `1.234` in another. */
function commonDecimalMark(columns: readonly RawColumn[]): DecimalMark | undefined {
  const marks = new Set(columns.map(({ cells }) => decimalMarkOf(cells)));
  if (marks.has(',') && !marks.has('.')) return ',';
  return marks.has('.') || !areThousands(columns) ? undefined : ',';
}

/** A file has one order of days and months: another column shows it, else its decimal mark, its language or its time zone suggests it. */
function commonOrder(columns: readonly RawColumn[], timeZone: string | undefined): DayMonthOrder {
  for (const { cells } of columns) {
    const order = cells instanceof Float64Array ? undefined : dayMonthOrder(cells);
    if (order) return order;
  }
  const comma = commonDecimalMark(columns) === ',';
  const byLanguage = comma ? 'day' : orderByLanguage(columns.map(({ name }) => name));
  return byLanguage ?? orderByZone(timeZone);
}

function lazy<Value>(compute: () => Value): () => Value {
  let found: { readonly value: Value } | undefined;
  return () => (found ??= { value: compute() }).value;
}

function typeColumn(column: RawColumn, position: number, habits: Habits): Column {
  if (column.cells instanceof Float64Array) return numberColumn(column, column.cells, undefined, position);
  return textColumn(column, column.cells, position, habits);
}

function textColumn(
  column: RawColumn,
  cells: readonly unknown[],
  position: number,
  { mark, order, areRunners }: Habits,
): Column {
  const plain = plainNumbers(cells);
  if (plain) return numberColumn(column, plain, undefined, position, cells);
  const category = (): Column => placeColumnOf(column.name, cells.map(textOf)) ?? categoryOf(column, cells);
  if (isMostlyText(cells)) return category();
  const hours = durationsOf(column.name, cells, areRunners);
  if (hours) return numberColumn(column, hours, 'h', position, cells);
  if (hasLeadingZeros(cells) || hasLongDigits(cells))
    return timeColumn(column, cells, order) ?? categoryOf(column, cells);
  const numbers = parseNumbers(cells, mark);
  if (numbers)
    return withBounds(numberColumn(column, numbers.values, numbers.unit, position, cells), numbers);
  return timeColumn(column, cells, order) ?? category();
}

function durationsOf(
  name: string,
  cells: readonly unknown[],
  ofRace: Habits['areRunners'],
): Float64Array | undefined {
  if (isRaceTimeName(name) && ofRace()) return parseDurations(cells, true);
  return (isDurationName(name) ? parseDurations(cells) : undefined) ?? parseSpokenDurations(cells);
}

function withBounds(column: Column, { bounds }: Numbers): Column {
  return bounds && column.kind === 'measure' ? { ...column, bounds } : column;
}

/** A quick test for text columns: if the first 20 cells have no digits, they are neither numbers nor, except for months, times. */
function isMostlyText(cells: readonly unknown[]): boolean {
  let texts = 0;
  for (const cell of cells) {
    if (isEmptyCell(cell)) continue;
    if (typeof cell !== 'boolean' && (typeof cell !== 'string' || /\d/.test(cell))) return false;
    if ((texts += 1) === 20) return true;
  }
  return true;
}

function timeColumn(
  { name }: RawColumn,
  cells: readonly unknown[],
  order: Habits['order'],
): Column | undefined {
  const times = parseTimes(cells, order) ?? parseYearlessTimes(cells, order) ?? parseYearlessDays(cells);
  return times && { kind: 'time', name, ...times };
}

function numberColumn(
  { name, unit: givenUnit, isTime }: RawColumn,
  values: Float64Array,
  cellUnit: string | undefined,
  position: number,
  cells?: readonly unknown[],
): Column {
  const isTimeless = cellUnit !== undefined || idNameOf(name) !== undefined;
  const times = isTimeless ? undefined : parseNumericTimes(values, isTime ? 'time' : name, position);
  if (times) return { kind: 'time', name, ...times };
  if (cellUnit === undefined && areCodes(name, values))
    return { kind: 'category', name, values: cells ? cells.map(textOf) : Array.from(values, numberText) };
  const unit = givenUnit ?? unitInName(name) ?? cellUnit ?? unitAtEnd(name);
  const price = priceOf(name);
  return {
    kind: 'measure',
    name,
    values,
    ...withoutSentinel(values),
    ...(unit !== undefined && { unit }),
    ...(price && { price }),
  };
}

function areCodes(name: string, values: Float64Array): boolean {
  return (
    isCodeName(name) || isCyclic(name, values) || areStatusCodes(name, values) || areLogLevels(name, values)
  );
}

function numberText(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}

function categoryOf({ name }: RawColumn, cells: readonly unknown[]): Column {
  return { kind: 'category', name, values: cells.map(textOf) };
}
