import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveOverlaps } from '../../../../web/charts/text/resolve-overlaps.ts';

const room = { top: 0, bottom: 100 };

test.each([
  [
    [20, 60],
    [20, 60],
  ],
  [
    [50, 52],
    [41, 61],
  ],
  [
    [52, 50, 51],
    [71, 31, 51],
  ],
  [
    [99, 98],
    [90, 70],
  ],
])('labels at %j move to %j', (middles, places) => {
  expect(resolveOverlaps(middles, 20, room)).toEqual(places);
});

test('labels never overlap, stay within bounds and keep their order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -20, max: 120, noNaN: true }), { maxLength: 5 }), (middles) => {
      const places = resolveOverlaps(middles, 20, room);
      places.forEach((one, i) => {
        expect(one).toBeGreaterThanOrEqual(10 - 1e-9);
        expect(one).toBeLessThanOrEqual(90 + 1e-9);
        places.slice(i + 1).forEach((other, k) => {
          expect(Math.abs(one - other)).toBeGreaterThanOrEqual(20 - 1e-9);
          const [here, there] = [middles[i] ?? 0, middles[i + 1 + k] ?? 0];
          if (here !== there) expect(Math.sign(one - other)).toBe(Math.sign(here - there));
        });
      });
    }),
  );
});
