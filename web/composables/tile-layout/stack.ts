import { span, type PageArea, type TilePlace, type LayoutTile } from './tile-rect.ts';

/** A column is at least so wide, in units: most phones have one upright and two on their side. */
const column = 400;
/** A tile is nearly square, and never so high that it is not seen as a whole. */
const form = 0.95;
const highest = 0.85;

/**
 * Tiles below each other in columns, for a page that scrolls: as many rows as it takes, each as wide as the area, whose height is that of
 * the screen. The last row may have fewer tiles, which share its width.
 * @param unit CSS px of one unit of the screen
 */
export function stack(
  tiles: readonly LayoutTile[],
  { width, height, gap }: PageArea,
  unit: number,
): TilePlace[] {
  const columns = Math.max(1, Math.floor((width + gap) / (column * unit + gap)));
  const tileWidth = (width - (columns - 1) * gap) / columns;
  const tileHeight = Math.round(Math.min(form * tileWidth, highest * height));
  return tiles.map((tile, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, tiles.length - row * columns);
    const step = (width + gap) / inRow;
    const at = index - row * columns;
    const { start: x, length: wide } = span(at * step, (at + 1) * step - gap);
    return { ...tile, x, y: Math.round(row * (tileHeight + gap)), width: wide, height: tileHeight };
  });
}
