import type { Size, View } from '../../chart-type.ts';
import { typeScale } from '../../frame.ts';
import { fitText, textEms, textWidth } from '../../text/measure.ts';
import type { Cells } from './cells.ts';
import { chooseColumns, redundancy } from './columns.ts';

/** A column that fits. */
export interface PlacedColumn {
  readonly cells: Cells;
  readonly heading: string;
  readonly x: number;
  readonly width: number;
  readonly short: boolean;
}

export interface TablePlot {
  readonly columns: readonly PlacedColumn[];
  /** number of columns that do not fit */
  readonly left: number;
  /** font size of a cell, px */
  readonly size: number;
  readonly header: number;
  readonly rowHeight: number;
}

/** Row heights in units; the last is the header's. */
const [least, usual, most, headerRow] = [26, 34, 56, 34];
/** Maximum number of rows to measure. */
const sample = 200;
/** A column should be wide enough for this share of its texts. */
const share = 0.8;
/** Maximum widths of a text column and of a heading in ems. The smaller ones are tried when they let all columns fit, or a figure. */
const cuts: readonly (readonly [text: number, heading: number])[] = [
  [20, 9],
  [14, 9],
  [9, 9],
  [9, 5],
];
/** A long text column leaves this share of the width to the others, instead of being left out. */
const others = 0.4;

/** Long texts are truncated until this many number columns fit, if there are as many. */
const fewestFigures = 2;

/** Rows per page at this size. */
export function rowsIn({ height, unit }: Size): number {
  const low = height < 300 * unit;
  return Math.max(1, Math.floor((height - headerRow * unit) / ((low ? least : usual) * unit)));
}

/** Rows fill the height up to a maximum; the font is as large as rows and columns allow. */
export function layOutTable(all: readonly Cells[], rows: number, perPage: number, view: View): TablePlot {
  const { unit } = view;
  const header = headerRow * unit;
  const shown = Math.max(1, Math.min(rows, perPage));
  const rowHeight = Math.min((view.height - header) / shown, most * unit);
  const largest = Math.min(24 * unit, Math.max(16 * unit, rowHeight * 0.55));
  const sizes = [largest, 18 * unit, 16 * unit].filter((size) => size <= largest);
  const measured = measure(all, evenly(rows), view);
  const size = sizes.find((one) => fits(fullWidths(measured, one), view)) ?? sizes.at(-1) ?? largest;
  return { ...place(measured, size, view), size, header, rowHeight };
}

/** Rows from all over the file: the first ones may be shorter than the others. */
function evenly(rows: number): readonly number[] {
  const count = Math.min(rows, sample);
  return Array.from({ length: count }, (_, i) => Math.floor((i * rows) / count));
}

/** The widths of a column: heading in px, texts in ems. */
interface Measured {
  readonly cells: Cells;
  readonly head: number;
  readonly full: number;
  readonly short: number;
  /** the `share` quantile of the short texts */
  readonly usual: number;
  readonly dull: number;
}

function measure(all: readonly Cells[], rows: readonly number[], view: View): Measured[] {
  return all.map((cells) => {
    const short = rows.map((row) => textEms(cells.short(row))).sort((a, b) => a - b);
    return {
      cells,
      head: textWidth(cells.heading, typeScale(view).small),
      full: Math.max(0, ...rows.map((row) => textEms(cells.text(row)))),
      short: short.at(-1) ?? 0,
      usual: short[Math.ceil(short.length * share) - 1] ?? 0,
      dull: redundancy(cells, rows),
    };
  });
}

/** A long heading is truncated before the cells are. `most`: its maximum width in ems */
function widthOf({ head }: Measured, ems: number, size: number, most = 9): number {
  return Math.max(Math.min(head, most * size), ems * size, size);
}

function fullWidths(all: readonly Measured[], size: number): number[] {
  return all.map((column) => widthOf(column, column.full, size));
}

/** Text columns may be limited to `longest` ems, numbers and times not. */
function cutWidths(
  all: readonly Measured[],
  [longest, heading]: readonly [text: number, heading: number],
  size: number,
): number[] {
  return all.map((column) => {
    const { usual, short, cells } = column;
    return widthOf(column, cells.isText ? Math.min(usual, longest) : short, size, heading);
  });
}

function fits(widths: readonly number[], view: View): boolean {
  return sum(widths) + gapsOf(widths.length, view) <= view.width;
}

/** To make columns fit, first times are shortened, then texts truncated, then redundant columns dropped, finally the last of the others. */
function place(all: readonly Measured[], size: number, view: View): Pick<TablePlot, 'columns' | 'left'> {
  const cells = all.map((column) => column.cells);
  const wanted = fullWidths(all, size);
  if (fits(wanted, view)) return { columns: spread(cells, wanted, false, view), left: 0 };
  const widestText = ((1 - others) * view.width) / size;
  const plans = cuts.map(([text, heading]) => cutWidths(all, [Math.min(text, widestText), heading], size));
  const whole = plans.find((widths) => fits(widths, view));
  const more = whole ? 0 : 3 * size;
  const telling = (widths: readonly number[]): number[] => widths.filter((_, i) => (all[i]?.dull ?? 0) <= 0);
  const inside = { ...view, width: view.width - more };
  const dull = all.map((column) => column.dull);
  const chosen = (widths: readonly number[]) => chooseColumns(widths, dull, gapOf(view), inside.width);
  const isFigure = (at: number): boolean => cells[at]?.isNumber === true && (dull[at] ?? 0) <= 0;
  const figures = Math.min(fewestFigures, [...all.keys()].filter(isFigure).length);
  const cut =
    whole ??
    plans.find((widths) => fits(telling(widths), inside)) ??
    plans.find((widths) => chosen(widths).filter(isFigure).length >= figures) ??
    plans.at(-1) ??
    [];
  const shown = whole ? [...all.keys()] : chosen(cut);
  const of = <Value>(values: readonly Value[]): Value[] => values.filter((_, i) => shown.includes(i));
  const tight = all.map((column) => widthOf(column, column.short, size));
  const room = inside.width - gapsOf(shown.length, view) - sum(of(cut));
  const input = shareOut(of(cut), of(tight), room);
  return { columns: spread(of(cells), input, true, view, more), left: all.length - shown.length };
}

/** Distributes remaining room in proportion to what the columns lack. */
function shareOut(widths: readonly number[], wanted: readonly number[], room: number): number[] {
  const lack = widths.map((width, i) => Math.max(0, (wanted[i] ?? width) - width));
  const share = sum(lack) > 0 ? Math.min(1, Math.max(0, room) / sum(lack)) : 0;
  return widths.map((width, i) => width + (lack[i] ?? 0) * share);
}

/** Spreads the columns from edge to edge. */
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
    const column = { cells, heading: fitText(cells.heading, width, typeScale(view).small), x, width, short };
    x += width + between;
    return column;
  });
}

function gapOf(view: View): number {
  return 2 * typeScale(view).gap;
}

function gapsOf(count: number, view: View): number {
  return gapOf(view) * Math.max(0, count - 1);
}

function sum(widths: readonly number[]): number {
  return widths.reduce((all, width) => all + width, 0);
}
