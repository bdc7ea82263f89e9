import type { WallFile } from '#protocol';
import type { ServerWords } from '../words/index.ts';

type FilePage = WallFile['pages'][number];
type FileTile = FilePage['tiles'][number];

/** A tile with its place, counted from 1. */
export type PlacedTile = FileTile & Place;
interface Place {
  column: number;
  row: number;
  columns: number;
  rows: number;
}

export interface Grid {
  columns: number[];
  rows: number[];
  tiles: PlacedTile[];
}

/** `name`: of the value that is wrong */
export type GridReason = (name: string, words: ServerWords) => string;

/** What is wrong with a page: the path to the value, and why. */
export interface GridIssue {
  path: (string | number)[];
  reason: GridReason;
}

/** The most columns of a page, and the most rows. */
const maxTracks = 24;

/**
 * Gives every tile of a page its place, as CSS grids do: tiles with a column and a row first, then each other tile in the next free
 * cells, row by row. A page without columns or rows gets as many as its tiles need.
 */
export function arrange(page: FilePage): Grid | GridIssue {
  const columns = page.columns?.length ?? columnsFor(page);
  const occupancy = createOccupancy(columns, page.rows?.length ?? maxTracks);
  const places = new Map<FileTile, Place>();
  const fixedFirst = [...page.tiles.entries()].sort(
    ([, a], [, b]) => Number(isAutoPlaced(a)) - Number(isAutoPlaced(b)),
  );
  for (const [index, tile] of fixedFirst) {
    const found = occupancy.place(tile);
    if ('reason' in found) return { path: ['tiles', index, ...found.path], reason: found.reason };
    places.set(tile, found);
  }
  const tiles = page.tiles.flatMap((tile) => {
    const place = places.get(tile);
    return place ? [{ ...tile, ...place }] : [];
  });
  const rows = Math.max(...tiles.map((tile) => tile.row + tile.rows - 1));
  return { columns: page.columns ?? equalTracks(columns), rows: page.rows ?? equalTracks(rows), tiles };
}

/** As many columns as rows, or one more; more if a tile needs them or the rows are given. */
function columnsFor({ tiles, rows }: FilePage): number {
  const cells = tiles.reduce((sum, tile) => sum + (tile.columns ?? 1) * (tile.rows ?? 1), 0);
  const wanted = Math.ceil(rows ? cells / rows.length : Math.sqrt(cells));
  return Math.min(
    maxTracks,
    Math.max(wanted, ...tiles.map((tile) => (tile.column ?? 1) + (tile.columns ?? 1) - 1)),
  );
}

/** Which chart is in each cell. */
function createOccupancy(columns: number, rows: number) {
  const charts = new Map<number, string>();
  const cell = (column: number, row: number) => row * (maxTracks + 1) + column;

  function chartAt({ column, row, columns, rows }: Place): string | undefined {
    for (let r = row; r < row + rows; r++)
      for (let c = column; c < column + columns; c++) {
        const chart = charts.get(cell(c, r));
        if (chart !== undefined) return chart;
      }
    return undefined;
  }

  function occupy(place: Place, chart: string): Place {
    for (let r = place.row; r < place.row + place.rows; r++)
      for (let c = place.column; c < place.column + place.columns; c++) charts.set(cell(c, r), chart);
    return place;
  }

  /** Every place that the tile may have, row by row. */
  function* candidates(tile: FileTile): Generator<Place> {
    const size = { columns: tile.columns ?? 1, rows: tile.rows ?? 1 };
    for (let row = tile.row ?? 1; row <= (tile.row ?? rows - size.rows + 1); row++)
      for (let column = tile.column ?? 1; column <= (tile.column ?? columns - size.columns + 1); column++)
        yield { column, row, ...size };
  }

  return {
    place(tile: FileTile): Place | GridIssue {
      const outside = outsideIssue(tile, columns, rows);
      if (outside) return outside;
      let other: string | undefined;
      for (const place of candidates(tile)) {
        other = chartAt(place);
        if (other === undefined) return occupy(place, tile.chart);
      }
      if (isAutoPlaced(tile)) return { path: [], reason: (name, { wall }) => wall.noFreeCells(name) };
      const chart = other ?? '';
      return { path: [], reason: (name, { wall }) => wall.overlaps(name, chart) };
    },
  };
}

function outsideIssue(tile: FileTile, columns: number, rows: number): GridIssue | undefined {
  if ((tile.column ?? 1) + (tile.columns ?? 1) - 1 > columns)
    return {
      path: [tile.column === undefined ? 'columns' : 'column'],
      reason: (name, { wall }) => wall.beyondColumns(name, columns),
    };
  if ((tile.row ?? 1) + (tile.rows ?? 1) - 1 > rows)
    return {
      path: [tile.row === undefined ? 'rows' : 'row'],
      reason: (name, { wall }) => wall.beyondRows(name, rows),
    };
  return undefined;
}

function isAutoPlaced({ column, row }: FileTile): boolean {
  return column === undefined || row === undefined;
}

function equalTracks(length: number): number[] {
  return Array.from({ length }, () => 1);
}
