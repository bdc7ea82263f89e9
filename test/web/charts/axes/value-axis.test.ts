import fc from 'fast-check';
import { expect, test } from 'vitest';
import { niceDomain, tightDomain, ticksOf } from '../../../../web/charts/axes/value-axis.ts';

test.each([
  [[491, 718], { min: 0, max: 800, interval: 200 }],
  [[-5, 6], { min: -5, max: 10, interval: 5 }],
  [[-30, -10], { min: -30, max: 0, interval: 10 }],
  [[0.3], { min: 0, max: 0.3, interval: 0.1 }],
  [[0, 0], { min: 0, max: 1, interval: 0.25 }],
  [[], { min: 0, max: 1, interval: 0.25 }],
  [[100.00000000000001], { min: 0, max: 100, interval: 25 }],
])('the axis of %j is %j', (values, domain) => {
  expect(niceDomain(values)).toEqual(domain);
});

test('an axis has at most five ticks, starts at zero or below, and contains every value', () => {
  const value = fc
    .double({ min: -1e300, max: 1e300, noNaN: true })
    .filter((one) => one === 0 || Math.abs(one) > 1e-300);
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const { min, max, interval } = niceDomain(values);
      expect((max - min) / interval).toBeLessThan(4.001);
      expect(min).toBeLessThanOrEqual(Math.min(0, ...values) + interval * 1e-9);
      expect(max).toBeGreaterThanOrEqual(Math.max(0, ...values) - interval * 1e-9);
      expect(max).toBeGreaterThan(min);
    }),
  );
});

test.each([
  [0, 191, [0, 50, 100, 150, 200], 200],
  [0, 485, [0, 100, 200, 300, 400, 500], 500],
  [0, 4120, [0, 1000, 2000, 3000, 4000], 4200],
  [0, 100.0001, [0, 20, 40, 60, 80, 100], 104],
  [-11.2, 8.3, [-10, -5, 0, 5], 9],
])('between %f and %f are the ticks %j, and the end is %f', (low, high, ticks, max) => {
  const domain = tightDomain(low, high);
  expect([ticksOf(domain), domain.max]).toEqual([ticks, max]);
});

test('any axis has a tick, hardly more ticks than requested, and little empty room', () => {
  const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(value, value, fc.integer({ min: 2, max: 6 }), (one, other, most) => {
      fc.pre(Math.abs(one - other) > 1e-3);
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const domain = tightDomain(low, high, most);
      const { min, max, interval } = domain;
      expect(ticksOf(domain).length).toBeGreaterThan(0);
      expect(ticksOf(domain).length).toBeLessThanOrEqual(most < 4 ? most : most + 1);
      expect(min).toBeLessThanOrEqual(low + interval * 1e-3);
      expect(max).toBeGreaterThanOrEqual(high - interval * 1e-3);
      expect((max - high + low - min) / (max - min)).toBeLessThan(0.3);
    }),
  );
});
