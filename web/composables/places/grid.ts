import type { LayoutPage } from '#protocol';
import { span, type Area, type Place } from './place.ts';

export type GridPage = Omit<Extract<LayoutPage, { kind: 'grid' }>, 'kind' | 'key'>;

type GridTile = GridPage['tiles'][number];

/** Cells of a tile, counted from 0. */
interface Cells {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/** What a grid without columns of its own has side by side. */
const usualColumns = 3;

/** Places tiles on a grid of fractions. A tile without a place, or on one that is taken, gets the next that is free; the grid grows for it. */
export function onGrid({ columns, rows, tiles }: GridPage, area: Area): Place[] {
  const cells = cellsOf(tiles, columns?.length ?? usualColumns);
  const across = tracks(
    columns ?? [],
    Math.max(...cells.map((one) => one.column + one.columns)),
    area.width,
    area.gap,
  );
  const down = tracks(rows ?? [], Math.max(...cells.map((one) => one.row + one.rows)), area.height, area.gap);
  return cells.flatMap((cell, index) => {
    const { chart, type } = tiles[index] ?? {};
    if (chart === undefined) return [];
    const { start: x, length: width } = covered(across, cell.column, cell.columns);
    const { start: y, length: height } = covered(down, cell.row, cell.rows);
    return [{ chart, type, x, y, width, height }];
  });
}

function cellsOf(tiles: readonly GridTile[], wide: number): Cells[] {
  const width = Math.max(wide, ...tiles.map(({ column = 1, columns = 1 }) => column - 1 + columns));
  const taken = new Set<string>();
  const placed = new Map<GridTile, Cells>();
  const take = (tile: GridTile, cells: Cells): void => {
    placed.set(tile, cells);
    for (const key of keysOf(cells)) taken.add(key);
  };
  // those with a place come first, so that no other one is in their way
  for (const tile of tiles.toSorted((a, b) => definite(b) - definite(a))) {
    take(tile, firstFree(tile, width, taken));
  }
  return tiles.flatMap((tile) => placed.get(tile) ?? []);
}

function definite({ column, row }: GridTile): number {
  return Number(column !== undefined) + Number(row !== undefined);
}

/** A tile that says only in which row or column it is gets the first place there, and in the rows below. */
function firstFree(tile: GridTile, width: number, taken: ReadonlySet<string>): Cells {
  const { columns = 1, rows = 1 } = tile;
  const starts =
    tile.column === undefined
      ? Array.from({ length: width - columns + 1 }, (_, column) => column)
      : [tile.column - 1];
  for (let row = (tile.row ?? 1) - 1; ; row++) {
    const cells = starts.map((column) => ({ column, row, columns, rows }));
    const free = cells.find((each) => !keysOf(each).some((key) => taken.has(key)));
    if (free) return free;
  }
}

function keysOf({ column, row, columns, rows }: Cells): string[] {
  return Array.from(
    { length: columns * rows },
    (_, i) => `${column + (i % columns)} ${row + Math.floor(i / columns)}`,
  );
}

/** Where tracks begin and end, by their fractions; those that nobody gave one are as large as the average. px */
function tracks(fractions: readonly number[], wanted: number, length: number, gap: number) {
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
  const usual = fractions.length > 0 ? sum(fractions) / fractions.length : 1;
  const count = Math.max(fractions.length, wanted);
  const all = Array.from({ length: count }, (_, i) => fractions[i] ?? usual);
  const room = Math.max(0, length - (count - 1) * gap) / sum(all);
  return all.map((fraction, i) => {
    const start = sum(all.slice(0, i)) * room + i * gap;
    return { start, end: start + fraction * room };
  });
}

function covered(all: readonly { start: number; end: number }[], first: number, count: number) {
  return span(all[first]?.start ?? 0, all[first + count - 1]?.end ?? 0);
}
