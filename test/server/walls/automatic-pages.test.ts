import { expect, test } from 'vitest';
import { automaticPages } from '../../../server/walls/automatic-pages.ts';

const names = (count: number) =>
  Array.from({ length: count }, (_, i) => `chart-${String(i).padStart(5, '0')}`);
const sizes = (count: number) => automaticPages(names(count)).map(({ key, kind }) => `${key} ${kind}`);
const counts = (count: number) =>
  automaticPages(names(count)).map((page) => (page.kind === 'grid' ? 0 : page.charts.length));

test('S-12 the first page has the originals that exist, in their own order', () => {
  expect(automaticPages(['map', 'stock', 'sales', 'trend'])).toEqual([
    { kind: 'originals', key: 'originals', charts: ['trend', 'map', 'stock'] },
    { kind: 'auto', key: 'auto-1', charts: ['sales'] },
  ]);
});

test('S-12 a wall without files has no pages', () => {
  expect(automaticPages([])).toEqual([]);
});

test('S-12 the other charts follow by name, spread evenly over as few pages of six as possible', () => {
  expect([1, 6, 7, 8, 12, 13].map(counts)).toEqual([[1], [6], [4, 3], [4, 4], [6, 6], [5, 4, 4]]);
  expect(sizes(7)).toEqual(['auto-1 auto', 'auto-2 auto']);
  expect(automaticPages(['b', 'a', 'C', '销量'])).toMatchObject([{ charts: ['C', 'a', 'b', '销量'] }]);
});

test('S-12 a chart with two names occurs once', () => {
  for (const files of [['hot'], ['hotproduct'], ['hot', 'hotproduct']])
    expect(automaticPages(files)).toEqual([{ kind: 'originals', key: 'originals', charts: ['hot'] }]);
});

test('S-12 there are no more pages than the state can count', () => {
  expect(automaticPages(['trend', ...names(10_000)])).toHaveLength(1000);
});
