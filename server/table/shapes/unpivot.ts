import { monthOf } from '../cells/calendar-names.ts';
import { areDays, isDayName } from '../cells/day-names.ts';
import { isNameOf } from '../cells/clock-names.ts';
import { parseNumbers } from '../cells/numbers.ts';
import { parseTimes } from '../cells/times.ts';
import { noteFound } from '../notes.ts';
import type { RawColumn, RawTable } from '../raw-table.ts';
import { cellsAsRows, type Across } from './cells-as-rows.ts';
import { maxTurned } from './transpose.ts';

/** Each key is repeated for every step: few keys keep the table linear in the cells of the file. */
const maxKeys = 4;
const [minHours, fullDay, minMonths, minDates] = [4, 23, 6, 5];
/** Fewer years are series of their own, month by month. */
const minYears = 9;

/**
 * Wide sheets of dates have the hours of the day in their header, those of years the months, those of several keys the years: `date, plant, 00, 01, …`. Each cell becomes a row
 * with its time. What stands behind the steps, such as a mean of the year, is left out.
 */
export function unpivotTimes(raw: RawTable): RawTable {
  const steps = stepsIn(raw);
  if (!steps) return raw;
  return noteFound(cellsAsRows(raw, steps), 'table', ({ notes }) => notes.unpivoted);
}

function stepsIn({ rows, columns }: RawTable): Across | undefined {
  const hours = runOf(columns, hourOf);
  if (hours && columns.slice(0, hours.first).some(isDates) && areHours(columns, hours))
    return { name: 'hour', ...hours };
  const isLong = rows > maxTurned || !hasNames(columns, rows);
  const dates = isLong ? (datesIn(columns) ?? yearsIn(columns, rows)) : undefined;
  if (dates) return { name: 'time', ...dates };
  const days = isLong ? daysIn(columns) : undefined;
  if (days) return { name: 'day', ...days };
  const months = runOf(columns, monthOf);
  if (!months || months.last - months.first + 1 < minMonths || rows < minYears) return undefined;
  return columns.slice(0, months.first).some(isYears) ? { name: 'month', ...months } : undefined;
}

/** Whether a column in front tells the few rows apart, so that they can be turned. */
function hasNames(columns: readonly RawColumn[], rows: number): boolean {
  return columns.slice(0, maxKeys).some(({ cells }) => new Set<unknown>(cells).size === rows);
}

const minMonthDays = 28;

/** The columns that are named by days without a year, or by all days of a month: `1, 2, …, 31`. */
function daysIn(columns: readonly RawColumn[]) {
  const first = columns.findIndex(({ name }) => isDayName(name));
  const last = columns.findLastIndex(({ name }) => isDayName(name));
  const names = columns.slice(Math.max(0, first), last + 1).map(({ name }) => name);
  if (first >= 1 && first <= maxKeys && areDays(names)) return { first, last };
  const numbers = runOf(columns, (name) => (/^\d{1,2}$/.test(name) ? Number(name) : NaN));
  if (!numbers || columns[numbers.first]?.name.replace(/^0/, '') !== '1') return undefined;
  const count = numbers.last - numbers.first + 1;
  return count >= minMonthDays && count <= 31 ? numbers : undefined;
}

const date =
  /^(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{2,4}|\d{1,2}[- ]\p{L}{3,10}[- ]\d{2,4})$/u;

/** The columns that are named by dates. */
function datesIn(columns: readonly RawColumn[]) {
  const first = columns.findIndex(({ name }) => date.test(name));
  const last = columns.findLastIndex(({ name }) => date.test(name));
  const names = columns.slice(Math.max(0, first), last + 1).map(({ name }) => name);
  if (first < 1 || first > maxKeys || names.length < minDates || !names.every((name) => date.test(name)))
    return undefined;
  return parseTimes(names) ? { first, last } : undefined;
}

const year = /^(?:19|20)\d{2}$/;
const minYearColumns = 3;

/** The columns that are named by years, where only several columns before them together name a row: `scenario, age, 2000, 2010, 2020`. */
function yearsIn(columns: readonly RawColumn[], rows: number) {
  const first = columns.findIndex(({ name }) => year.test(name));
  const last = columns.findLastIndex(({ name }) => year.test(name));
  if (first < 2 || first > maxKeys || last - first + 1 < minYearColumns) return undefined;
  if (!columns.slice(first, last + 1).every(({ name }) => year.test(name))) return undefined;
  const keys = columns.slice(0, first).map(({ cells }) => cells);
  if (keys.some((cells) => new Set<unknown>(cells).size === rows)) return undefined;
  const together = new Set(
    Array.from({ length: rows }, (_, row) => keys.map((cells) => String(cells[row])).join('\n')),
  );
  return together.size === rows ? { first, last } : undefined;
}

/** The columns whose names count on by one; undefined if there are none, or too many before them. */
function runOf(columns: readonly RawColumn[], stepOf: (name: string) => number) {
  const first = columns.findIndex(({ name }) => !Number.isNaN(stepOf(name)));
  if (first < 1 || first > maxKeys) return undefined;
  let last = first;
  while (stepOf(columns[last + 1]?.name ?? '') === stepOf(columns[last]?.name ?? '') + 1) last += 1;
  return { first, last };
}

const hourName = /^(?:(?:H|HE|h|Hour|hour|Std|Stunde|Hora|hora) ?_?)?(\d{1,2})(?::00|h|H|时|點|点)?$/;

function hourOf(name: string): number {
  return Number(hourName.exec(name.trim())?.[1] ?? NaN);
}

/** From 0 or 1 on: written as hours, or as many as a day has. */
function areHours(columns: readonly RawColumn[], { first, last }: { first: number; last: number }): boolean {
  const names = columns.slice(first, last + 1).map(({ name }) => name);
  const start = hourOf(names[0] ?? '');
  if (start > 1 || hourOf(names.at(-1) ?? '') > 24 || names.length < minHours) return false;
  return (
    names.length >= fullDay || names.every((name) => !/^[1-9]?\d$/.test(name) || /^1\d$|^2\d$/.test(name))
  );
}

function isDates({ cells }: RawColumn): boolean {
  const times = parseTimes(cells);
  return times !== undefined && ['day', 'month'].includes(times.grain);
}

function isYears({ name, cells }: RawColumn): boolean {
  const years = isNameOf('year', name) ? parseNumbers(cells)?.values : undefined;
  return years?.every((year) => Number.isInteger(year) && year >= 1000 && year < 3000) ?? false;
}
