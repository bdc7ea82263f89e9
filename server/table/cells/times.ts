import type { Cells } from '../raw-table.ts';
import { grains, type Grain, type Offsets } from '../table.ts';
import { dayMonthOrder, hasAmbiguous, isWrittenDayFirst, type DayMonthOrder } from './day-month.ts';
import { coarsestGrain } from './grain.ts';
import type { Moment } from './moment.ts';
import { isEmptyCell } from './text.ts';
import { weekdayOf } from './calendar-names.ts';
import { dayFirst, fiscalYear, half, monthFirst, timeFormats, type TimeFormat } from './time-formats.ts';

export interface ParsedTimes {
  readonly values: Float64Array;
  readonly grain: Grain;
  readonly offsets?: Offsets;
}

/** A column with more invalid cells than this, and more than valid ones, is not a time column. */
const maxInvalid = 50;

/**
 * The times of a text column; undefined if more than a tenth of its cells are not times.
 * @param otherwise the order of days and months where the column itself does not show it
 */
export function parseTimes(
  cells: Cells,
  otherwise: () => DayMonthOrder = () => 'month',
): ParsedTimes | undefined {
  if (cells instanceof Float64Array) return undefined;
  const starts = startsOf(cells);
  const parse = createParser(formatsFor(starts, otherwise));
  const column = createTimeColumn(starts.length);
  let [valid, invalid, before, last] = [0, 0, 0, 0];
  for (let at = 0; at < starts.length; at += 1) {
    const cell = starts[at];
    if (isEmptyCell(cell)) continue;
    const moment = parse(cell);
    if (moment) column.put(at, moment);
    if (moment) [valid, last] = [valid + 1, at];
    else if ((invalid += 1) > maxInvalid && invalid > valid) return undefined;
    else if (valid === 0) before = invalid;
  }
  const isSummed = valid >= minSummed && before <= 1 && countFilled(starts, last + 1) <= mostSums;
  const faults = isSummed ? invalid - before - countFilled(starts, last + 1) : invalid;
  return valid > 0 && faults <= valid / 10 ? column.done() : undefined;
}

/** Above or below the times of a table there may be a sum or an average. */
const minSummed = 3;
const mostSums = 2;

function countFilled(cells: readonly unknown[], from: number): number {
  let count = 0;
  for (let at = from; at < cells.length && count <= mostSums; at += 1)
    if (!isEmptyCell(cells[at])) count += 1;
  return count;
}

/** Collects a column's moments as they are written. Where their offsets differ by more than summer time they are taken to UTC, to be in one order. */
function createTimeColumn(rows: number) {
  const values = new Float64Array(rows).fill(NaN);
  let offsets: Float64Array | undefined;
  let [east, west, finest] = [-Infinity, Infinity, 0];
  return {
    put(at: number, { time, offset, grain }: Moment): void {
      values[at] = time;
      const minutes = offset ?? 0;
      if (minutes > east) east = minutes;
      if (minutes < west) west = minutes;
      finest = Math.max(finest, grains.indexOf(grain));
      if (offset !== undefined) (offsets ??= new Float64Array(rows).fill(NaN))[at] = offset;
    },
    done(): ParsedTimes {
      const written = grains[finest] ?? 'second';
      if (!offsets) return { values, grain: coarsestGrain(values, written) };
      const [given, isMixed] = [offsets, east - west > 60];
      const times = isMixed ? values.map((time, at) => time - (given[at] || 0) * 60_000) : values;
      const shifted = isMixed ? given.map((minutes) => minutes * 0) : given;
      return { values: times, grain: coarsestGrain(times, written), offsets: shifted };
    },
  };
}

/** Tries the format of the previous cell first: nearly all cells of a column have the same format. */
function createParser(formats: readonly TimeFormat[]): (cell: unknown) => Moment | undefined {
  let last: TimeFormat | undefined;
  return (cell) => {
    const text = typeof cell === 'string' ? cell.trim() : typeof cell === 'number' ? String(cell) : '';
    if (text.length > 40 || !/\d/.test(text)) return undefined;
    const again = last && parseWith(last, text);
    if (again) return again;
    for (const format of formats) {
      const moment = parseWith(format, text);
      if (!moment) continue;
      last = format;
      return moment;
    }
    return undefined;
  };
}

