import { layOutGrid, type GridPage } from './grid.ts';
import type { PageArea, TileRect } from './tile-rect.ts';

/** The layouts of the original six charts, for landscape, ultrawide and portrait screens. */
const layouts: Readonly<Record<'landscape' | 'ultrawide' | 'portrait', GridPage>> = {
  landscape: {
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
  ultrawide: {
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
  portrait: {
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

export const originalCount = layouts.landscape.tiles.length;

/** Lays out the original six charts. */
export function layOutOriginals(area: PageArea): TileRect[] {
  const ratio = area.width / area.height;
  return layOutGrid(layouts[ratio > 3 ? 'ultrawide' : ratio < 1.05 ? 'portrait' : 'landscape'], area);
}
