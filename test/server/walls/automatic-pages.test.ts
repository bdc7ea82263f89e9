import { describe, expect, test } from 'vitest';
import { automaticPages } from '../../../server/walls/automatic-pages.ts';
import type { ChartKind } from '../../../server/walls/chart-kinds.ts';

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

describe('with what the charts are drawn as', () => {
  const kinds: Record<string, ChartKind> = {
    orders: { type: 'number', figures: 1 },
    visitors: { type: 'number', figures: 1 },
    kpi: { type: 'number', figures: 3 },
    uptime: { type: 'gauge', figures: 1 },
    earth: { type: 'world' },
    china: { type: 'china' },
  };
  const kindOf = (chart: string): ChartKind => kinds[chart] ?? { type: 'bars' };

  test('S-12 single values are a row of headline figures on the first page, and its largest chart leads it', () => {
    expect(automaticPages(['a', 'b', 'earth', 'orders', 'visitors'], kindOf)).toEqual([
      {
        kind: 'auto',
        key: 'auto-1',
        charts: ['orders', 'visitors', 'earth', 'a', 'b'],
        figures: [
          { chart: 'orders', values: 1 },
          { chart: 'visitors', values: 1 },
        ],
        types: { earth: 'world', a: 'bars', b: 'bars' },
      },
    ]);
  });

  test('S-12 one single value alone is a tile', () => {
    expect(automaticPages(['a', 'orders'], kindOf)).toMatchObject([{ charts: ['a', 'orders'] }]);
    expect(automaticPages(['a', 'orders'], kindOf)[0]).not.toHaveProperty('figures');
  });

  test('S-12 more figures than fit in a row are on several pages', () => {
    const many = names(8);
    const pages = automaticPages([...many, 'x', 'kpi'], (chart) =>
      chart === 'x' ? { type: 'bars' } : (kinds[chart] ?? { type: 'number', figures: 1 }),
    );
    const rows = pages.map((page) => (page.kind === 'auto' ? (page.figures ?? []) : []));
    expect(rows.flat()).toHaveLength(9);
    for (const row of rows)
      expect(row.reduce((sum, { values = 1 }) => sum + values, 0)).toBeLessThanOrEqual(6);
  });

  test('S-12 a map takes the room of more than one chart, and each page is led by one of two', () => {
    const pages = automaticPages(['a', 'b', 'c', 'd', 'china', 'earth'], kindOf);
    expect(pages.map((page) => page.kind !== 'grid' && page.charts[0])).toEqual(['china', 'earth']);
  });

  test('S-12 charts stay on their pages while others come and go, as long as there is room', () => {
    const before = automaticPages(['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'], kindOf);
    expect(before.map((page) => page.kind !== 'grid' && page.charts)).toEqual([
      ['b', 'c', 'd', 'e'],
      ['f', 'g', 'h', 'i'],
    ]);
    const after = automaticPages(['a', 'b', 'c', 'd', 'e', 'f', 'h', 'i'], kindOf, before);
    expect(after.map((page) => page.kind !== 'grid' && page.charts)).toEqual([
      ['b', 'c', 'd', 'e', 'a'],
      ['f', 'h', 'i'],
    ]);
  });
});
