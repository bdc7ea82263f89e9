import { monthOf } from '../cells/calendar-names.ts';
import type { TimePart } from '../cells/clock-names.ts';
import { quarterOf } from '../cells/time-parts.ts';
import type { Column, Grain, TimeColumn } from '../table.ts';

/** Reads a part of a time from each row of a column; NaN where it is empty. Times of day are milliseconds since midnight. */
export interface PartReader {
  readonly column: Column;
  at(row: number): number;
}

/** The columns that a time is put together from. */
export interface TimeParts {
  readonly date?: TimeColumn;
  readonly readers: ReadonlyMap<TimePart, PartReader>;
  /** how fine the parts are together */
  readonly grain: Grain;
}

/** How a column can be read as this part; undefined if it holds something else. */
export function partReader(part: TimePart, column: Column): PartReader | undefined {
  const at = part === 'clock' ? clockReader(column) : numberReader(part, column);
  if (!at) return undefined;
  let highest = -1;
  for (let row = 0; row < column.values.length; row += 1) {
    const value = at(row);
    if (value !== value) {
      if (isFilledAt(column, row)) return undefined;
      continue;
    }
    highest = Math.max(highest, value);
    const [low, high] = ranges[part];
    if (value < low || value > high || (part !== 'clock' && !Number.isInteger(value))) return undefined;
  }
  // fewer periods may be of any length
  return highest < 0 || (part === 'halfHour' && highest <= 24) ? undefined : { column, at };
}

const dayLong = 86_400_000;
const ranges: Readonly<Record<TimePart, readonly [number, number]>> = {
  year: [0, 2999],
  quarter: [1, 4],
  month: [1, 12],
  week: [1, 53],
  yearDay: [1, 366],
  day: [1, 31],
  hour: [0, 24],
  minute: [0, 59],
  second: [0, 60],
  halfHour: [1, 50],
  clock: [0, dayLong],
};

function isFilledAt({ values }: Column, row: number): boolean {
  const value = values[row];
  return typeof value === 'string' ? value !== '' : value === value;
}

/** Whether a column holds times of day, which are on 1 January 1970. */
export function isTimeOfDay({ values, grain }: TimeColumn): boolean {
  return (
    ['hour', 'minute', 'second', 'day'].includes(grain) &&
    values.every((time) => time !== time || (time >= 0 && time <= dayLong))
  );
}

function clockReader(column: Column): PartReader['at'] | undefined {
  if (column.kind === 'time') return isTimeOfDay(column) ? (row) => column.values[row] ?? NaN : undefined;
  return column.kind === 'measure' && isHoursAndMinutes(column.values)
    ? (row) => fromHoursAndMinutes(column.values[row] ?? NaN)
    : undefined;
}

/** 0, 30, 100, … 2330: hours and minutes as one number. */
function isHoursAndMinutes(values: Float64Array): boolean {
  return (
    values.some((value) => value > 100) &&
    values.every((value) => value !== value || (isWhole(value) && value <= 2400 && value % 100 < 60))
  );
}

function isWhole(value: number): boolean {
  return value >= 0 && Number.isInteger(value);
}

function fromHoursAndMinutes(value: number): number {
  return (Math.floor(value / 100) * 60 + (value % 100)) * 60_000;
}

function numberReader(part: TimePart, column: Column): PartReader['at'] | undefined {
  if (column.kind === 'measure') return (row) => column.values[row] ?? NaN;
  if (column.kind === 'time') {
    return part === 'year' && column.grain === 'year'
      ? (row) => new Date(column.values[row] ?? NaN).getUTCFullYear()
      : undefined;
  }
  return (row) => numberIn(part, column.values[row] ?? '');
}

const hourText = /^(?:H|HE|h)?\s*(\d{1,2})(?::00(?::00)?|时|時|点|h|H| Uhr)?$/;

function numberIn(part: TimePart, text: string): number {
  if (text === '') return NaN;
  if (/^\d+$/.test(text)) return Number(text);
  if (part === 'month') return monthOf(text);
  if (part === 'quarter') return quarterOf(/[1-4一二三四]/.exec(text)?.[0]) || NaN;
  if (part === 'hour') return Number(hourText.exec(text)?.[1] ?? NaN);
  if (part === 'week') return Number(/^(?:W|KW|CW|Week|第)\s*(\d{1,2})[周週]?$/i.exec(text)?.[1] ?? NaN);
  return part === 'year' ? Number(/^(?:FY)?\s?(\d{2}|\d{4})年?度?$/i.exec(text)?.[1] ?? NaN) : NaN;
}
