import { expect, test } from 'vitest';
import type { ChartTypeName } from '#protocol';
import { seriesDataOf } from '../../../web/charts/data/series-data.ts';
import type { TableInput } from '../../../web/charts/data/table-input.ts';
import { resolve } from '../../../web/charts/resolve.ts';
import type { Lines } from '../../../web/charts/types/lines/data.ts';

// Rows with the same label and group become one value in one place, before a chart type sees them.
const rows = [
  { day: '2024-05-03', city: 'A', kind: 'x', sales: 1 },
  { day: '2024-05-03', city: 'A', kind: 'y', sales: 3 },
  { day: '2024-05-03', city: 'A', kind: 'y', sales: 4 },
  { day: '2024-05-01', city: 'B', kind: 'y', sales: 2 },
];
const drawnAs = (type: ChartTypeName, label: string) =>
  resolve(rows, {
    name: 'sales',
    settings: { type, columns: { [label]: { role: 'label' }, kind: { role: 'group' } } },
    type: undefined,
  });

test('lines have one point for each time', async () => {
  const { data } = await drawnAs('lines', 'day');
  expect((data as Lines).series.map(({ name, ys }) => [name, Array.from(ys)])).toEqual([
    ['y', [2, 7]],
    ['x', [1]],
  ]);
});

test('bars have one value for each name and colour', async () => {
  const { data } = await drawnAs('grouped-bars', 'city');
  const { input } = data as { input: TableInput };
  expect(seriesDataOf(input).series.map(({ name, values }) => [name, Array.from(values)])).toEqual([
    ['x', [1, NaN]],
    ['y', [7, 2]],
  ]);
});
