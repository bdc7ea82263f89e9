import { isNameOf, type TimePart } from '../cells/clock-names.ts';
import { nameParts } from '../cells/id-names.ts';
import type { Column, MeasureColumn, TimeColumn } from '../table.ts';
import type { Finder } from './finder.ts';
import { isTimeOfDay, partReader } from './time-part-readers.ts';

const day = 86_400_000;
const minRows = 3;

/** The time of the table once more: as a decimal year, as Unix seconds, in another zone, to the day. */
export const sameTimeOf: Finder = (columns, rows) => {
  const time = axisAmong(columns.filter(isAxis));
  if (!time || rows < minRows) return () => undefined;
  const sinceStart = elapsed(time);
  return (column) => {
    if (column === time || !isTimeAgain(column)) return undefined;
    return { role: 'same-time', of: time.name };
  };

  function isTimeAgain(column: Column): boolean {
    if (!time || (column.kind !== 'time' && column.kind !== 'measure')) return false;
    if (column.kind === 'time') return isShifted(column, time);
    if (isFraction(column, time)) return true;
    if (partsOfDate.some((part) => isNameOf(part, column.name) && partReader(part, column))) return true;
    const readings = isElapsedName(column.name) ? [...forms, ...sinceStart] : forms;
    return readings.some((read) => repeats(column.values, time.values, read));
  }
};

/** Its week as a number, and the like. */
const partsOfDate: readonly TimePart[] = ['quarter', 'month', 'week', 'yearDay', 'day', 'hour'];

/** A joined time, else the first date, or the one that it is the day, month or year of; times of day only if there are no dates. */
function axisAmong(times: readonly TimeColumn[]): TimeColumn | undefined {
  const [first, ...others] = times.filter((one) => !isTimeOfDay(one));
  const joined = times.find((one) => one.joined);
  if (joined || !first) return joined ?? times[0];
  return others.find((one) => isStartOfEach(first, one)) ?? first;
}

function isAxis(column: Column): column is TimeColumn {
  if (column.kind !== 'time' || column.role) return false;
  const first = column.values.find((time) => time === time);
  return column.values.some((time) => time === time && time !== first);
}

const fractionName = /^(?:ns|nsecs?|nanos|nanosecs?|nanoseconds?)$/i;

/** The part of a second that a program keeps beside the whole seconds: digits that mean nothing alone. */
function isFraction({ name, values }: MeasureColumn, { grain }: TimeColumn): boolean {
  return (
    grain === 'second' &&
    fractionName.test(name) &&
    values.every((value) => value !== value || (Number.isInteger(value) && value >= 0 && value < 1e9))
  );
}

/** The number that a time would be, and how far a number may be from it. */
interface Reading {
  readonly of: (time: number) => number;
  readonly within: number;
}

const forms: readonly Reading[] = [
  { of: decimalYear, within: 0.1 },
  { of: (time) => (isRecent(time) ? time : NaN), within: day },
  { of: (time) => (isRecent(time) ? time / 1000 : NaN), within: 86_400 },
  { of: (time) => time / day + 25_569, within: 1.5 },
  { of: (time) => time / day + 2_440_587.5, within: 1.5 },
];

/** Times of day are close to 0, as are many figures. */
function isRecent(time: number): boolean {
  return Math.abs(time) > 365 * day;
}

function decimalYear(time: number): number {
  const year = new Date(time).getUTCFullYear();
  const [start, end] = [Date.UTC(year, 0), Date.UTC(year + 1, 0)];
  return year + (time - start) / (end - start);
}

const elapsedNames = new Set(
  'elapsed seconds secs sec s ms min minutes hours days t doy yday julian day dayofyear uptime runtime relative'.split(
    ' ',
  ),
);

function isElapsedName(name: string): boolean {
  return nameParts(name).some((part) => elapsedNames.has(part));
}

/** The time since the first row, in each unit; the day of the year. */
function elapsed({ values }: TimeColumn): Reading[] {
  const first = values[0] ?? NaN;
  const units = [1, 1000, 60_000, 3_600_000, day].map((unit) => ({
    of: (time: number) => (time - first) / unit,
    within: 1.01,
  }));
  const dayOfYear = (time: number): number => 1 + (time - Date.UTC(new Date(time).getUTCFullYear(), 0)) / day;
  return [...units, { of: dayOfYear, within: 1.01 }];
}

function repeats(values: Float64Array, times: Float64Array, { of, within }: Reading): boolean {
  return values.every((value, row) => {
    const time = times[row] ?? NaN;
    return value !== value || time !== time || Math.abs(value - of(time)) <= within;
  });
}

/** Always the same span apart, or the start of the day, month or year of the other. */
function isShifted(column: TimeColumn, time: TimeColumn): boolean {
  const shift = (column.values[0] ?? NaN) - (time.values[0] ?? NaN);
  const isConstant = (value: number, row: number): boolean => value - (time.values[row] ?? NaN) === shift;
  return (
    column.values.every((value, row) => value !== value || isConstant(value, row)) ||
    isStartOfEach(column, time)
  );
}

function isStartOfEach({ values, grain }: TimeColumn, { values: times, grain: finer }: TimeColumn): boolean {
  return (
    grain !== finer &&
    values.every((value, row) => value !== value || isStartOf(value, times[row] ?? NaN, grain))
  );
}

function isStartOf(value: number, time: number, grain: TimeColumn['grain']): boolean {
  const [start, date] = [new Date(value), new Date(time)];
  if (start.getUTCFullYear() !== date.getUTCFullYear()) return false;
  if (grain === 'year') return true;
  if (grain === 'month') return start.getUTCMonth() === date.getUTCMonth();
  return grain === 'day' && Math.abs(time - value - day / 2) <= day / 2;
}
