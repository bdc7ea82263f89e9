import { isDurationName, isNameOf, type TimePart } from '../cells/clock-names.ts';
import { coarsestGrain } from '../cells/grain.ts';
import { moment, type Moment } from '../cells/moment.ts';
import { sequenceOf } from '../cells/sequences.ts';
import { fullYear, dayOfWeek } from '../cells/time-parts.ts';
import type { Column, TimeColumn } from '../table.ts';
import { letteredParts } from './lettered-time.ts';
import { namedPeriods } from './named-periods.ts';
import { isTimeOfDay, partReader, type PartReader, type TimeParts } from './time-part-readers.ts';

/** A time in several columns is put together if at most this share of the rows has no such date. */
const maxInvalid = 0.01;

/**
 * Puts a time together that several columns hold: `year, month, day, hour`; `date, time`; `month, short year`. It becomes a column behind
 * the others, which keep their place and get the role of a part.
 */
export function joinTimes(columns: readonly Column[], rows: number): readonly Column[] {
  if (columns.length < 3 || rows < 2) return columns;
  const date = columns.find(isDate);
  const parts = date ? clockParts(columns, date) : (letteredParts(columns) ?? calendarParts(columns));
  if (!parts) return columns;
  const times = timesOf(parts, rows);
  if (!times) return columns;
  const used = new Set([...parts.readers.values()].map(({ column }) => column));
  if (parts.date) used.add(parts.date);
  const name = columns.flatMap((column) => (used.has(column) ? [column.name] : [])).join(' ');
  const joined: TimeColumn = { kind: 'time', name, ...times, joined: true };
  const marked = columns.map((column): Column =>
    used.has(column) ? { ...column, role: { role: 'time-part', of: name } } : column,
  );
  return [...marked, joined];
}

/** A column of dates, not of times of day. */
function isDate(column: Column): column is TimeColumn {
  return column.kind === 'time' && column.grain !== 'year' && !isTimeOfDay(column);
}

const dayLong = 86_400_000;

/** A date without a time, and the time of day in one or more columns. */
function clockParts(columns: readonly Column[], date: TimeColumn): TimeParts | undefined {
  if (!date.values.every((time) => time !== time || time % dayLong === 0)) return undefined;
  if (columns.some((column) => column !== date && isDate(column) && isFinerThanDays(column)))
    return undefined;
  const clock = clockOf(columns, columns.indexOf(date));
  return clock && { date, ...clock };
}

function isFinerThanDays({ values }: TimeColumn): boolean {
  return values.some((time) => time === time && time % dayLong !== 0);
}

/** Whole steps of a clock, as of readings; when people came and went is another matter. */
function isOfAClock({ values }: TimeColumn): boolean {
  return values.every((time) => time !== time || time % 300_000 === 0);
}

/** The time of day: in one column, preferably behind the date, or in hours and minutes, or in half hours that are counted. */
function clockOf(columns: readonly Column[], date = -2): Omit<TimeParts, 'date'> | undefined {
  const isBehind = (column: Column, at: number): boolean =>
    column.kind === 'time' && at === date + 1 && !isDurationName(column.name) && isOfAClock(column);
  const found = find(columns, 'clock', isBehind) ?? find(columns, 'clock');
  if (found) return { readers: new Map([['clock', found]]), grain: 'second' };
  const hour = find(columns, 'hour');
  if (hour) {
    const minute = find(columns, 'minute');
    const second = minute && find(columns, 'second');
    const readers = readersOf({ hour, minute, second });
    return { readers, grain: second ? 'second' : minute ? 'minute' : 'hour' };
  }
  const halfHour = date < 0 ? undefined : find(columns, 'halfHour');
  return halfHour && { readers: readersOf({ halfHour }), grain: 'minute' };
}

