import type { TileShape } from '#protocol';

/** Edges of tiles lie on as many lines across the page, so that rows share them. */
const lines = 24;
/** A tile from this weight on may be as high as all rows beside it. */
const leadWeight = 1.5;

/** A part of an area, in shares of its width and height. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const whole: Part = { x: 0, y: 0, width: 1, height: 1 };

export interface Wanted {
  /** of the chart type; '' if that is not known */
  readonly name: string;
  readonly shape: TileShape;
}

/** Every arrangement that is worth a look; the parts are in the order of the tiles. */
export function* arrangements(tiles: readonly Wanted[]): Generator<readonly Part[]> {
  for (const rows of splits(tiles)) yield* inRows(rows, whole);
  for (const [at, lead] of tiles.entries()) {
    if (lead.shape.weight < leadWeight || tiles.length < 3) continue;
    const others = tiles.filter((tile) => tile !== lead);
    for (const width of leadWidths)
      for (const rows of splits(others)) {
        if (rows.length < 2 || rows.length > 3) continue;
        const beside: Part = { x: width, y: 0, width: 1 - width, height: 1 };
        for (const parts of inRows(rows, beside)) yield withLead({ x: 0, y: 0, width, height: 1 }, at, parts);
        if (rows.every(({ length }) => length === 2))
          for (const parts of aroundLead(rows, width))
            yield withLead({ x: (1 - width) / 2, y: 0, width, height: 1 }, at, parts);
      }
  }
}

/** Widths of a tile that is as high as the page. */
const leadWidths = [10 / lines, 12 / lines, 14 / lines];

function withLead(lead: Part, at: number, others: readonly Part[]): readonly Part[] {
  return [...others.slice(0, at), lead, ...others.slice(at)];
}

/** Two columns of equal tiles, left and right of a lead. */
function* aroundLead(rows: readonly (readonly Wanted[])[], width: number): Generator<readonly Part[]> {
  const side = (1 - width) / 2;
  for (const heights of heightsOf(rows))
    yield stacked(heights, (y, height) => [
      { x: 0, y, width: side, height },
      { x: 1 - side, y, width: side, height },
    ]);
}

/** Rows with much more in them than others look unequal, and there are many of these. */
const mostUneven = 2.6;

/** The tiles in order, in one to all rows. */
function* splits(tiles: readonly Wanted[]): Generator<readonly (readonly Wanted[])[]> {
  const cuts = 2 ** (tiles.length - 1);
  for (let cut = 0; cut < cuts; cut++) {
    const rows: Wanted[][] = [[]];
    for (const [i, tile] of tiles.entries()) {
      if (i > 0 && cut & (1 << (i - 1))) rows.push([]);
      rows.at(-1)?.push(tile);
    }
    const sizes = rows.map((row) => row.reduce((sum, { shape }) => sum + shape.weight, 0));
    if (Math.max(...sizes) <= mostUneven * Math.min(...sizes)) yield rows;
  }
}

function* inRows(rows: readonly (readonly Wanted[])[], { x, width }: Part): Generator<readonly Part[]> {
  const edges = rows.map((row) => edgesOf(row, Math.round(width * lines)));
  for (const heights of heightsOf(rows))
    yield stacked(heights, (y, height, row) =>
      (edges[row] ?? []).slice(0, -1).map((start, at) => {
        const end = edges[row]?.[at + 1] ?? lines;
        return { x: x + start / lines, y, width: (end - start) / lines, height };
      }),
    );
}

function stacked(
  heights: readonly number[],
  rowAt: (y: number, height: number, row: number) => readonly Part[],
): readonly Part[] {
  let y = 0;
  return heights.flatMap((height, row) => {
    const parts = rowAt(y, height, row);
    y += height;
    return parts;
  });
}

/** Shares of the height to try: equal ones, what the rows' tiles want at the widths that they get, and what lies between. */
function heightsOf(rows: readonly (readonly Wanted[])[]): readonly (readonly number[])[] {
  const even = rows.map(() => 1 / rows.length);
  if (rows.length === 1) return [even];
  const wanted = rows.map((row) => {
    const areas = row.reduce((sum, { shape }) => sum + shape.weight, 0);
    const across = row.reduce((sum, { shape }) => sum + widthOf(shape), 0);
    return areas / across / across;
  });
  const total = wanted.reduce((sum, one) => sum + one, 0);
  const shares = wanted.map((one) => one / total);
  // Rows that are nearly of one height are: unequal ones look like a mistake.
  if (shares.every((share) => Math.abs(share * rows.length - 1) < 0.15)) return [even];
  return [even, shares.map((share) => (share + 1 / rows.length) / 2), shares];
}

/** The width that a tile would have if it were alone with its weight as its area. */
function widthOf({ weight, aspect: [, best] }: TileShape): number {
  return Math.sqrt(weight * best);
}

/** On whole lines; equal ones where the tiles want nearly the same. */
function edgesOf(row: readonly Wanted[], room: number): readonly number[] {
  const wanted = row.map(({ shape }) => widthOf(shape));
  const total = wanted.reduce((sum, one) => sum + one, 0);
  const isEven = wanted.every((one) => Math.abs((one / total) * row.length - 1) < 0.12);
  let used = 0;
  const edges = wanted.map((one, i) => {
    used += one;
    return Math.round((isEven ? (i + 1) / row.length : used / total) * room);
  });
  return [0, ...edges];
}
