import { pixelSpan, type LayoutTile, type PageArea, type TileRect } from './tile-rect.ts';

/** The least width of one figure, and the height of a row, in units. */
const leastWidth = 270;
const rowHeight = 138;
/** On a screen that scrolls two stand side by side. */
const leastOnHandheld = 150;

/** Lays headline figures out at the top of an area, all of one size, in as few rows as they fit. */
export function layOutFigures(
  figures: readonly LayoutTile[],
  { width, gap }: PageArea,
  unit: number,
  isHandheld: boolean,
): { rects: TileRect[]; height: number } {
  const least = (isHandheld ? leastOnHandheld : leastWidth) * unit;
  const most = Math.max(1, Math.floor((width + gap) / (least + gap)));
  const rows = rowsOf(figures, most);
  const height = rowHeight * unit;
  const rects = rows.flatMap((row, i) => rowRects(row, i * (height + gap)));
  return { rects, height: rows.length * (height + gap) };

  function rowRects(row: readonly LayoutTile[], y: number): TileRect[] {
    const slot = (width + gap) / slotsOf(row);
    let used = 0;
    return row.map((tile) => {
      const start = used * slot;
      used += Math.min(most, tile.figures ?? 1);
      const { start: x, length } = pixelSpan(start, used * slot - gap);
      return { ...tile, x, y: Math.round(y), width: length, height: Math.round(height) };
    });
  }

  function slotsOf(row: readonly LayoutTile[]): number {
    return row.reduce((sum, { figures: values = 1 }) => sum + Math.min(most, values), 0);
  }
}

/** As even rows as there can be of at most `most` figures. */
function rowsOf(figures: readonly LayoutTile[], most: number): LayoutTile[][] {
  const sizeOf = ({ figures: values = 1 }: LayoutTile): number => Math.min(most, values);
  const total = figures.reduce((sum, tile) => sum + sizeOf(tile), 0);
  const share = Math.min(most, Math.ceil(total / Math.ceil(total / most)));
  const rows: LayoutTile[][] = [[]];
  let used = 0;
  for (const tile of figures) {
    if (used > 0 && used + sizeOf(tile) > share) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(tile);
    used += sizeOf(tile);
  }
  return rows;
}
