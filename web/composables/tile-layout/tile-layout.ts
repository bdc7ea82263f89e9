import type { LayoutPage } from '#protocol';
import { layOutFigures } from './figures.ts';
import { isArranged, layOutGrid } from './grid.ts';
import { layOutParts } from './parts.ts';
import { originalCount, layOutOriginals } from './originals.ts';
import type { PageArea, TileRect, LayoutTile } from './tile-rect.ts';
import { layOutStack } from './stack.ts';
import { layOutWeighted } from './weighted.ts';

/** The smallest legible tile; in units. */
const legible = { width: 320, height: 200 };
/** Tiles larger than this get larger text, up to `maxScale`; in units. */
const roomy = { width: 640, height: 420, maxScale: 1.6 };

/**
 * Lays a page's tiles out on a screen, below its headline figures. A grid from the wall's file is kept, unless it makes tiles illegible on a
 * portrait screen: these are filled row by row in reading order. Without a grid the tiles of a span lie on one screen each, where there are
 * enough of them.
 * @param only show just these charts, filling the screen
 * @param unit CSS px of one unit of the screen
 */
export function layOutTiles(
  page: LayoutPage,
  area: PageArea,
  unit: number,
  only?: readonly string[],
): TileRect[] {
  const figures = isSpanned(area) ? [] : figuresOf(page, only);
  if (figures.length === 0) return layOutBody(page, area, unit, only);
  const { rects, height } = layOutFigures(figures, area, unit, false);
  const body = layOutBody(withoutFigures(page), { ...area, height: area.height - height }, unit, only);
  return [...rects, ...body.map((rect) => ({ ...rect, y: rect.y + Math.round(height) }))];
}

function layOutBody(page: LayoutPage, area: PageArea, unit: number, only?: readonly string[]): TileRect[] {
  const all = tilesOf(page);
  const tiles = selectTiles(page, only);
  const isComplete = tiles.length === all.length;
  const layOutFreely = isSpanned(area) ? layOutParts : layOutWeighted;
  if (!isSpanned(area) && page.kind === 'originals' && isComplete && all.length === originalCount)
    return layOutOriginals(area);
  if (page.kind !== 'grid' || !isComplete || !isArranged(page)) return layOutFreely(tiles, area, unit);
  const rects = layOutGrid(page, area);
  const isPortrait = area.height > area.width;
  if (!isPortrait || rects.every(({ width, height }) => isLegible(width / unit, height / unit))) return rects;
  return layOutFreely(inReadingOrder(rects), area, unit);
}

/** Lays a page's tiles out for scrolling, in reading order. `area` is the visible part. */
export function stackTiles(
  page: LayoutPage,
  area: PageArea,
  unit: number,
  only?: readonly string[],
): TileRect[] {
  const figures = figuresOf(page, only);
  if (figures.length === 0) return stackBody(page, area, unit, only);
  const { rects, height } = layOutFigures(figures, area, unit, true);
  const body = stackBody(withoutFigures(page), area, unit, only);
  return [...rects, ...body.map((rect) => ({ ...rect, y: rect.y + Math.round(height) }))];
}

function stackBody(page: LayoutPage, area: PageArea, unit: number, only?: readonly string[]): TileRect[] {
  if (only) return layOutStack(selectTiles(page, only), area, unit);
  return layOutStack(
    page.kind === 'grid' && isArranged(page) ? inReadingOrder(layOutGrid(page, area)) : tilesOf(page),
    area,
    unit,
  );
}

/** The figures in the row above the tiles. A page of nothing else has them as tiles, which are larger. */
function figuresOf(page: LayoutPage, only?: readonly string[]): readonly LayoutTile[] {
  if (page.kind === 'originals' || !page.figures) return [];
  const isShown = (chart: string): boolean => !only || only.includes(chart);
  const figures = page.figures.filter(({ chart }) => isShown(chart));
  if (!tilesOf(withoutFigures(page)).some(({ chart }) => isShown(chart))) return [];
  return figures.map(({ chart, values = 1 }) => ({ chart, type: 'number', figures: values }));
}

function withoutFigures(page: LayoutPage): LayoutPage {
  if (page.kind === 'originals' || !page.figures) return page;
  const { figures, ...rest } = page;
  if (rest.kind === 'grid') return rest;
  const names = new Set(figures.map(({ chart }) => chart));
  return { ...rest, charts: rest.charts.filter((chart) => !names.has(chart)) };
}

/**
 * The scale of each tile's text. Larger on a page of few large tiles, and then the same for all; smaller in a tile that has no room for the
 * usual size.
 */
export function textScales(rects: readonly TileRect[], unit: number): number[] {
  const tiles = rects.filter(({ figures }) => figures === undefined);
  const room = Math.min(
    ...tiles.map(({ width, height }) =>
      Math.min(width / (roomy.width * unit), height / (roomy.height * unit)),
    ),
  );
  const shared = Math.min(roomy.maxScale, Math.max(1, room));
  return rects.map(({ width, height, figures }) =>
    figures !== undefined
      ? 1
      : Math.min(shared, width / (legible.width * unit), height / (legible.height * unit)),
  );
}

/** The tiles of a page, in the order of the layout. A screen that is limited to some charts shows these on every page, even on one that has none of them. */
export function selectTiles(page: LayoutPage, only?: readonly string[]): readonly LayoutTile[] {
  const all = tilesOf(page);
  if (!only) return all;
  const selected = all.filter(({ chart }) => only.includes(chart));
  return selected.length > 0 ? selected : only.map((chart) => ({ chart }));
}

function isSpanned({ seams }: PageArea): boolean {
  return !!seams && seams.x.length + seams.y.length > 0;
}

function tilesOf(page: LayoutPage): readonly LayoutTile[] {
  if (page.kind === 'grid') return [...(page.figures ?? []).map(({ chart }) => ({ chart })), ...page.tiles];
  const types = page.kind === 'auto' ? page.types : undefined;
  return page.charts.map((chart) => ({ chart, drawnAs: types?.[chart] }));
}

function inReadingOrder(rects: readonly TileRect[]): LayoutTile[] {
  return rects.toSorted((a, b) => a.y - b.y || a.x - b.x).map(({ chart, type }) => ({ chart, type }));
}

function isLegible(width: number, height: number): boolean {
  return width >= legible.width && height >= legible.height;
}
