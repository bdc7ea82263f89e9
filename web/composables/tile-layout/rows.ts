import { span, type PageArea, type TilePlace, type LayoutTile } from './tile-rect.ts';

/** A drawing is at its best this much wider than it is high. */
const aspect = 1.6;
/** How little it matters that tiles differ: 1 is as much as their size. */
const evenness = 0.3;

/**
 * Fills an area with tiles in rows of equal height, each row from edge to edge: as many rows as give the smallest tile the most room while
 * the tiles do not differ much. The upper rows have the fewer tiles: five are two over three.
 */
export function fill(tiles: readonly LayoutTile[], area: PageArea): TilePlace[] {
  const rows = rowsOf(tiles.length, area);
  const height = (area.height + area.gap) / rows.length;
  let next = 0;
  return rows.flatMap((count, row) => {
    const width = (area.width + area.gap) / count;
    const { start: y, length: high } = span(row * height, (row + 1) * height - area.gap);
    return tiles.slice(next, (next += count)).map((tile, column) => {
      const { start: x, length: wide } = span(column * width, (column + 1) * width - area.gap);
      return { ...tile, x, y, width: wide, height: high };
    });
  });
}

/** How many tiles each row has. */
function rowsOf(count: number, area: PageArea): number[] {
  const choices = Array.from({ length: count }, (_, i) => evenly(count, i + 1));
  return choices.reduce((best, one) => (worth(one, area) > worth(best, area) ? one : best), choices[0] ?? []);
}

function evenly(count: number, rows: number): number[] {
  const start = (row: number): number => Math.floor((count * row) / rows);
  return Array.from({ length: rows }, (_, row) => start(row + 1) - start(row)).sort((a, b) => a - b);
}

/** The height of the best drawing that the smallest tile has room for, less where rows have tiles of other widths. */
function worth(rows: readonly number[], { width, height, gap }: PageArea): number {
  const [fewest = 1, most = 1] = [rows[0], rows.at(-1)];
  const tileWidth = (width - (most - 1) * gap) / most;
  const tileHeight = (height - (rows.length - 1) * gap) / rows.length;
  return Math.min(tileWidth / aspect, tileHeight) * (fewest / most) ** evenness;
}
