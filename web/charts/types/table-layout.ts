import type { Size, View } from '../chart-type.ts';
import { sizesOf } from '../frame.ts';
import { fitText, textWidth, widest } from '../measure.ts';
import type { Cells } from './table-cells.ts';

/** A column that has room. */
export interface PlacedColumn {
  readonly cells: Cells;
  readonly heading: string;
  readonly x: number;
  readonly width: number;
  readonly short: boolean;
}

export interface Plot {
  readonly columns: readonly PlacedColumn[];
  /** how many columns have no room */
  readonly left: number;
  /** of a cell's text, px */
  readonly size: number;
  readonly header: number;
  readonly rowHeight: number;
}

/** A row that can be read from afar, and the row of headings, in units. */
const [least, usual, most, headerRow] = [26, 34, 56, 34];
/** Of the rows that are measured. */
const sample = 200;
/** Narrower than so many CJK characters a text says nothing. */
const narrowest = 5;

/** How many rows a page has at that size. */
export function rowsIn({ height, unit }: Size): number {
  const low = height < 300 * unit;
  return Math.max(1, Math.floor((height - headerRow * unit) / ((low ? least : usual) * unit)));
}

/** Rows spread over the height as far as they still look like a table; text as large as rows and columns allow. */
export function layOut(all: readonly Cells[], rows: number, perPage: number, view: View): Plot {
  const { unit } = view;
  const header = headerRow * unit;
  const shown = Math.max(1, Math.min(rows, perPage));
  const rowHeight = Math.min((view.height - header) / shown, most * unit);
  const largest = Math.min(24 * unit, Math.max(16 * unit, rowHeight * 0.55));
  const sizes = [largest, 18 * unit, 16 * unit].filter((size) => size <= largest);
  const positions = evenly(rows);
  const plans = sizes.map((size) => ({ size, ...widthsOf(all, positions, size, view) }));
  const plan = plans.find(({ total }) => total <= view.width) ?? plans.at(-1);
  const size = plan?.size ?? largest;
  return { ...place(all, plan?.wanted ?? [], positions, size, view), size, header, rowHeight };
}

/** Rows all over the file: its first rows can be shorter than all others. */
function evenly(rows: number): readonly number[] {
  const count = Math.min(rows, sample);
  return Array.from({ length: count }, (_, i) => Math.floor((i * rows) / count));
}

function widthsOf(all: readonly Cells[], rows: readonly number[], size: number, view: View) {
  const wanted = all.map((cells) => widthOf(cells, (row) => cells.text(row), rows, size, view));
  return { wanted, total: sum(wanted) + gapsOf(all.length, view) };
}

function widthOf(
  { heading }: Cells,
  textAt: (row: number) => string,
  rows: readonly number[],
  size: number,
  view: View,
): number {
  // A heading is cut sooner than what stands below it.
  const head = Math.min(textWidth(heading, sizesOf(view).small), 9 * size);
  return Math.max(head, widest(rows.map(textAt), size), size);
}

/** Numbers become short first, then texts are cut, then the last columns are left out. */
function place(
  all: readonly Cells[],
  wanted: readonly number[],
  rows: readonly number[],
  size: number,
  view: View,
): Pick<Plot, 'columns' | 'left'> {
  const fits = (widths: readonly number[]): boolean =>
    sum(widths) + gapsOf(widths.length, view) <= view.width;
  if (fits(wanted)) return { columns: spread(all, wanted, false, view), left: 0 };
  const tight = all.map((cells) => widthOf(cells, (row) => cells.short(row), rows, size, view));
  const cut = tight.map((width, i) => (all[i]?.isText ? Math.min(width, narrowest * size) : width));
  let count = all.length;
  const more = (): number => (count < all.length ? 3 * size : 0);
  while (count > 1 && sum(cut.slice(0, count)) + gapsOf(count, view) + more() > view.width) count--;
  const room = view.width - gapsOf(count, view) - more() - sum(cut.slice(0, count));
  const given = shareOut(cut.slice(0, count), tight, room);
  return { columns: spread(all.slice(0, count), given, true, view, more()), left: all.length - count };
}

/** What is left over goes to the columns that want more, as they want it. */
function shareOut(widths: readonly number[], wanted: readonly number[], room: number): number[] {
  const lack = widths.map((width, i) => Math.max(0, (wanted[i] ?? width) - width));
  const share = sum(lack) > 0 ? Math.min(1, Math.max(0, room) / sum(lack)) : 0;
  return widths.map((width, i) => width + (lack[i] ?? 0) * share);
}

/** The columns from edge to edge: what is left over goes between them. */
function spread(
  all: readonly Cells[],
  widths: readonly number[],
  short: boolean,
  view: View,
  reserved = 0,
): PlacedColumn[] {
  const gap = gapOf(view);
  const free = view.width - reserved - sum(widths) - gap * Math.max(0, all.length - 1);
  const between = gap + Math.min(Math.max(0, free) / Math.max(1, all.length - 1), 12 * gap);
  let x = 0;
  return all.map((cells, i) => {
    const width = Math.min(widths[i] ?? 0, view.width);
    const column = { cells, heading: fitText(cells.heading, width, sizesOf(view).small), x, width, short };
    x += width + between;
    return column;
  });
}

function gapOf(view: View): number {
  return 2 * sizesOf(view).gap;
}

function gapsOf(count: number, view: View): number {
  return gapOf(view) * Math.max(0, count - 1);
}

function sum(widths: readonly number[]): number {
  return widths.reduce((all, width) => all + width, 0);
}
