import { expect, test } from 'vitest';
import { placeLabels } from '../../../../web/charts/text/place-labels.ts';

const area = { width: 300, height: 200 };
const at = (x: number, y: number) => ({ x, y, width: 40, height: 16 });

test('a label is to the right of its point if it fits', () => {
  expect(placeLabels([at(100, 100)], area, 8)).toEqual(['right']);
});

test('a label at the right edge is to the left', () => {
  expect(placeLabels([at(290, 100)], area, 8)).toEqual(['left']);
});

test('a label avoids another point', () => {
  expect(placeLabels([at(100, 100), at(130, 100)], area, 8)).toEqual(['left', 'right']);
});

test('two points at the same position have labels on different sides', () => {
  const [first, second] = placeLabels([at(100, 100), at(100, 104)], area, 8);
  expect(first).toBeDefined();
  expect(second).toBeDefined();
  expect(first).not.toBe(second);
});

test('a label that fits nowhere is left out', () => {
  expect(placeLabels([at(20, 10)], { width: 40, height: 20 }, 8)).toEqual([undefined]);
});
