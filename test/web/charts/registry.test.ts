import { expect, test } from 'vitest';
import { chartTypeOf, chartTypes } from '../../../web/charts/registry.ts';

test('every chart type is found under its own name', () => {
  for (const [name, type] of Object.entries(chartTypes)) {
    expect(type.name).toBe(name);
    expect(chartTypeOf(name)).toBe(type);
  }
});

test('hotproduct is drawn like hot', () => {
  expect(chartTypeOf('hotproduct')).toBe(chartTypes.hot);
});

test.each(['weather', 'constructor', '__proto__', ''])('a chart called %j has no type', (name) => {
  expect(chartTypeOf(name)).toBeUndefined();
});

test('pages advance at their own interval, sets and categories manually', () => {
  const paces = Object.fromEntries(
    Object.values(chartTypes).map(({ name, playInterval }) => [name, playInterval]),
  );
  expect(paces).toEqual({ seller: 3000, rank: 2000, stock: 5000, trend: null, map: null, hot: null });
});
