import { expect, test } from 'vitest';
import { screenUnit } from '../../../web/composables/index.ts';

test.each([
  [1920, 1080, 1],
  [3840, 2160, 2],
  [1080, 1920, 1],
  [3840, 1080, 1],
  [1280, 720, 0.6667],
  [960, 1080, 0.5625],
  [800, 600, 0.5],
  [320, 480, 0.3368],
])('on %d x %d one unit is %d px', (width, height, unit) => {
  expect(screenUnit(width, height)).toBeCloseTo(unit);
});

test('a rotated screen keeps its text sizes', () => {
  expect(screenUnit(768, 1366)).toBe(screenUnit(1366, 768));
});
