import type { Cells } from '../raw-table.ts';
import { monthOf } from './calendar-names.ts';
import { areDays } from './day-names.ts';
import { moment } from './moment.ts';
import { isEmptyCell, textOf } from './text.ts';
import type { ParsedTimes } from './times.ts';
import { halfYear, standIn } from './yearless-times.ts';

/** 07/Jan, 7-Jan, 7. Januar, 7 jan. */
const dayThenMonth = /^(\d{1,2})\.?[-/ ]{1,2}(\p{L}{3,10})\.?$/u;
/** Jan 7, Jan/07 */
const monthThenDay = /^(\p{L}{3,10})\.?[-/ ]{1,2}(\d{1,2})\.?$/u;

const fewestDays = 5;
/** Of the cells at most a tenth are something else, and one at the end is a sum. */
const mostFaults = 1 / 10;

/**
 * Days with the name of a month and no year, as in a list that somebody goes on with: each is that of the row above or a later one, and the next year
 * begins where they step over the end of one. Days that run on from one row to the next are names with an order already.
 */
export function parseYearlessDays(cells: Cells): ParsedTimes | undefined {
  if (cells instanceof Float64Array) return undefined;
  const first = cells.find((cell) => !isEmptyCell(cell));
  if (first === undefined || dayAt(first, standIn) === undefined) return undefined;
  const values = new Float64Array(cells.length).fill(NaN);
  let [known, faults, back, year, last, end] = [0, 0, 0, standIn, NaN, 0];
  for (const [at, cell] of cells.entries()) {
    if (isEmptyCell(cell)) continue;
    let time = dayAt(cell, year);
    if (time !== undefined && Math.abs(time - last) > halfYear)
      time = dayAt(cell, (year -= Math.sign(time - last)));
    if (time === undefined) {
      faults += 1;
      continue;
    }
    if (time < last) back += 1;
    [values[at], last, end] = [time, time, at];
    known += 1;
  }
  const isSummed = cells.slice(end + 1).filter((cell) => !isEmptyCell(cell)).length === 1;
  const isLog = known >= fewestDays && back === 0 && last > (values.find((time) => time === time) ?? NaN);
  if (!isLog || faults - Number(isSummed) > known * mostFaults) return undefined;
  const areNames = faults === 0 && areDays(cells.map(textOf).filter(Boolean));
  return areNames ? undefined : { values, grain: 'day' };
}

function dayAt(cell: unknown, year: number): number | undefined {
  if (typeof cell !== 'string' || cell.length > 16) return undefined;
  const text = cell.trim();
  const [, day, name] = dayThenMonth.exec(text) ?? [];
  const [, named, dayBehind] = name === undefined ? (monthThenDay.exec(text) ?? []) : [];
  const month = monthOf(name ?? named);
  return Number.isNaN(month) ? undefined : moment('day', year, month, Number(day ?? dayBehind))?.time;
}
