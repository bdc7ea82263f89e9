import type { Cells } from '../raw-table.ts';
import type { Grain } from '../table.ts';
import { monthOf } from './calendar-names.ts';
import type { DayMonthOrder } from './day-month.ts';
import { coarsestGrain } from './grain.ts';
import { moment, type Moment } from './moment.ts';
import { isEmptyCell } from './text.ts';
import type { MatchGroups } from './time-parts.ts';
import type { ParsedTimes } from './times.ts';

/** Stands for a year that is not said: nothing has times of day from then, and it has a 29 February. */
export const standIn = 1004;
export const halfYear = 183 * 86_400_000;

/** Whether a year only stands for one that is not said, or for one of the next. */
export function isYearless(year: number): boolean {
  return Math.abs(year - standIn) < 4;
}

const clock = String.raw`,?[T ]+(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d{1,9})?))?`;
/** 16-06 11:06:42, 16.06. 11:06, 6/16 11:06 */
const numbered = new RegExp(String.raw`^(\d{1,2})([-/.])\s?(\d{1,2})\.?${clock}$`, 'u');
/** Jun 16 11:06:42 of system logs; 16 Jun 11:06, 16. Juni 11:06 */
const monthThenDay = new RegExp(String.raw`^(\p{L}{3,12})\.? +(\d{1,2})${clock}$`, 'u');
const dayThenMonth = new RegExp(String.raw`^(\d{1,2})\.?[- ]+(\p{L}{3,12})\.?${clock}$`, 'u');

/**
 * Times with a day, a month and a clock but no year, as programs write them that log while they run. Where they step over the end of the year, the
 * next one begins. Undefined if more than a tenth of the cells are none.
 * @param otherwise the order of days and months where the column itself does not show it
 */
export function parseYearlessTimes(cells: Cells, otherwise: () => DayMonthOrder): ParsedTimes | undefined {
  if (cells instanceof Float64Array || !beginsWithOne(cells)) return undefined;
  const [day, month] = [timesIn(cells, 'day'), timesIn(cells, 'month')];
  const better = day.faults - month.faults || day.way - month.way;
  const order = better === 0 ? otherwise() : better < 0 ? 'day' : 'month';
  const { values, faults, grain } = order === 'day' ? day : month;
  if (faults > values.length / 10) return undefined;
  const coarsest = coarsestGrain(values, grain);
  // a log that was written to at midnight alone is none of days
  return { values, grain: ['second', 'minute', 'hour'].includes(coarsest) ? coarsest : 'hour' };
}

function beginsWithOne(cells: readonly unknown[]): boolean {
  const first = cells.find((cell) => !isEmptyCell(cell));
  return (['day', 'month'] as const).some((order) => read(first, order, standIn) !== undefined);
}

interface Reading {
  readonly values: Float64Array;
  readonly grain: Grain;
  readonly faults: number;
  /** how far it is from each time to the next: logs go on from minute to minute */
  readonly way: number;
}

function timesIn(cells: readonly unknown[], order: DayMonthOrder): Reading {
  const values = new Float64Array(cells.length).fill(NaN);
  let [faults, way, year, last] = [0, 0, standIn, NaN];
  let grain: Grain = 'minute';
  for (const [at, cell] of cells.entries()) {
    if (isEmptyCell(cell)) continue;
    let found = read(cell, order, year);
    const step = (found?.time ?? NaN) - last;
    if (Math.abs(step) > halfYear) found = read(cell, order, (year -= Math.sign(step)));
    if (!found) {
      faults += 1;
      continue;
    }
    way += Math.abs(found.time - last) || 0;
    if (found.grain === 'second') grain = 'second';
    values[at] = last = found.time;
  }
  return { values, grain, faults, way };
}

function read(cell: unknown, order: DayMonthOrder, year: number): Moment | undefined {
  if (typeof cell !== 'string' || cell.length > 40 || !/\d:\d/.test(cell)) return undefined;
  const text = cell.trim();
  const [, one, , other, ...byNumber] = numbered.exec(text) ?? [];
  if (one !== undefined)
    return order === 'day' ? at(year, Number(other), one, byNumber) : at(year, Number(one), other, byNumber);
  const [, name, dayBehind, ...byName] = monthThenDay.exec(text) ?? [];
  if (name !== undefined) return at(year, monthOf(name), dayBehind, byName);
  const [, day, named, ...byDay] = dayThenMonth.exec(text) ?? [];
  return named === undefined ? undefined : at(year, monthOf(named), day, byDay);
}

function at(
  year: number,
  month: number,
  day: string | undefined,
  [hour, minute, second]: MatchGroups,
): Moment | undefined {
  const seconds = Number((second ?? '0').replace(',', '.'));
  const grain = second === undefined ? 'minute' : 'second';
  return moment(grain, year, month, Number(day), Number(hour), Number(minute), seconds);
}
