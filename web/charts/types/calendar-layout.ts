import type { Size } from '../chart-type.ts';
import { sizesOf } from '../frame.ts';
import type { Calendar } from './calendar.ts';

/** Some months of one year beside each other. */
export interface Strip {
  readonly year: number;
  /** from 0; both are in it */
  readonly from: number;
  readonly to: number;
  /** how many columns of weeks it has */
  readonly weeks: number;
}

export interface CalendarPlot {
  readonly strips: readonly Strip[];
  readonly perPage: number;
  /** px of a day's side */
  readonly cell: number;
  /** columns of the longest strip */
  readonly weeks: number;
  /** px before the weeks, for the days' names */
  readonly left: number;
  /** px above everything, for the legend, and above each strip, for the months' names */
  readonly top: number;
  readonly above: number;
}

/** A day cannot be seen, and not be told from its neighbours, on less; px in units. */
const leastCell = 9;
const mostCell = 44;
const day = 86_400_000;

/** Years are cut into as many strips as leave the days largest; on more than one page only where they would be too small. */
export function layOut({ days }: Pick<Calendar, 'days'>, size: Size): CalendarPlot {
  const { small, line, gap } = sizesOf(size);
  const [first, last] = [monthOf(days[0]?.ms ?? 0), monthOf(days.at(-1)?.ms ?? 0)];
  const left = 1.5 * small + gap;
  const [top, above] = [line + gap, line + gap];
  const choices = [12, 6, 4, 3].map((months) => {
    const strips = stripsOf(first, last, months);
    const weeks = Math.max(...strips.map((strip) => strip.weeks));
    const wide = (size.width - left) / weeks;
    const all = ((size.height - top) / strips.length - above) / 7;
    const least = leastCell * size.unit;
    const perPage =
      Math.min(wide, all) >= least
        ? strips.length
        : Math.max(1, Math.floor((size.height - top) / (7 * least + above)));
    const high = ((size.height - top) / Math.min(perPage, strips.length) - above) / 7;
    const cell = Math.max(1, Math.min(wide, high, mostCell * size.unit));
    return { strips, perPage: Math.min(perPage, strips.length), cell, weeks, left, top, above };
  });
  return choices.reduce((best, one) => (isBetter(one, best, size) ? one : best));
}

/** All on one page is better than larger days, as long as they can be seen. */
function isBetter(one: CalendarPlot, other: CalendarPlot, { unit }: Size): boolean {
  const pages = ({ strips, perPage }: CalendarPlot): number => Math.ceil(strips.length / perPage);
  const legible = ({ cell }: CalendarPlot): boolean => cell >= leastCell * unit;
  if (legible(one) !== legible(other)) return legible(one);
  return pages(one) === pages(other) ? one.cell > other.cell : pages(one) < pages(other);
}

/** From the first month to the last, `months` of a year at a time; a single year begins and ends with its data. */
function stripsOf(first: number, last: number, months: number): Strip[] {
  const strips: Strip[] = [];
  const oneYear = Math.floor(first / 12) === Math.floor(last / 12);
  const start = Math.floor(first / months) * months;
  for (let month = start; month <= last; month += months) {
    const year = Math.floor(month / 12);
    const from =
      Math.max(month, Math.floor(first / 12) === Math.floor(last / 12) ? first : month) - year * 12;
    const to = (oneYear ? Math.min(month + months - 1, last) : month + months - 1) - year * 12;
    strips.push({ year, from, to, weeks: weeksOf(year, from, to) });
  }
  return strips;
}

/** Weeks begin on Monday. */
function weeksOf(year: number, from: number, to: number): number {
  const [begin, end] = [utc(year, from), utc(year, to + 1) - day];
  const before = (new Date(begin).getUTCDay() + 6) % 7;
  return Math.ceil(((end - begin) / day + 1 + before) / 7);
}

/** When a month begins; 12 is January of the next year. */
export function utc(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1);
}

function monthOf(ms: number): number {
  const time = new Date(ms);
  return time.getUTCFullYear() * 12 + time.getUTCMonth();
}
