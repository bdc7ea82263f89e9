import type { Point } from '../span/seams.ts';
import { pixelSpan, type PageArea, type TileRect, type LayoutTile } from './tile-rect.ts';

/** The best ratio of width to height for a chart. */
const aspectRatio = 1.6;
/** How much equal widths matter; 1: as much as size. */
const evenness = 0.3;

/**
 * Lays tiles out in full rows of equal height. The number of rows maximises the size of the smallest tile while widths stay similar. Upper
 * rows have fewer tiles: five tiles are two over three.
 * @param origin of the area
 */
export function layOutRows(
  tiles: readonly LayoutTile[],
  area: PageArea,
  origin: Point = { x: 0, y: 0 },
): TileRect[] {
  const rows = rowsOf(tiles.length, area);
  const height = (area.height + area.gap) / rows.length;
  let next = 0;
  return rows.flatMap((count, row) => {
    const width = (area.width + area.gap) / count;
    const { start: y, length: tileHeight } = pixelSpan(
      origin.y + row * height,
      origin.y + (row + 1) * height - area.gap,
    );
    return tiles.slice(next, (next += count)).map((tile, column) => {
      const { start: x, length: tileWidth } = pixelSpan(
        origin.x + column * width,
        origin.x + (column + 1) * width - area.gap,
      );
      return { ...tile, x, y, width: tileWidth, height: tileHeight };
    });
  });
}

/** The number of tiles in each row. */
function rowsOf(count: number, area: PageArea): number[] {
  const candidates = Array.from({ length: count }, (_, i) => splitEvenly(count, i + 1));
  return candidates.reduce(
    (best, one) => (scoreOf(one, area) > scoreOf(best, area) ? one : best),
    candidates[0] ?? [],
  );
}

function splitEvenly(count: number, rows: number): number[] {
  const start = (row: number): number => Math.floor((count * row) / rows);
  return Array.from({ length: rows }, (_, row) => start(row + 1) - start(row)).sort((a, b) => a - b);
}

/** The height of the largest chart with the best ratio that fits the smallest tile, reduced if widths differ between rows. */
function scoreOf(rows: readonly number[], { width, height, gap }: PageArea): number {
  const [fewest = 1, most = 1] = [rows[0], rows.at(-1)];
  const tileWidth = (width - (most - 1) * gap) / most;
  const tileHeight = (height - (rows.length - 1) * gap) / rows.length;
  return Math.min(tileWidth / aspectRatio, tileHeight) * (fewest / most) ** evenness;
}
