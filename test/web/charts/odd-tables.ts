import type { ChartSettings } from '#protocol';
import type { Column } from '#table';
import { category, measure, time } from './input.ts';
import { longName } from './views.ts';

/** A very small tile, a narrow one on a small screen, and one maximised on a 4K screen. */
export const oddSizes = [
  { width: 280, height: 130, unit: 1 },
  { width: 260, height: 480, unit: 0.71 },
  { width: 3720, height: 1840, unit: 2 },
] as const;

/** All settings at once. */
export const allSettings: ChartSettings = {
  title: { 'zh-CN': '标题', en: 'Title' },
  colours: ['#123456'],
  order: 'ascending',
  numbers: { decimals: 2, full: true },
  limits: [{ value: 3, title: longName, level: 'bad' }, { value: -1e9 }],
  bands: [{ from: 1, to: 4, title: longName, level: 'good' }, { to: 0 }],
  paging: { size: 3, seconds: 2 },
};

/** The rows of a table. */
export interface Rows {
  readonly count: number;
  valueAt(row: number): number;
  nameAt(row: number): string;
}

const oddNames = ['甲', longName, '–', '🎉👩‍👩‍👧', '{a|b}', '<img src=x onerror=alert(1)>', 'constructor', '甲'];
const start = Date.parse('2024-01-01');
const day = 86_400_000;

/** Tables with zero to many rows, whose columns a test makes from the rows; `values` are those of the odd column. */
export function oddTables(
  columnsOf: (rows: Rows) => Column[],
  { values, negative }: { values: readonly number[]; negative: (row: number) => number },
) {
  const numbered = (row: number): string => `n${row}`;
  return {
    none: columnsOf({ count: 0, valueAt: () => 0, nameAt: () => '' }),
    one: columnsOf({ count: 1, valueAt: () => 5, nameAt: () => '唯一' }),
    odd: columnsOf({
      count: values.length,
      valueAt: (row) => values[row % values.length] ?? 0,
      nameAt: (row) => oddNames[row] ?? '',
    }),
    'all empty': columnsOf({ count: 4, valueAt: () => NaN, nameAt: numbered }),
    negative: columnsOf({ count: 12, valueAt: negative, nameAt: numbered }),
    many: columnsOf({ count: 500, valueAt: (row) => 1 + ((row * 17) % 211), nameAt: (row) => `商家${row}` }),
  };
}

/** Columns of names, days, groups and three measures, with unusual titles. */
export function oddColumns({ count, valueAt, nameAt }: Rows, groupAt: (row: number) => string): Column[] {
  const rows = Array.from({ length: count }, (_, row) => row);
  const shifted = (by: number): number[] => rows.map((row) => valueAt(row + by));
  const days = rows.map((row) => new Date(start + row * day).toISOString());
  return [
    category(longName, rows.map(nameAt)),
    time('__proto__', days, 'day'),
    category('<b>', rows.map(groupAt)),
    measure(longName, shifted(0), longName.slice(0, 20)),
    measure('constructor', shifted(1), '%'),
    measure('{a|b}', shifted(2)),
  ];
}
