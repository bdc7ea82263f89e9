import { emptyCell, type SheetCell } from './cell-text.ts';
import type { SheetGrid } from './sheet-grid.ts';

/** A part of a sheet that blank rows and columns set apart. */
export interface Block {
  readonly grid: SheetGrid;
  /** cells with a value */
  readonly filled: number;
  /** of these, numbers, dates and times */
  readonly figures: number;
  /** other blocks of the sheet with figures */
  readonly others: number;
}

/** A header of up to this many rows may be set apart from its data by a blank row. */
const tallestHeader = 3;

/** The largest block of a sheet: of those with figures, if any has some. Undefined for a blank sheet. */
export function largestBlock(grid: SheetGrid): Block | undefined {
  const blocks = blocksOf(grid).map(measured);
  const [largest, ...others] = blocks.toSorted(
    (a, b) => Number(b.figures > 0) - Number(a.figures > 0) || b.filled - a.filled,
  );
  return largest && { ...largest, others: others.filter(({ figures }) => figures > 0).length };
}

/** The texts that stand alone in their rows, merged over several columns or not, before the first row with more. */
export function linesAbove(grid: SheetGrid): readonly string[] {
  const lines: string[] = [];
  for (const row of grid) {
    const [only, ...more] = new Set(row.filter(isFilled));
    if (more.length > 0) return lines;
    if (only && !only.isFigure) lines.push(only.text);
  }
  return [];
}

export function measured(grid: SheetGrid): Block {
  const cells = grid.flat().filter(isFilled);
  return { grid, filled: cells.length, figures: cells.filter(({ isFigure }) => isFigure).length, others: 0 };
}

/** Stacked tables first, then tables side by side, and what is stacked in these. */
function blocksOf(grid: SheetGrid, depth = 0): SheetGrid[] {
  if (depth > 2) return [grid];
  return bandsOf(grid).flatMap((band) => {
    const parts = partsOf(band);
    return parts.length > 1 ? parts.flatMap((part) => blocksOf(part, depth + 1)) : parts;
  });
}

/** Splits at blank rows, but not between a header and its data, nor inside the data of one table. */
function bandsOf(grid: SheetGrid): SheetGrid[] {
  const bands: SheetCell[][][] = [];
  let isNew = true;
  for (const row of grid) {
    if (!row.some(isFilled)) isNew = true;
    else if (isNew) {
      bands.push([[...row]]);
      isNew = false;
    } else bands.at(-1)?.push([...row]);
  }
  return bands.reduce<SheetCell[][][]>((joined, band) => {
    const before = joined.at(-1);
    if (before && continues(before, band)) before.push(...band);
    else joined.push(band);
    return joined;
  }, []);
}

/** Whether a band belongs to the table above: it begins with data, not with a header, and reaches no further. */
function continues(above: SheetGrid, band: SheetGrid): boolean {
  const first = band[0] ?? [];
  if (!first.some(({ isFigure }) => isFigure)) return false;
  const [leftAbove, rightAbove] = extentOf(above);
  const [left, right] = extentOf(band);
  if (left < leftAbove || right > rightAbove) return false;
  const hasFigures = above.some((row) => row.some(({ isFigure }) => isFigure));
  return hasFigures || (above.length <= tallestHeader && (above.at(-1) ?? []).filter(isFilled).length > 1);
}

/** Splits at blank columns into parts of at least two columns; a single one is the labels of what follows, or remarks. */
function partsOf(grid: SheetGrid): SheetGrid[] {
  const width = grid[0]?.length ?? 0;
  const isUsed = Array.from({ length: width }, (_, c) => grid.some((row) => isFilled(row[c] ?? emptyCell)));
  const groups: number[][] = [];
  isUsed.forEach((used, c) => {
    if (!used) return;
    const group = groups.at(-1);
    const isApart = c > 0 && !isUsed[c - 1] && (group?.length ?? 0) > 1 && isUsed[c + 1];
    if (!group || isApart) groups.push([c]);
    else group.push(c);
  });
  return groups.map((columns) =>
    grid.map((row) => columns.map((c) => row[c] ?? emptyCell)).filter((row) => row.some(isFilled)),
  );
}

/** The first and the last column with a value. */
function extentOf(grid: SheetGrid): [number, number] {
  const firsts = grid.map((row) => row.findIndex(isFilled)).filter((c) => c >= 0);
  return [
    firsts.reduce((least, c) => Math.min(least, c), Infinity),
    grid.reduce((most, row) => Math.max(most, row.findLastIndex(isFilled)), -1),
  ];
}

function isFilled({ text }: SheetCell): boolean {
  return text !== '';
}
