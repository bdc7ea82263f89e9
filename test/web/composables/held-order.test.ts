import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Drawable } from '../../../web/charts/drawable.ts';
import { rank } from '../../../web/charts/types/rank/index.ts';
import { seller } from '../../../web/charts/types/seller/index.ts';
import { createHeldOrder, orderHeldFor, type HeldOrder } from '../../../web/composables/held-order.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  held.stop();
  vi.useRealTimers();
});

type Values = Record<string, number>;
const reason = { en: '', 'zh-CN': '' };
const listOf = (values: Values) => Object.entries(values).map(([name, value]) => ({ name, value }));
const sellers = (values: Values): Drawable => ({ type: seller, data: seller.decode(listOf(values)), reason });

let held: HeldOrder;
let drawn: [string, number][] = [];
beforeEach(() => {
  held = createHeldOrder(
    (next) =>
      (drawn = (next?.data as ReturnType<typeof seller.decode>).map(({ name, value }) => [name, value])),
    () => Date.now(),
  );
});

test('two that overtake each other every second change places every six seconds at most, with values that are always new', () => {
  const places: string[] = [];
  held.show(sellers({ a: 300, b: 200 }));
  for (let second = 1; second <= 24; second++) {
    vi.advanceTimersByTime(1000);
    const [a, b] = second % 2 === 1 ? [240, 250] : [260, 250];
    held.show(sellers({ a, b }));
    expect(Object.fromEntries(drawn)).toEqual({ a, b });
    places.push(drawn[0]?.[0] ?? '');
  }
  const changes = places.filter((first, i) => i > 0 && first !== places[i - 1]).length;
  expect(changes).toBeGreaterThan(0);
  expect(changes).toBeLessThanOrEqual(4);
});

test('the order is right in the end, without another file', () => {
  held.show(sellers({ a: 3, b: 2 }));
  held.show(sellers({ a: 3, b: 4 }));
  held.show(sellers({ a: 5, b: 4 }));
  held.show(sellers({ a: 5, b: 6 }));
  vi.advanceTimersByTime(orderHeldFor);
  expect(drawn).toEqual([
    ['b', 6],
    ['a', 5],
  ]);
});

test('one more item, and another type, are shown at once', () => {
  held.show(sellers({ a: 3, b: 2 }));
  held.show(sellers({ a: 3, b: 4 }));
  held.show(sellers({ a: 5, b: 4, c: 9 }));
  expect(drawn.map(([name]) => name)).toEqual(['c', 'a', 'b']);
  const ranking = rank.decode(listOf({ a: 1, b: 2 }));
  expect(
    rank.keepOrder?.(ranking, rank.decode(listOf({ a: 2, b: 1 }))).items.map(({ name }) => name),
  ).toEqual(['a', 'b']);
});
