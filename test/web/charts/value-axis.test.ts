import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extentOf } from '../../../web/charts/value-axis.ts';

test.each([
  [[491, 718], { min: 0, max: 800, interval: 200 }],
  [[-5, 6], { min: -5, max: 10, interval: 5 }],
  [[-30, -10], { min: -30, max: 0, interval: 10 }],
  [[0.3], { min: 0, max: 0.3, interval: 0.1 }],
  [[0, 0], { min: 0, max: 1, interval: 0.25 }],
  [[], { min: 0, max: 1, interval: 0.25 }],
])('the axis of %j is %j', (values, extent) => {
  expect(extentOf(values)).toEqual(extent);
});

test('an axis has at most five ticks, begins at zero or below, and holds every value', () => {
  const value = fc
    .double({ min: -1e300, max: 1e300, noNaN: true })
    .filter((one) => one === 0 || Math.abs(one) > 1e-300);
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const { min, max, interval } = extentOf(values);
      expect((max - min) / interval).toBeLessThan(4.001);
      expect(min).toBeLessThanOrEqual(Math.min(0, ...values) + interval * 1e-9);
      expect(max).toBeGreaterThanOrEqual(Math.max(0, ...values) - interval * 1e-9);
      expect(max).toBeGreaterThan(min);
    }),
  );
});