/** A year, what it is divided into, and perhaps the time of day. */
function calendarParts(columns: readonly Column[]): TimeParts | undefined {
  const year = find(columns, 'year') ?? find(columns, 'year', isYears);
  if (!year) return undefined;
  const month = find(columns, 'month') ?? find(columns, 'month', isNamed('months'));
  const yearDay = find(columns, 'yearDay');
  const day = month ? find(columns, 'day') : undefined;
  if (day || (yearDay && !month)) {
    const clock = clockOf(columns);
    const readers = readersOf(day ? { year, month, day } : { year, yearDay });
    return { readers: new Map([...readers, ...(clock?.readers ?? [])]), grain: clock?.grain ?? 'day' };
  }
  if (month) return { readers: readersOf({ year, month }), grain: 'month' };
  const quarter = find(columns, 'quarter') ?? find(columns, 'quarter', isNamed('quarters'));
  if (quarter) return { readers: readersOf({ year, quarter }), grain: 'quarter' };
  const week = find(columns, 'week');
  return week ? { readers: readersOf({ year, week }), grain: 'day' } : namedPeriods(columns, year);
}

/** Whatever a column of years is called: `time` of an office's long tables. */
function isYears(column: Column): boolean {
  return column.kind === 'time' && column.grain === 'year';
}

/** Names of months or quarters, whatever their column is called. */
function isNamed(sequence: 'months' | 'quarters'): (column: Column) => boolean {
  return (column) => column.kind === 'category' && sequenceOf(column.values) === sequence;
}

function find(
  columns: readonly Column[],
  part: TimePart,
  wanted: (column: Column, at: number) => boolean = ({ name }) => isNameOf(part, name),
): PartReader | undefined {
  for (const [at, column] of columns.entries()) {
    const reader = wanted(column, at) ? partReader(part, column) : undefined;
    if (reader) return reader;
  }
  return undefined;
}

function readersOf(
  parts: Partial<Record<TimePart, PartReader | undefined>>,
): ReadonlyMap<TimePart, PartReader> {
  const entries = Object.entries(parts) as [TimePart, PartReader | undefined][];
  return new Map(entries.flatMap(([part, reader]) => (reader ? [[part, reader] as const] : [])));
}

/** The times of all rows; undefined if too many parts do not fit together, or if there is only one time. */
function timesOf(parts: TimeParts, rows: number): Pick<TimeColumn, 'values' | 'grain'> | undefined {
  const values = new Float64Array(rows).fill(NaN);
  let [valid, invalid] = [0, 0];
  for (let row = 0; row < rows; row += 1) {
    const part = (one: TimePart): number | undefined => parts.readers.get(one)?.at(row);
    if ([...parts.readers.keys()].some((one) => Number.isNaN(part(one)))) continue;
    const start = parts.date ? parts.date.values[row] : dateOf(part)?.time;
    if (start !== start) continue;
    const time = start === undefined ? NaN : start + clockTime(part);
    values[row] = time;
    if (time === time) valid += 1;
    else invalid += 1;
  }
  if (valid < 2 || invalid > valid * maxInvalid) return undefined;
  return { values, grain: coarsestGrain(values, parts.grain) };
}

function dateOf(part: (one: TimePart) => number | undefined): Moment | undefined {
  const year = Number(fullYear(String(part('year')).padStart(2, '0')));
  const [quarter, week, yearDay] = [part('quarter'), part('week'), part('yearDay')];
  if (yearDay !== undefined) return dayOfYear(year, yearDay);
  if (week !== undefined) return dayOfWeek(year, week);
  if (quarter !== undefined) return moment('quarter', year, 3 * quarter - 2);
  return moment('day', year, part('month'), part('day'));
}

function dayOfYear(year: number, day: number): Moment | undefined {
  const start = moment('day', year);
  return start && day >= 1 && day <= 366 ? { ...start, time: start.time + (day - 1) * dayLong } : undefined;
}

/** Milliseconds since midnight. 24:00 is the next day. */
function clockTime(part: (one: TimePart) => number | undefined): number {
  const halfHours = (part('halfHour') ?? 1) - 1;
  const [hours, minutes, seconds] = [part('hour') ?? 0, part('minute') ?? 0, part('second') ?? 0];
  const inRange = hours >= 0 && hours <= 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 61;
  if (!inRange || halfHours < 0 || halfHours >= 50) return NaN;
  return (part('clock') ?? 0) + halfHours * 1_800_000 + hours * 3_600_000 + minutes * 60_000 + seconds * 1000;
}
