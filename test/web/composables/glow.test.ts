import { expect, test } from 'vitest';
import { changedPlaces } from '../../../web/composables/glow.ts';

const mapOf = (values: Record<string, number>, more = {}) => ({
  animation: true,
  series: [{ type: 'map', data: Object.entries(values).map(([name, value]) => ({ name, value })) }],
  ...more,
});

test('places whose values have changed glow', () => {
  expect(changedPlaces(mapOf({ a: 1, b: 2 }), mapOf({ a: 1, b: 3 }))).toEqual(['b']);
});

test('nothing glows at first, under reduced motion, in other drawings, or where nearly all has changed', () => {
  const many = Array.from({ length: 20 }, (_, i) => i);
  const all = (by: number) => mapOf(Object.fromEntries(many.map((i) => [`p${i}`, i + by])));
  expect(changedPlaces(undefined, mapOf({ a: 1 }))).toEqual([]);
  expect(changedPlaces(mapOf({ a: 1 }), mapOf({ a: 2 }, { animation: false }))).toEqual([]);
  expect(changedPlaces({ series: [{ type: 'bar', data: [1] }] }, mapOf({ a: 2 }))).toEqual([]);
  expect(changedPlaces(all(0), all(1))).toEqual([]);
});
