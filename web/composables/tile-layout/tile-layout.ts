import type { LayoutPage } from '#protocol';
import { layOutRows } from './rows.ts';
import { isArranged, layOutGrid } from './grid.ts';
import { originalCount, layOutOriginals } from './originals.ts';
import type { PageArea, TileRect, LayoutTile } from './tile-rect.ts';
import { layOutStack } from './stack.ts';

/** The smallest legible tile; in units. */
const legible = { width: 320, height: 200 };
/** Tiles larger than this get larger text, up to `maxScale`; in units. */
const roomy = { width: 640, height: 420, maxScale: 1.6 };

/**
 * Lays a page's tiles out on a screen. A grid from the wall's file is kept, unless it makes tiles illegible on a portrait screen: these are
 * filled row by row in reading order.
 * @param only show just these charts, filling the screen
 * @param unit CSS px of one unit of the screen
 */
export function layOutTiles(
  page: LayoutPage,
  area: PageArea,
  unit: number,
  only?: readonly string[],
): TileRect[] {
  const all = tilesOf(page);
  const tiles = only ? select(all, only) : all;
  const isComplete = tiles.length === all.length;
  if (page.kind === 'originals' && isComplete && all.length === originalCount) return layOutOriginals(area);
  if (page.kind !== 'grid' || !isComplete || !isArranged(page)) return layOutRows(tiles, area);
  const rects = layOutGrid(page, area);
  const isPortrait = area.height > area.width;
  if (!isPortrait || rects.every(({ width, height }) => isLegible(width / unit, height / unit))) return rects;
  return layOutRows(inReadingOrder(rects), area);
}

/** Lays a page's tiles out for scrolling, in reading order. `area` is the visible part. */
export function stackTiles(
  page: LayoutPage,
  area: PageArea,
  unit: number,
  only?: readonly string[],
): TileRect[] {
  const all = tilesOf(page);
  if (only) return layOutStack(select(all, only), area, unit);
  return layOutStack(
    page.kind === 'grid' && isArranged(page) ? inReadingOrder(layOutGrid(page, area)) : all,
    area,
    unit,
  );
}

/**
 * The scale of each tile's text. Larger on a page of few large tiles, and then the same for all; smaller in a tile that has no room for the
 * usual size.
 */
export function textScales(rects: readonly TileRect[], unit: number): number[] {
  const room = Math.min(
    ...rects.map(({ width, height }) =>
      Math.min(width / (roomy.width * unit), height / (roomy.height * unit)),
    ),
  );
  const shared = Math.min(roomy.maxScale, Math.max(1, room));
  return rects.map(({ width, height }) =>
    Math.min(shared, width / (legible.width * unit), height / (legible.height * unit)),
  );
}

/** The charts of a page, in the order of the layout. */
export function chartsOf(page: LayoutPage): readonly string[] {
  return tilesOf(page).map(({ chart }) => chart);
}

function tilesOf(page: LayoutPage): readonly LayoutTile[] {
  return page.kind === 'grid' ? page.tiles : page.charts.map((chart) => ({ chart }));
}

/** A screen that is limited to some charts shows these on every page, even on one that has none of them. */
function select(tiles: readonly LayoutTile[], only: readonly string[]): readonly LayoutTile[] {
  const selected = tiles.filter(({ chart }) => only.includes(chart));
  return selected.length > 0 ? selected : only.map((chart) => ({ chart }));
}

function inReadingOrder(rects: readonly TileRect[]): LayoutTile[] {
  return rects.toSorted((a, b) => a.y - b.y || a.x - b.x).map(({ chart, type }) => ({ chart, type }));
}

function isLegible(width: number, height: number): boolean {
  return width >= legible.width && height >= legible.height;
}
