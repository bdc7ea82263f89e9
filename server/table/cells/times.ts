import type { Cells } from '../raw-table.ts';
import type { Grain } from '../table.ts';
import { grains } from '../table.ts';
import type { Moment } from './moment.ts';
import { coarsest } from './grain.ts';
import { isEmptyCell } from './text.ts';
import { dayFirst, monthFirst, timeForms, type TimeForm } from './time-formats.ts';

export interface Times {
  readonly values: Float64Array;
  readonly grain: Grain;
}

/** So many cells that are none, and more than are, and the column is given up. */
const mostBad = 50;

/** The times of a column of text; undefined when more than a tenth of what is there is none. */
export function timesOf(cells: Cells): Times | undefined {
  if (cells instanceof Float64Array) return undefined;
  const read = createReader(formsFor(cells));
  const column = createColumn(cells.length);
  let good = 0;
  let bad = 0;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    if (isEmptyCell(cell)) continue;
    const moment = read(cell);
    if (moment) column.put(at, moment);
    if (moment) good += 1;
    else if ((bad += 1) > mostBad && bad > good) return undefined;
  }
  return good > 0 && bad <= good / 10 ? column.done() : undefined;
}

/**
 * Gathers the moments of a column. What the file says is what is shown: zones count only where they differ by more than a summer's hour.
 */
function createColumn(rows: number) {
  const values = new Float64Array(rows).fill(NaN);
  let zones: Float64Array | undefined;
  let [east, west, finest] = [-Infinity, Infinity, 0];
  return {
    put(at: number, { time, zone = 0, grain }: Moment): void {
      values[at] = time;
      east = Math.max(east, zone);
      west = Math.min(west, zone);
      finest = Math.max(finest, grains.indexOf(grain));
      if (zone !== 0) (zones ??= new Float64Array(rows))[at] = zone;
    },
    done(): Times {
      const shifts = east - west > 60 ? zones : undefined;
      const times = shifts ? values.map((time, at) => time - (shifts[at] ?? 0) * 60_000) : values;
      return { values: times, grain: coarsest(times, grains[finest] ?? 'second') };
    },
  };
}

/** Tries the form of the cell before first: nearly all of a column are written alike. */
function createReader(forms: readonly TimeForm[]): (cell: unknown) => Moment | undefined {
  let last: TimeForm | undefined;
  return (cell) => {
    const text = typeof cell === 'string' ? cell.trim() : typeof cell === 'number' ? String(cell) : '';
    if (text === '' || text.length > 40) return undefined;
    const again = last && readWith(last, text);
    if (again) return again;
    for (const form of forms) {
      const moment = readWith(form, text);
      if (!moment) continue;
      last = form;
      return moment;
    }
    return undefined;
  };
}

function readWith({ pattern, read }: TimeForm, text: string): Moment | undefined {
  const parts = pattern.exec(text);
  return parts ? read(parts) : undefined;
}

/** 05/01/2024: a part above 12 tells which is the day; else the reading that runs in order; else dots mean the day first, slashes the month. */
function formsFor(cells: readonly unknown[]): readonly TimeForm[] {
  const doubtful = cells.filter(
    (cell): cell is string => typeof cell === 'string' && dayFirst.pattern.test(cell.trim()),
  );
  if (doubtful.length === 0) return timeForms;
  const wrong = readsAll(monthFirst, doubtful) && !prefersDay(doubtful) ? dayFirst : monthFirst;
  return timeForms.filter((form) => form !== wrong);
}

function prefersDay(cells: readonly string[]): boolean {
  if (!readsAll(dayFirst, cells)) return false;
  const byDay = runsInOrder(dayFirst, cells);
  const byMonth = runsInOrder(monthFirst, cells);
  return byDay === byMonth ? cells.every((cell) => cell.includes('.')) : byDay;
}

function readsAll(form: TimeForm, cells: readonly string[]): boolean {
  return cells.every((cell) => readWith(form, cell.trim()) !== undefined);
}

function runsInOrder(form: TimeForm, cells: readonly string[]): boolean {
  const times = cells.map((cell) => readWith(form, cell.trim())?.time ?? NaN);
  const up = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? NaN));
  return up || times.every((time, index) => index === 0 || time <= (times[index - 1] ?? NaN));
}