const longestInterval = 70;

const dayName = /^(\p{L}{1,10})[.,]{0,2} (?=\d)/u;
const intervals = [
  /^(.+?) [-–—] (.+)$/u,
  /^(.+?) ?[~～] ?(.+)$/u,
  /^(\S+T\S+)\/(\S+)$/u,
  /^(\d{1,2}:\d{2})[-–—](\d{1,2}:\d{2})$/u,
];

/** The cells without weekdays before them and without the ends of intervals, if the first has either. */
function startsOf(cells: readonly unknown[]): readonly unknown[] {
  const first = cells.find((cell) => !isEmptyCell(cell));
  if (typeof first !== 'string' || startOf(first.trim()) === '') return cells;
  return cells.map((cell) => (typeof cell === 'string' && startOf(cell.trim())) || cell);
}

/** What a cell begins with, if that is a time and there is more: the day of `Fri 05/01/2024`, the start of `00:00 - 01:00`; else ''. */
function startOf(text: string): string {
  if (text.length > longestInterval) return '';
  const [prefix = '', name] = dayName.exec(text) ?? [];
  if (name !== undefined && !Number.isNaN(weekdayOf(name))) return text.slice(prefix.length);
  for (const interval of intervals) {
    const [, start = '', end] = interval.exec(text) ?? [];
    if (end !== undefined && timeFormats.some((format) => parseWith(format, end) !== undefined)) return start;
  }
  return '';
}

function parseWith({ pattern, parse }: TimeFormat, text: string): Moment | undefined {
  const groups = pattern.exec(text);
  return groups ? parse(groups) : undefined;
}

/** For `05/01/2024`: what the column shows; else dots and hyphens mean day first; else what the rest of the table suggests. */
function formatsFor(cells: readonly unknown[], otherwise: () => DayMonthOrder): readonly TimeFormat[] {
  if (areDaysOfMonth(cells)) return [];
  if (areFiscalYears(cells)) return [fiscalYear];
  const areHalves = !cells.some((cell) => typeof cell === 'string' && frenchWeek.test(cell));
  const formats = timeFormats.filter((format) => format !== fiscalYear && (areHalves || format !== half));
  if (!hasAmbiguous(cells)) return formats;
  const order = dayMonthOrder(cells) ?? (isWrittenDayFirst(cells) ? 'day' : otherwise());
  const wrong = order === 'day' ? monthFirst : dayFirst;
  return formats.filter((format) => format !== wrong);
}

/** A third half of a year is a week: `2020-S9`. */
const frenchWeek = /^\d{4}[-/ ]?S(?:[3-9]|[0-5]\d)$|^S(?:[3-9]|[0-5]\d)[-/ ]\d{4}$/;

/** `2010-11` is a month, unless each cell is a year and the next. */
function areFiscalYears(cells: readonly unknown[]): boolean {
  return cells.every(
    (cell) => isEmptyCell(cell) || (typeof cell === 'string' && parseWith(fiscalYear, cell.trim())),
  );
}

const shortMonthYear = /^(\p{L}{3,9})\.?[-/ ](\d{2})$/u;

/** `Sep-26` is a month of 2026, unless the month stays and the number runs: then it is a day without a year. */
function areDaysOfMonth(cells: readonly unknown[]): boolean {
  const names = new Set<string>();
  const numbers = new Set<string>();
  for (const cell of cells) {
    if (isEmptyCell(cell)) continue;
    const [, name, number] = (typeof cell === 'string' && shortMonthYear.exec(cell.trim())) || [];
    if (name === undefined || number === undefined) return false;
    names.add(name);
    numbers.add(number);
  }
  return numbers.size > 3 && names.size <= numbers.size / 4;
}
