import type { Size } from '../../chart-type.ts';
import { typeScale } from '../../frame.ts';
import type { Calendar } from './data.ts';

/** Some weeks beside each other: the first and the last day that are in them, ms. */
export interface Strip {
  readonly first: number;
  readonly last: number;
}

interface Rows {
  readonly perPage: number;
  readonly pages: number;
  /** px of a day's side */
  readonly cell: number;
  /** columns of a strip */
  readonly weeks: number;
}

export interface CalendarPlot extends Rows {
  readonly strips: readonly Strip[];
  /** px before the weeks, for the days' names */
  readonly left: number;
  /** px above everything, for the legend, and above each strip, for the months' names */
  readonly top: number;
  readonly above: number;
}

/** A day cannot be seen, and not be told from its neighbours, on less; px in units. */
const minCell = 9;
const maxCell = 44;
/** Fewer weeks than these beside each other are not read as a row. */
const fewWeeks = 8;
const day = 86_400_000;
const week = 7 * day;

/**
 * The weeks from the first day to the last, broken evenly into as many rows as leave the days largest; on more than one page only where they
 * would be too small.
 */
export function layOutCalendar({ days }: Pick<Calendar, 'days'>, size: Size): CalendarPlot {
  const { small, line, gap } = typeScale(size);
  const [first, last] = [days[0]?.ms ?? 0, days.at(-1)?.ms ?? 0];
  const all = columnOf(last, first) + 1;
  const left = 1.5 * small + gap;
  const [top, above] = [line + gap, line + gap];
  const area = { width: size.width - left, height: size.height - top, above };
  const widest = Math.min(all, Math.floor(area.width / (minCell * size.unit)));
  const narrowest = Math.min(all, fewWeeks);
  const choices = Array.from({ length: Math.max(1, widest - narrowest + 1) }, (_, i) =>
    rowsOf(all, Math.max(narrowest, widest) - i, area, size),
  );
  const best = choices.reduce((best, one) => (isBetter(one, best, size) ? one : best));
  return { ...best, strips: stripsOf(first, last, best.weeks), left, top, above };
}

/** How large days are in rows of so many weeks, or of less where the rows are then alike. */
function rowsOf(
  all: number,
  most: number,
  { width, height, above }: { width: number; height: number; above: number },
  { unit }: Size,
): Rows {
  const rows = Math.ceil(all / most);
  const weeks = Math.ceil(all / rows);
  const least = minCell * unit;
  const wide = width / weeks;
  const highIn = (count: number): number => (height / count - above) / 7;
  const fits = Math.min(wide, highIn(rows)) >= least;
  const perPage = fits ? rows : Math.min(rows, Math.max(1, Math.floor(height / (7 * least + above))));
  const cell = Math.max(1, Math.min(wide, highIn(perPage), maxCell * unit));
  return { perPage, pages: Math.ceil(rows / perPage), cell, weeks };
}

/** All on one page is better than larger days, as long as they can be seen. */
function isBetter(one: Rows, other: Rows, { unit }: Size): boolean {
  const legible = ({ cell }: Rows): boolean => cell >= minCell * unit;
  if (legible(one) !== legible(other)) return legible(one);
  return one.pages === other.pages ? one.cell > other.cell : one.pages < other.pages;
}

function stripsOf(first: number, last: number, weeks: number): Strip[] {
  const strips: Strip[] = [];
  for (let from = mondayOf(first); from <= last; from += weeks * week)
    strips.push({ first: Math.max(first, from), last: Math.min(last, from + weeks * week - day) });
  return strips;
}

/** How many weeks after that of `first` a day is. */
export function columnOf(ms: number, first: number): number {
  return Math.round((mondayOf(ms) - mondayOf(first)) / week);
}

/** Weeks begin on Monday. */
function mondayOf(ms: number): number {
  return ms - ((new Date(ms).getUTCDay() + 6) % 7) * day;
}
