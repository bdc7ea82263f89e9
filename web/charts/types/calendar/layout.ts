import type { Size } from '../../chart-type.ts';
import { typeScale } from '../../frame.ts';
import type { Calendar } from './data.ts';

/** A row of weeks: its first and its last day, ms. */
export interface Strip {
  readonly first: number;
  readonly last: number;
}

interface Rows {
  readonly perPage: number;
  readonly pages: number;
  /** side of a day's cell, px */
  readonly cell: number;
  /** weeks per strip */
  readonly weeks: number;
}

export interface CalendarPlot extends Rows {
  readonly strips: readonly Strip[];
  /** px to the left for the names of weekdays */
  readonly left: number;
  /** px above everything for the legend, and above each strip for the names of months */
  readonly top: number;
  readonly above: number;
}

/** Cells below this size, in units, cannot be told apart. */
const minCell = 9;
const maxCell = 44;
/** A strip of fewer weeks does not look like a row. */
const fewWeeks = 8;
const day = 86_400_000;
const week = 7 * day;

/** Splits the weeks evenly into strips so that the cells are as large as possible; into pages only when the cells would be too small. */
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

/** The cell size with at most this many weeks per strip, fewer if that makes the strips equal. */
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

/** One page is preferred to larger cells, as long as these are visible. */
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

/** Weeks between the week of `first` and the week of a day. */
export function columnOf(ms: number, first: number): number {
  return Math.round((mondayOf(ms) - mondayOf(first)) / week);
}

/** Weeks begin on Monday. */
function mondayOf(ms: number): number {
  return ms - ((new Date(ms).getUTCDay() + 6) % 7) * day;
}
