import { expect, test } from 'vitest';
import { titleInFile } from '../../../server/table/file-title.ts';

const rows = [{ month: '2024-01', sold: 3 }];

test.each([
  ['beside the data', { title: 'Sold bread', data: rows }],
  ['in what is said about the data', { meta: { title: 'Sold bread', page: 1 }, results: rows }],
  ['as the label of a data set', { class: 'dataset', label: 'Sold bread', value: [1, 2] }],
  ['in the line above a table', [['Sold bread', ''], [], ['month', 'sold'], ['2024-01', 3]]],
  ['in a comment above it', [['# Sold bread'], ['month', 'sold'], ['2024-01', 3]]],
])('a file has its own title %s', (_where, json) => expect(titleInFile(json)).toBe('Sold bread'));

test.each([
  ['a list of records', [{ title: 'A song', plays: 3 }]],
  ['a record of plain values', { title: 'A song', plays: 3 }],
  [
    'a header',
    [
      ['month', 'sold'],
      ['2024-01', 3],
    ],
  ],
  ['a remark', [['Source: the bakery'], ['month', 'sold'], ['2024-01', 3]]],
  ['one column', [['Sold bread'], ['rye'], ['white']]],
  ['a number or a description', { title: 7, meta: { title: 'x'.repeat(101) }, data: rows }],
])('%s is no title', (_what, json) => expect(titleInFile(json)).toBeUndefined());
