import { pixelSpan, type PageArea, type TileRect, type LayoutTile } from './tile-rect.ts';

/** The minimum width of a column, in units: most phones have one in portrait and two in landscape. */
const minColumnWidth = 400;
/** Tiles are nearly square, and never too high to be seen as a whole. */
const heightPerWidth = 0.95;
const maxHeight = 0.85;

/**
 * Lays tiles out in rows for a page that scrolls. Every row is as wide as the area; the area's height is that of the screen. The last row
 * may have fewer tiles, which share its width.
 * @param unit CSS px of one unit of the screen
 */
export function layOutStack(
  tiles: readonly LayoutTile[],
  { width, height, gap }: PageArea,
  unit: number,
): TileRect[] {
  const columns = Math.max(1, Math.floor((width + gap) / (minColumnWidth * unit + gap)));
  const tileWidth = (width - (columns - 1) * gap) / columns;
  const tileHeight = Math.round(Math.min(heightPerWidth * tileWidth, maxHeight * height));
  return tiles.map((tile, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, tiles.length - row * columns);
    const step = (width + gap) / inRow;
    const at = index - row * columns;
    const { start: x, length } = pixelSpan(at * step, (at + 1) * step - gap);
    return { ...tile, x, y: Math.round(row * (tileHeight + gap)), width: length, height: tileHeight };
  });
}
