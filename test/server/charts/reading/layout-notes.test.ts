import { expect, test } from 'vitest';
import { parseContent } from '../../../../server/charts/reading/parse-content.ts';
import { readSource } from '#table';

function notesOf(text: string): string[] {
  const result = parseContent(Buffer.from(text), 'csv');
  if (!result.ok) return [result.reason];
  return result.content.notes.map(({ kind, text: words }) => `${kind}: ${words.en}`);
}

test('what stands around the table and in it is told', () => {
  const sheet = 'Sales\nby day\nDate,a,b\n2026-01-01,1,2\nFebruary\n2026-02-01,3,4\n\nSource: us, checked\n';
  expect(notesOf(sheet)).toEqual([
    'title: Sales',
    'left-out: 1 line above the table: by day',
    'left-out: 1 line below the table: Source: us checked',
    'left-out: 1 line inside the table: headings, or its header again',
  ]);
});

test('so are the other tables, a header of several rows and a separator', () => {
  const sheet = 'k;v\na;1\nb;2\n\n;2025;;2026;\nRegion;x;y;x;y\nNorth;1;2;3;4\nSouth;5;6;7;8\n';
  expect(notesOf(sheet)).toEqual([
    'separator: ;',
    'table: a header of 2 rows',
    'left-out: 1 smaller table (2 rows)',
  ]);
});

test('a plain table needs no words', () => {
  expect(notesOf('date,n\n2026-01-01,1\n2026-01-02,2\n')).toEqual([]);
});

test('numbers that stand for missing values, and bounds, are told', () => {
  const source = readSource([
    ['name', 'share', 'sdev'],
    ['A', '<1%', 0.5],
    ['B', '45%', -9.99],
    ['C', '30%', 0.7],
  ]);
  const notes = source.kind === 'table' ? source.table.notes : [];
  expect(notes?.map(({ kind, text }) => `${kind}: ${text.en}`)).toEqual([
    'assumed: one value of share with < or >: a chart draws the number alone',
    'left-out: -9.99 in sdev, once: it stands for a missing value',
  ]);
});
