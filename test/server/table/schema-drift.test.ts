import { describe, expect, test } from 'vitest';
import { schemaDrift, readSource } from '#table';

const drift = (before: unknown, after: unknown) => schemaDrift(readSource(before), readSource(after))?.en;
const rows = (count: number, row: object = {}) =>
  Array.from({ length: count }, (_, at) => ({ name: `n${at}`, v: at + 0.5, ...row }));

describe('schema drift', () => {
  test('is a missing column', () => {
    expect(drift(rows(5), [{ name: 'a' }, { name: 'b' }])).toBe('the column "v" is gone');
  });

  test('is a column of another kind', () => {
    expect(drift(rows(5), rows(5, { v: 'none of them' }))).toBe(
      'the column "v" held numbers and holds text now',
    );
  });

  test('is a loss of more than nine of ten rows', () => {
    expect(drift(rows(100), rows(10))).toBeUndefined();
    expect(drift(rows(100), rows(9))).toBe('only 9 of 100 rows are left');
    expect(drift(rows(11), rows(1))).toBe('only 1 of 11 rows is left');
  });

  test('is another kind of content, or no content', () => {
    expect(drift(rows(5), { name: 'r', children: [{ name: 'a', value: 1 }] })).toBe(
      'it was a table and is a tree now',
    );
    expect(drift(rows(5), [])).toBe('there is nothing left in it');
    expect(drift([], rows(5))).toBeUndefined();
  });
});

describe('no schema drift', () => {
  test.each<[string, unknown, unknown]>([
    ['more rows and more columns', rows(5), rows(50, { extra: 1 })],
    ['a column that is empty for now', rows(5), rows(5, { v: null })],
    ['a column that was empty', rows(5, { v: null }), rows(5, { v: 'words' })],
    [
      'names that are on a map now, or no longer',
      rows(5),
      ['广东', '山东', '江苏'].map((name) => ({ name, v: 1 })),
    ],
    ['a ninth row, so that a sheet is no longer transposed', wide(8), wide(9)],
    ['another option', { series: [{}] }, { series: [{}, {}] }],
  ])('%s', (_, before, after) => expect(drift(before, after)).toBeUndefined());
});

function wide(count: number): unknown[][] {
  return [['land', 2021, 2022, 2023], ...Array.from({ length: count }, (_, at) => [`l${at}`, 1, 2, 3])];
}

test('a time that was put together from columns is none of the file', () => {
  const parts = (month: unknown) => rows(5).map((row, at) => ({ ...row, year: 2024 + at, month }));
  expect(drift(parts(3), parts(null))).toBeUndefined();
});
