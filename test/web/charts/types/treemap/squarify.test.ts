import { expect, test } from 'vitest';
import { squarify } from '../../../../../web/charts/types/treemap/squarify.ts';

const box = { x: 10, y: 20, width: 600, height: 400 };

test('areas are in proportion to the values and fill the box', () => {
  const values = [6, 6, 4, 3, 2, 2, 1];
  const areas = squarify(values, box).map(({ width, height }) => width * height);
  areas.forEach((area, i) => expect(area).toBeCloseTo(10_000 * (values[i] ?? 0), 5));
});

test('no box leaves the area or overlaps another', () => {
  const boxes = squarify([9, 7, 5, 5, 3, 1, 1, 1], box);
  for (const one of boxes) {
    expect(one.x).toBeGreaterThanOrEqual(10);
    expect(one.y).toBeGreaterThanOrEqual(20);
    expect(one.x + one.width).toBeLessThanOrEqual(610.001);
    expect(one.y + one.height).toBeLessThanOrEqual(420.001);
    for (const other of boxes) {
      const apart =
        one === other ||
        one.x + one.width <= other.x + 0.001 ||
        other.x + other.width <= one.x + 0.001 ||
        one.y + one.height <= other.y + 0.001 ||
        other.y + other.height <= one.y + 0.001;
      expect(apart).toBe(true);
    }
  }
});

test('boxes are nearly square', () => {
  for (const { width, height } of squarify([1, 1, 1, 1, 1, 1], box))
    expect(Math.max(width / height, height / width)).toBeLessThan(1.6);
});

test('no values, or no area, are no problem', () => {
  expect(squarify([], box)).toEqual([]);
  expect(squarify([1, 2], { x: 0, y: 0, width: 0, height: 0 })).toHaveLength(2);
});
