import { describe, expect, test } from 'vitest';
import { tableInputOf } from '../../../../web/charts/data/table-input.ts';
import { seriesDataOf } from '../../../../web/charts/data/series-data.ts';
import { itemsOf } from '../../../../web/charts/data/items.ts';
import { axisTexts, labelTexts } from '../../../../web/charts/data/labels.ts';
import { totals, withOthers } from '../../../../web/charts/data/others.ts';
import { inOrder } from '../../../../web/charts/data/order.ts';
import { decimate } from '../../../../web/charts/data/decimate.ts';
import { category, inputOf, measure, time } from '../input.ts';

const gridIn = (...args: Parameters<typeof inputOf>) => {
  const { labels, series } = seriesDataOf(tableInputOf(inputOf(...args)));
  return {
    labels: labelTexts(labels, 'en'),
    series: series.map(({ name, unit, values }) => ({ name, unit, values: Array.from(values) })),
  };
};

test('there is a series per column, with its own title and unit', () => {
  const columns = [
    category('city', ['A', 'B']),
    measure('sales', [1, NaN], '¥'),
    measure('constructor', [3, 4]),
  ];
  const settings = { columns: { sales: { title: { 'zh-CN': '销售', en: 'Sales' }, unit: '元' } } };
  expect(gridIn(columns, { label: 0, values: [1, 2] }, settings)).toEqual({
    labels: ['A', 'B'],
    series: [
      { name: { 'zh-CN': '销售', en: 'Sales' }, unit: '元', values: [1, NaN] },
      { name: 'constructor', unit: '', values: [3, 4] },
    ],
  });
});

test('series of times are in their order, whichever rows come first', () => {
  const years = ['2022-01-01', '2019-01-01', '2022-01-01', '2019-01-01'];
  const columns = [category('state', ['A', 'A', 'B', 'B']), time('year', years, 'year'), measure('n', [2, 1, 4, 3])];
  expect(gridIn(columns, { label: 0, group: 1, values: [2] }).series).toMatchObject([
    { name: '2019', values: [1, 3] },
    { name: '2022', values: [2, 4] },
  ]);
});

test('a flag is named with what it is a flag of', () => {
  const columns = [category('day', ['Mo', 'Mo']), category('nap', ['1', '0']), measure('hours', [2, 9])];
  const names = gridIn(columns, { label: 0, group: 1, values: [2] }).series.map(({ name }) => name);
  expect(names).toEqual([
    { 'zh-CN': 'nap: 1', en: 'nap: 1' },
    { 'zh-CN': 'nap: 0', en: 'nap: 0' },
  ]);
});

test('measures that lie in one object are named without it', () => {
  const columns = [category('day', ['Mo']), measure('size.js', [2]), measure('size.css', [9])];
  const { series } = gridIn(columns, { label: 0, values: [1, 2] });
  expect(series.map(({ name }) => name)).toEqual(['js', 'css']);
});

test('a unit in brackets is not part of the name', () => {
  const columns = [
    measure('销售额\n(万元)', [1], '万元'),
    measure('Umsatz (€)', [2], '€'),
    measure('a (b)', [3]),
  ];
  expect(gridIn(columns, { values: [0, 1, 2] }).series).toMatchObject([
    { name: '销售额', unit: '万元' },
    { name: 'Umsatz', unit: '€' },
    { name: 'a (b)', unit: '' },
  ]);
  const settings = {
    unit: '元',
    columns: { 'Umsatz (€)': { title: { 'zh-CN': '收入（元）', en: 'Sales' } } },
  };
  expect(gridIn(columns, { values: [0, 1] }, settings).series).toMatchObject([
    { name: '销售额', unit: '元' },
    { name: { 'zh-CN': '收入', en: 'Sales' }, unit: '元' },
  ]);
});

test('there is a series per group, with a gap where it has no row', () => {
  const columns = [
    category('city', ['A', 'B', 'A']),
    category('kind', ['x', 'y', 'y']),
    measure('sales', [1, 2, 7]),
  ];
  expect(gridIn(columns, { label: 0, group: 1, values: [2] })).toEqual({
    labels: ['A', 'B'],
    series: [
      { name: 'x', unit: '', values: [1, NaN] },
      { name: 'y', unit: '', values: [7, 2] },
    ],
  });
});

test('times ascend, and rows without a time are left out', () => {
  const columns = [time('day', ['2024-05-03', 'no', '2024-05-01'], 'day'), measure('n', [1, 2, 3])];
  expect(gridIn(columns, { label: 0, values: [1] })).toMatchObject({
    labels: ['May 1, 2024', 'May 3, 2024'],
    series: [{ values: [3, 1] }],
  });
});

test('without a label rows are numbered from 1, and an empty name is a dash', () => {
  expect(gridIn([measure('n', [5, 6])], { values: [0] }).labels).toEqual(['1', '2']);
  expect(gridIn([category('c', ['']), measure('n', [5])], { label: 0, values: [1] }).labels).toEqual(['–']);
});

test('items are the first series without empty values', () => {
  const input = tableInputOf(
    inputOf([category('c', ['A', 'B']), measure('n', [NaN, 6])], { label: 0, values: [1] }),
  );
  expect(itemsOf(input, 'en')).toEqual([{ name: 'B', value: 6 }]);
});

describe('series data', () => {
  const seriesData = seriesDataOf(
    tableInputOf(
      inputOf(
        [
          category('c', ['A', 'B', 'C']),
          measure('x', [1, NaN, 3]),
          measure('y', [5, NaN, 1]),
          measure('z', [1, NaN, 9]),
        ],
        { label: 0, values: [1, 2, 3] },
      ),
    ),
  );

  test('labels can be sorted by their totals, those without a value last', () => {
    expect(labelTexts(inOrder(seriesData, 'ascending').labels, 'en')).toEqual(['A', 'C', 'B']);
    expect(labelTexts(inOrder(seriesData, 'descending').labels, 'en')).toEqual(['C', 'A', 'B']);
    expect(inOrder(seriesData, 'file')).toBe(seriesData);
  });

  test('the smallest series are added up to one, with a name in both languages', () => {
    expect(withOthers(seriesData.series, 3)).toBe(seriesData.series);
    expect(withOthers(seriesData.series, 1)).toMatchObject([
      { name: 'z' },
      { name: { 'zh-CN': '其他 (2)', en: 'Others (2)' }, others: true, values: Float64Array.of(6, NaN, 4) },
    ]);
    expect(totals(seriesData.series)).toEqual(Float64Array.of(7, NaN, 13));
  });

  test('decimation keeps the largest of neighbours', () => {
    expect(labelTexts(decimate(seriesData, 2).labels, 'en')).toEqual(['A', 'C']);
    expect(decimate(seriesData, 3)).toBe(seriesData);
  });

  test('labels can be skipped', () => {
    expect(axisTexts(seriesData.labels, 2, 'en')).toEqual(['A', '', 'C']);
  });
});

test('values that are too large for an axis are empty', () => {
  expect(gridIn([measure('n', [1e301, 2])], { values: [0] }).series[0]?.values).toEqual([NaN, 2]);
});
