import type { Cells } from '../raw.ts';
import type { Grain } from '../table.ts';
import { grains } from '../table.ts';
import type { Moment } from './clock.ts';
import { coarsest } from './grain.ts';
import { isEmptyCell } from './text.ts';
import { dayFirst, monthFirst, timeForms, type TimeForm } from './time-forms.ts';

export interface Times {
  readonly values: Float64Array;
  readonly grain: Grain;
}

/** The times of a column of text; undefined when more than a tenth of what is there is none. */
export function timesOf(cells: Cells): Times | undefined {
  if (cells instanceof Float64Array) return undefined;
  const forms = formsFor(cells);
  const moments: (Moment | undefined)[] = new Array<undefined>(cells.length);
  let form: TimeForm | undefined;
  let good = 0;
  let bad = 0;
  for (const [index, cell] of cells.entries()) {
    if (isEmptyCell(cell)) continue;
    const text = typeof cell === 'string' ? cell.trim() : typeof cell === 'number' ? String(cell) : '';
    form = text.length > 40 ? undefined : formOf(text, form, forms);
    const read = form && readWith(form, text);
    if (read) {
      moments[index] = read;
      good += 1;
    } else if ((bad += 1) > 2 + cells.length / 10) return undefined;
  }
  return good > 0 && bad <= good / 10 ? { values: valuesOf(moments), grain: grainOf(moments) } : undefined;
}

function formOf(text: string, last: TimeForm | undefined, forms: readonly TimeForm[]): TimeForm | undefined {
  if (last && readWith(last, text)) return last;
  return forms.find((form) => readWith(form, text) !== undefined);
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

/** What the file says is what is shown: zones count only where they differ by more than a summer's hour. */
function valuesOf(moments: readonly (Moment | undefined)[]): Float64Array {
  const zones = moments.flatMap((one) => (one ? [one.zone ?? 0] : []));
  let [east, west] = [-Infinity, Infinity];
  for (const zone of zones) [east, west] = [Math.max(east, zone), Math.min(west, zone)];
  const mixed = east - west > 60;
  return Float64Array.from(moments, (one) => (one ? one.time - (mixed ? (one.zone ?? 0) * 60_000 : 0) : NaN));
}

function grainOf(moments: readonly (Moment | undefined)[]): Grain {
  let finest = 0;
  for (const one of moments) if (one) finest = Math.max(finest, grains.indexOf(one.grain));
  return coarsest(valuesOf(moments), grains[finest] ?? 'second');
}
