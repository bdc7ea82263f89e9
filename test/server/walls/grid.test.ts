import { expect, test } from 'vitest';
import { arrange } from '../../../server/walls/grid.ts';
import { serverWords } from '../../../server/words/index.ts';

type Page = Parameters<typeof arrange>[0];
type Tile = Page['tiles'][number];

const tile = (chart: string, place: Omit<Tile, 'chart'> = {}): Tile => ({ chart, ...place });
const loose = (count: number) => Array.from({ length: count }, (_, i) => tile(`c${i}`));

/** Draws the page: each cell has the first letter of its chart. */
function picture(page: Page): string[] | string {
  const grid = arrange(page);
  if ('reason' in grid) return grid.reason(grid.path.join('.'), serverWords.en);
  const lines = grid.rows.map(() => grid.columns.map(() => '.'));
  for (const { chart, column, row, columns, rows } of grid.tiles)
    for (let r = row; r < row + rows; r++)
      for (let c = column; c < column + columns; c++) lines[r - 1]![c - 1] = chart[0]!;
  return lines.map((line) => line.join(''));
}

test('tiles without a place get the next free cells, row by row', () => {
  const tiles = [tile('a', { column: 2, row: 1 }), tile('b'), tile('c'), tile('d')];
  expect(picture({ columns: [1, 1, 1], tiles })).toEqual(['bac', 'd..']);
});

test('a tile with only a column, a row or a size gets a place that fits', () => {
  const tiles = [
    tile('a', { column: 2 }),
    tile('b', { row: 2 }),
    tile('c', { columns: 2 }),
    tile('d', { rows: 2 }),
  ];
  expect(picture({ columns: [1, 1, 1], tiles })).toEqual(['.a.', 'bcc', 'd..', 'd..']);
});

test('a page without columns and rows gets about as many of both, and no more than its tiles need', () => {
  const sizes = [1, 2, 3, 4, 5, 6, 7, 12].map((count) => {
    const grid = arrange({ tiles: loose(count) });
    return 'reason' in grid ? grid.path : `${grid.columns.length}x${grid.rows.length}`;
  });
  expect(sizes).toEqual(['1x1', '2x1', '2x2', '2x2', '3x2', '3x2', '3x3', '4x3']);
  expect(picture({ tiles: [tile('a', { columns: 3, rows: 2 }), tile('b')] })).toEqual(['aaa', 'aaa', 'b..']);
  expect(picture({ tiles: [tile('a', { column: 4, row: 2 })] })).toEqual(['....', '...a']);
  expect(picture({ rows: [1], tiles: loose(3) })).toEqual(['ccc']);
});

test('the columns and rows of a page are kept', () => {
  expect(arrange({ columns: [2, 1], rows: [3, 1], tiles: [tile('a')] })).toMatchObject({
    columns: [2, 1],
    rows: [3, 1],
  });
});

test('tiles keep their order and their chart type', () => {
  const grid = arrange({ tiles: [tile('a', { type: 'pie' }), tile('b', { column: 1, row: 1 })] });
  expect(grid).toMatchObject({
    tiles: [
      { chart: 'a', type: 'pie', column: 2, row: 1, columns: 1, rows: 1 },
      { chart: 'b', column: 1, row: 1 },
    ],
  });
});

test('a tile that overlaps another, reaches beyond the page, or finds no room is an issue with its path', () => {
  const a = tile('a', { column: 1, row: 1, columns: 2 });
  expect(picture({ tiles: [a, tile('b', { column: 2, row: 1 })] })).toBe('tiles.1 overlaps a');
  expect(picture({ columns: [1, 1], tiles: [tile('b', { column: 3 })] })).toBe(
    'tiles.0.column reaches beyond the page, which has 2 columns',
  );
  expect(picture({ columns: [1], tiles: [tile('b', { columns: 2 })] })).toBe(
    'tiles.0.columns reaches beyond the page, which has 1 column',
  );
  expect(picture({ rows: [1], tiles: [tile('b', { row: 1, rows: 2 })] })).toBe(
    'tiles.0.row reaches beyond the page, which has 1 row',
  );
  expect(picture({ columns: [1], rows: [1, 1], tiles: loose(3) })).toBe('tiles.2 finds no free cells');
});
