import { expect, test } from 'vitest';
import { middleOf, roomIn } from '../../../../../web/charts/types/sunburst/sector.ts';

const quarter = { from: 0, to: Math.PI / 2, inner: 50, outer: 100 };

test('the label of a quarter from the top is at the upper right', () => {
  const { x, y } = middleOf(quarter);
  expect(x).toBeCloseTo(53.03, 1);
  expect(y).toBeCloseTo(-53.03, 1);
});

test('a text that fits stays inside the ring', () => {
  const room = roomIn(quarter, 16);
  expect(room).toBeGreaterThan(20);
  const { x, y } = middleOf(quarter);
  for (const across of [-room / 2, room / 2]) {
    for (const down of [-8, 8]) {
      const distance = Math.hypot(x + across, y + down);
      expect(distance).toBeGreaterThan(50);
      expect(distance).toBeLessThan(100);
    }
  }
});

test.each([
  ['a thin slice', { ...quarter, to: 0.02 }, 16],
  ['a text as high as the ring', quarter, 80],
])('%s has no room', (_kind, sector, height) => {
  expect(roomIn(sector, height)).toBe(0);
});
