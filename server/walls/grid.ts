import type { WallFile } from '#protocol';

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

/** What is wrong with a page: the way to the value, and why. */
export interface GridTrouble {
  path: (string | number)[];
  reason: string;
}

/** A page has at most so many columns, and so many rows. */
const most = 24;

/**
 * Gives every tile of a page its place: those that say where stand there, each other one in the next free cells, line by line. Where the
 * page does not say how many columns and rows there are, there are about as many as the tiles need.
 */
export function arrange(page: FilePage): Grid | GridTrouble {
  const columns = page.columns?.length ?? columnsFor(page);
  const taken = createTaken(columns, page.rows?.length ?? most);
  const places = new Map<FileTile, Place>();
  const order = [...page.tiles.entries()].sort(([, a], [, b]) => Number(isLoose(a)) - Number(isLoose(b)));
  for (const [index, tile] of order) {
    const found = taken.place(tile);
    if ('reason' in found) return { path: ['tiles', index, ...found.path], reason: found.reason };
    places.set(tile, found);
  }
  const tiles = page.tiles.flatMap((tile) => {
    const place = places.get(tile);
    return place ? [{ ...tile, ...place }] : [];
  });
  const rows = Math.max(...tiles.map((tile) => tile.row + tile.rows - 1));
  return { columns: page.columns ?? equal(columns), rows: page.rows ?? equal(rows), tiles };
}

/** As many columns as rows or one more, unless tiles stand further out or the rows are given. */
function columnsFor({ tiles, rows }: FilePage): number {
  const cells = tiles.reduce((sum, tile) => sum + (tile.columns ?? 1) * (tile.rows ?? 1), 0);
  const wanted = Math.ceil(rows ? cells / rows.length : Math.sqrt(cells));
  return Math.min(
    most,
    Math.max(wanted, ...tiles.map((tile) => (tile.column ?? 1) + (tile.columns ?? 1) - 1)),
  );
}

/** Which tile stands where. */
function createTaken(columns: number, rows: number) {
  const charts = new Map<number, string>();
  const at = (column: number, row: number) => row * (most + 1) + column;

  function inTheWay({ column, row, columns, rows }: Place): string | undefined {
    for (let r = row; r < row + rows; r++)
      for (let c = column; c < column + columns; c++) {
        const chart = charts.get(at(c, r));
        if (chart !== undefined) return chart;
      }
    return undefined;
  }

  function take(place: Place, chart: string): Place {
    for (let r = place.row; r < place.row + place.rows; r++)
      for (let c = place.column; c < place.column + place.columns; c++) charts.set(at(c, r), chart);
    return place;
  }

  /** Every place where a tile may stand, line by line. */
  function* candidates(tile: FileTile): Generator<Place> {
    const size = { columns: tile.columns ?? 1, rows: tile.rows ?? 1 };
    for (let row = tile.row ?? 1; row <= (tile.row ?? rows - size.rows + 1); row++)
      for (let column = tile.column ?? 1; column <= (tile.column ?? columns - size.columns + 1); column++)
        yield { column, row, ...size };
  }

  return {
    place(tile: FileTile): Place | GridTrouble {
      const outside = outsideOf(tile, columns, rows);
      if (outside) return outside;
      let other: string | undefined;
      for (const place of candidates(tile)) {
        other = inTheWay(place);
        if (other === undefined) return take(place, tile.chart);
      }
      if (isLoose(tile)) return { path: [], reason: 'finds no free cells' };
      return { path: [], reason: `overlaps ${other}` };
    },
  };
}

function outsideOf(tile: FileTile, columns: number, rows: number): GridTrouble | undefined {
  if ((tile.column ?? 1) + (tile.columns ?? 1) - 1 > columns)
    return {
      path: [tile.column === undefined ? 'columns' : 'column'],
      reason: `reaches beyond the page, which has ${count(columns, 'column')}`,
    };
  if ((tile.row ?? 1) + (tile.rows ?? 1) - 1 > rows)
    return {
      path: [tile.row === undefined ? 'rows' : 'row'],
      reason: `reaches beyond the page, which has ${count(rows, 'row')}`,
    };
  return undefined;
}

function isLoose({ column, row }: FileTile): boolean {
  return column === undefined || row === undefined;
}

function equal(length: number): number[] {
  return Array.from({ length }, () => 1);
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
