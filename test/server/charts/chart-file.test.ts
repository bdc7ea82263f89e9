import { expect, test } from 'vitest';
import { chartFileOf } from '../../../server/charts/chart-file.ts';

test.each([
  ['sales.csv', 'sales'],
  ['销售.JSON', '销售'],
  ['Sales 2024.csv', 'Sales-2024'],
  ['Umsätze 2024 (neu).tsv', 'Umsatze-2024-neu'],
  ['Umsätze.csv', 'Umsatze'],
  ['sales.v2.json', 'sales-v2'],
  ['2024年1月 销售（终版）.csv', '2024年1月-销售-终版'],
  ['ガス.csv', 'ガス'],
  ['_draft-.json', '_draft-'],
])('%s is the chart %s', (file, name) => {
  expect(chartFileOf(file)).toMatchObject({ kind: 'data', name });
});

test('a side-car belongs to the chart whose file is called so', () => {
  expect(chartFileOf('Sales 2024.chart.json')).toEqual({ kind: 'settings', name: 'Sales-2024' });
});

test.each(['…json', '(…).json', `${'a'.repeat(65)}.csv`, 'Продажи.csv'])('%s makes no chart name', (file) => {
  expect(chartFileOf(file)?.name).toBeUndefined();
});

test.each(['.hidden.json', 'a.json~', 'a.json.swp', 'notes.txt', 'json'])('%s is none of ours', (file) => {
  expect(chartFileOf(file)).toBeUndefined();
});
