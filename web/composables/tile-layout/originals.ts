import { onGrid, type GridPage } from './grid.ts';
import type { PageArea, TilePlace } from './tile-rect.ts';

/** How the six charts of the original stand, on screens of the usual form, on very wide ones and on upright ones. */
const arrangements: Readonly<Record<'usual' | 'wide' | 'upright', GridPage>> = {
  usual: {
    columns: [27.6, 41.5, 27.6],
    rows: [52, 48],
    tiles: [
      { chart: 'trend', column: 1, row: 1 },
      { chart: 'seller', column: 1, row: 2 },
      { chart: 'map', column: 2, row: 1 },
      { chart: 'rank', column: 2, row: 2 },
      { chart: 'hot', column: 3, row: 1 },
      { chart: 'stock', column: 3, row: 2 },
    ],
  },
  wide: {
    columns: [27, 34, 27, 20],
    rows: [1, 1],
    tiles: [
      { chart: 'trend', column: 1, row: 1 },
      { chart: 'seller', column: 1, row: 2 },
      { chart: 'map', column: 2, row: 1, rows: 2 },
      { chart: 'rank', column: 3, row: 1 },
      { chart: 'hot', column: 4, row: 1, rows: 2 },
      { chart: 'stock', column: 3, row: 2 },
    ],
  },
  upright: {
    columns: [1, 1],
    rows: [33, 25, 20, 24],
    tiles: [
      { chart: 'trend', column: 1, row: 2 },
      { chart: 'seller', column: 1, row: 4 },
      { chart: 'map', column: 1, row: 1, columns: 2 },
      { chart: 'rank', column: 1, row: 3, columns: 2 },
      { chart: 'hot', column: 2, row: 2 },
      { chart: 'stock', column: 2, row: 4 },
    ],
  },
};

export const originalCount = arrangements.usual.tiles.length;

/** The six charts of the original in their own arrangement. */
export function originals(area: PageArea): TilePlace[] {
  const form = area.width / area.height;
  return onGrid(arrangements[form > 3 ? 'wide' : form < 1.05 ? 'upright' : 'usual'], area);
}
