import type { LayoutPage } from '#protocol';
import { fill } from './rows.ts';
import { isArranged, onGrid } from './grid.ts';
import { originalCount, originals } from './originals.ts';
import type { PageArea, TilePlace, LayoutTile } from './tile-rect.ts';
import { stack } from './stack.ts';

/** The smallest tile that can be read; in units of the screen. */
const legible = { width: 320, height: 200 };
/** From here on a page's words are larger, up to so many times: it has few tiles. */
const roomy = { width: 640, height: 420, most: 1.6 };

/**
 * Where the tiles of a page stand on a screen. A person's grid is kept, but for an upright screen on which it has tiles that are too small
 * to be read: that is filled in reading order.
 * @param part only these charts, which then fill the screen
 * @param unit CSS px of one unit of the screen
 */
export function placesOf(
  page: LayoutPage,
  area: PageArea,
  unit: number,
  part?: readonly string[],
): TilePlace[] {
  const all = tilesOf(page);
  const tiles = part ? shareOf(all, part) : all;
  const whole = tiles.length === all.length;
  if (page.kind === 'originals' && whole && all.length === originalCount) return originals(area);
  if (page.kind !== 'grid' || !whole || !isArranged(page)) return fill(tiles, area);
  const places = onGrid(page, area);
  const upright = area.height > area.width;
  if (!upright || places.every(({ width, height }) => isLegible(width / unit, height / unit))) return places;
  return fill(inReadingOrder(places), area);
}

/** Where the tiles of a page stand on a screen that scrolls, in reading order; `area` is what is seen of it at a time. */
export function stackOf(
  page: LayoutPage,
  area: PageArea,
  unit: number,
  part?: readonly string[],
): TilePlace[] {
  const all = tilesOf(page);
  if (part) return stack(shareOf(all, part), area, unit);
  return stack(
    page.kind === 'grid' && isArranged(page) ? inReadingOrder(onGrid(page, area)) : all,
    area,
    unit,
  );
}

/**
 * How many times as large as usual the words of each tile are: more on a page of few large tiles, the same for all of them; less in a tile in
 * which they would have no room.
 */
export function scalesOf(places: readonly TilePlace[], unit: number): number[] {
  const room = Math.min(
    ...places.map(({ width, height }) =>
      Math.min(width / (roomy.width * unit), height / (roomy.height * unit)),
    ),
  );
  const shared = Math.min(roomy.most, Math.max(1, room));
  return places.map(({ width, height }) =>
    Math.min(shared, width / (legible.width * unit), height / (legible.height * unit)),
  );
}

/** The charts of a page, in the order in which a person named them. */
export function chartsOf(page: LayoutPage): readonly string[] {
  return tilesOf(page).map(({ chart }) => chart);
}

function tilesOf(page: LayoutPage): readonly LayoutTile[] {
  return page.kind === 'grid' ? page.tiles : page.charts.map((chart) => ({ chart }));
}

/** A screen that has a part of the wall shows that on every page: also on one that has nothing of it. */
function shareOf(tiles: readonly LayoutTile[], part: readonly string[]): readonly LayoutTile[] {
  const share = tiles.filter(({ chart }) => part.includes(chart));
  return share.length > 0 ? share : part.map((chart) => ({ chart }));
}

function inReadingOrder(places: readonly TilePlace[]): LayoutTile[] {
  return places.toSorted((a, b) => a.y - b.y || a.x - b.x).map(({ chart, type }) => ({ chart, type }));
}

function isLegible(width: number, height: number): boolean {
  return width >= legible.width && height >= legible.height;
}
