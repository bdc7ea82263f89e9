import { expect, test } from 'vitest';
import { byFormat, chartFileOf, chartNameOf } from '../../../server/charts/chart-file.ts';

test.each([
  ['sales.csv', 'sales'],
  ['销售.JSON', '销售'],
  ['Sales 2024.csv', 'Sales-2024'],
  ['Umsätze 2024 (neu).tsv', 'Umsatze-2024-neu'],
  ['Umsätze.csv', 'Umsatze'],
  ['sales.v2.json', 'sales-v2'],
  ['2024年1月 销售（终版）.csv', '2024年1月-销售-终版'],
  ['ガス.csv', 'ガス'],
  ['ガス.csv'.normalize('NFD'), 'ガス'],
  ['Расходы 2024.csv', 'Расходы-2024'],
  ['Έσοδα.csv'.normalize('NFD'), 'Έσοδα'],
  ['مبيعات.json', 'مبيعات'],
  ['ยอดขาย ปี 2567.csv', 'ยอดขาย-ปี-2567'],
  ['बिक्री.csv', 'बिक्री'],
  ['_draft-.json', '_draft-'],
])('%s is the chart %s', (file, name) => {
  expect(chartFileOf(file)).toMatchObject({ kind: 'data', name });
});

test('a side-car belongs to the chart whose file is called so', () => {
  expect(chartFileOf('Sales 2024.chart.json')).toEqual({ kind: 'settings', name: 'Sales-2024' });
});

test.each(['…json', '(…).json', `${'a'.repeat(65)}.csv`])('%s makes no chart name', (file) => {
  expect(chartFileOf(file)?.name).toBeUndefined();
});

test.each([
  '.hidden.json',
  '._sales.csv',
  '.~lock.sales.csv#',
  '~$sales.csv',
  '~sales.csv',
  '#sales.csv#',
  'a.json~',
  'a.json.swp',
  'sales.csv.tmp',
  'sales.csv.part',
  'sales.csv.crdownload',
  'sales.tmp.csv',
  "sales (Anna's conflicted copy 2026-01-01).csv",
  'sales (conflicted copy 2026-01-01 101010).csv',
  'sales (SFConflict anna@example.org 2026-01-01-10-10-10).csv',
  'sales.sync-conflict-20260101-101010-ABCDEFG.csv',
  'sales (某人的冲突副本 2026-01-01).csv',
  'notes.txt',
  'json',
])('%s is none of ours', (file) => {
  expect(chartFileOf(file)).toBeUndefined();
});

test('copies are charts of their own names', () => {
  expect(['x.csv', 'x - Copy.csv', 'x (1).csv'].map(chartNameOf)).toEqual(['x', 'x-Copy', 'x-1']);
});

test('the file that is called like the chart is shown, whatever lies beside it', () => {
  expect(['sales!.json', '(sales).csv', 'sales.tsv', 'sales.csv'].toSorted(byFormat)).toEqual([
    'sales.csv',
    'sales.tsv',
    'sales!.json',
    '(sales).csv',
  ]);
});
