import { expect, test } from 'vitest';
import { droppedPercent } from './dropped.ts';

const frame = 1000 / 60;

test('frames that come when they should are not dropped, also when they are a little late', () => {
  expect(droppedPercent([0, frame, 2 * frame + 3, 3 * frame])).toBe(0);
});

test('a gap of three frames has dropped two of the four that passed', () => {
  expect(droppedPercent([0, frame, 4 * frame])).toBe(50);
});

test('no frames at all have dropped none', () => {
  expect(droppedPercent([])).toBe(0);
});
