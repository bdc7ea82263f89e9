import { expect, test } from 'vitest';
import { parseCsv } from '../../../../../server/charts/reading/formats/csv.ts';

const rowsOf = (text: string) => {
  const parsed = parseCsv(Buffer.from(text), 'csv');
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value;
};

test.each([
  [
    'above data without a header',
    '# Yearly rates, in percent:\n#   from the office, see http://x.example/?a=1,b\n#\n2009,-0.6\n2010,1.6\n2011,3.2\n',
    3,
  ],
  ['above a header', '# made by a program\n# on Monday\nyear,rate\n2009,-0.6\n2010,1.6\n', 3],
  ['above blank lines', '# made by a program\n\n\nyear,rate\n2009,-0.6\n2010,1.6\n', 3],
])('comments %s are no rows', (_, text, count) => {
  const rows = rowsOf(text) as unknown[][];
  expect(rows).toHaveLength(count);
  expect(rows.at(-1)).toEqual([expect.any(Number), expect.any(Number)]);
});

test('a comment with as many cells as the rows is their header', () => {
  expect(rowsOf('# made by a program\n# time,load\n2009,-0.6\n2010,1.6\n')).toEqual([
    ['time', 'load'],
    [2009, -0.6],
    [2010, 1.6],
  ]);
  expect(rowsOf('#,name\n1,Ada\n2,Bo\n')).toEqual([
    ['#', 'name'],
    [1, 'Ada'],
    [2, 'Bo'],
  ]);
});

test('the place of a mistake below comments is that in the file', () => {
  const parsed = parseCsv(Buffer.from('# one\n# two\na,b\n1,"x" y\n'), 'csv');
  expect(parsed).toMatchObject({ ok: false, line: 4 });
});
