import { asksForCode, isCode, isIdentity, isInCircle } from './cells/codes.ts';
import { decimalMarkOf, type DecimalMark } from './cells/decimal-mark.ts';
import { numbersOf } from './cells/numbers.ts';
import { timesOfNumbers } from './cells/number-times.ts';
import { placesOf } from './cells/places.ts';
import { plainNumbers } from './cells/plain-numbers.ts';
import { priceOf } from './cells/prices.ts';
import { isEmptyCell, textOf } from './cells/text.ts';
import { timesOf } from './cells/times.ts';
import { unitInName } from './cells/units.ts';
import type { RawColumn, RawTable } from './raw-table.ts';
import type { Column, Table } from './table.ts';

/** Tells of what kind each column is. */
export function typeColumns({ rows, columns, leftOut, turned }: RawTable): Table {
  const mark = usualMark(columns);
  const typed = columns.map((column, position) => typeColumn(column, position, mark));
  return { rows, columns: typed, ...(leftOut > 0 && { leftOut }), ...(turned && { turned }) };
}

/** German files write all numbers alike: one 1,5 tells what 1.234 is in another column. */
function usualMark(columns: readonly RawColumn[]): DecimalMark | undefined {
  const marks = new Set(columns.map(({ cells }) => decimalMarkOf(cells)));
  if (marks.has(',') && !marks.has('.')) return ',';
  return undefined;
}

function typeColumn(column: RawColumn, position: number, mark: DecimalMark | undefined): Column {
  if (column.cells instanceof Float64Array) return ofNumbers(column, column.cells, undefined, position);
  return ofText(column, column.cells, position, mark);
}

function ofText(
  column: RawColumn,
  cells: readonly unknown[],
  position: number,
  mark: DecimalMark | undefined,
): Column {
  const plain = plainNumbers(cells);
  if (plain) return ofNumbers(column, plain, undefined, position, cells);
  const category = (): Column => placesOf(column.name, cells.map(textOf)) ?? categoryOf(column, cells);
  if (isMostlyWords(cells)) return category();
  if (isCode(cells)) return timed(column, cells) ?? categoryOf(column, cells);
  const numbers = numbersOf(cells, mark);
  if (numbers) return ofNumbers(column, numbers.values, numbers.unit, position, cells);
  return timed(column, cells) ?? category();
}

/** Most columns of words are told by a few: no digit in the first that is there means neither a number nor, but for months, a time. */
function isMostlyWords(cells: readonly unknown[]): boolean {
  let words = 0;
  for (const cell of cells) {
    if (isEmptyCell(cell)) continue;
    if (typeof cell !== 'boolean' && (typeof cell !== 'string' || /\d/.test(cell))) return false;
    if ((words += 1) === 20) return true;
  }
  return true;
}

function timed({ name }: RawColumn, cells: readonly unknown[]): Column | undefined {
  const times = timesOf(cells);
  return times && { kind: 'time', name, ...times };
}

function ofNumbers(
  { name, unit: said }: RawColumn,
  values: Float64Array,
  mark: string | undefined,
  position: number,
  cells?: readonly unknown[],
): Column {
  const times = mark === undefined ? timesOfNumbers(values, name, position) : undefined;
  if (times) return { kind: 'time', name, ...times };
  if (mark === undefined && (asksForCode(name) || isIdentity(name, values) || isInCircle(name, values)))
    return { kind: 'category', name, values: cells ? cells.map(textOf) : Array.from(values, numberText) };
  const unit = said ?? unitInName(name) ?? mark;
  const price = priceOf(name);
  return { kind: 'measure', name, values, ...(unit !== undefined && { unit }), ...(price && { price }) };
}

function numberText(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}

function categoryOf({ name }: RawColumn, cells: readonly unknown[]): Column {
  return { kind: 'category', name, values: cells.map(textOf) };
}
