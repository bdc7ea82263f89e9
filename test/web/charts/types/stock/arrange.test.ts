import { expect, test } from 'vitest';
import { arrange } from '../../../../../web/charts/types/stock/arrange.ts';

const rowsOf = (count: number, width: number, height: number): number[] => {
  const rows = new Map<number, number>();
  for (const { y } of arrange(count, width, height)) rows.set(y, (rows.get(y) ?? 0) + 1);
  return [...rows.values()];
};

test('five are two above three in a tile, a row in a wide one, a column in a tall one', () => {
  expect(rowsOf(5, 490, 400)).toEqual([2, 3]);
  expect(rowsOf(5, 1800, 300)).toEqual([5]);
  expect(rowsOf(5, 200, 1200)).toEqual([1, 1, 1, 1, 1]);
});

test.each([1, 2, 3, 4, 5])('%i squares lie inside and never overlap', (count) => {
  for (const [width, height] of [
    [300, 200],
    [260, 480],
    [3800, 2000],
  ] as const) {
    const cells = arrange(count, width, height);
    expect(cells).toHaveLength(count);
    for (const [i, { x, y, size }] of cells.entries()) {
      expect(x - size / 2).toBeGreaterThanOrEqual(-0.001);
      expect(x + size / 2).toBeLessThanOrEqual(width + 0.001);
      expect(y - size / 2).toBeGreaterThanOrEqual(-0.001);
      expect(y + size / 2).toBeLessThanOrEqual(height + 0.001);
      for (const other of cells.slice(0, i)) {
        expect(Math.max(Math.abs(other.x - x), Math.abs(other.y - y))).toBeGreaterThanOrEqual(size - 0.001);
      }
    }
  }
});

test('zero squares need no room', () => {
  expect(arrange(0, 300, 200)).toEqual([]);
});
