import { describe, expect, test } from 'vitest';
import { parseContent } from '../../../../server/charts/reading/parse-content.ts';
import type { TextFormat } from '../../../../server/charts/chart-file.ts';
import { itemTexts } from '../../../../server/charts/writing/items.ts';
import type { Append } from '../../../../server/charts/writing/append.ts';
import { appended } from '../../../../server/charts/writing/rows.ts';

/** What a file holds after rows were added, or why they cannot be. */
function after(file: string | Buffer, format: TextFormat, append: Append): string {
  const bytes = Buffer.from(file);
  const parsed = parseContent(bytes, format);
  if (!parsed.ok) return expect.fail(parsed.reason);
  const next = appended({ format, bytes, text: parsed.content.text, value: parsed.value }, append);
  return next.kind === 'draft' ? next.draft.bytes.toString() : JSON.stringify(next);
}

describe('a table keeps', () => {
  const row = [['10:00', 3]];

  test.each([
    ['its delimiter', 'a;b\nx;1,5\ny;2,5\n', 'a;b\nx;1,5\ny;2,5\n10:00;3\n'],
    ['its line ends', 'a,b\r\nx,1\r\n', 'a,b\r\nx,1\r\n10:00,3\r\n'],
    ['a missing line end to itself', 'a,b\nx,1', 'a,b\nx,1\n10:00,3\n'],
    ['its byte order mark', '\ufeffa,b\nx,1\n', '\ufeffa,b\nx,1\n10:00,3\n'],
    ['the line that Excel wants', 'sep=;\na;b\nx;1\n', 'sep=;\na;b\nx;1\n10:00;3\n'],
    ['its figures as they are written', 'a,b\nx,"1,234.50"\ny,007\n', 'a,b\nx,"1,234.50"\ny,007\n10:00,3\n'],
    ['having no header', '08:00,1\n09:00,2\n', '08:00,1\n09:00,2\n10:00,3\n'],
    ['its header when that is all there is', 'a,b\n', 'a,b\n10:00,3\n'],
  ])('%s', (_, file, result) => {
    expect(after(file, 'csv', { append: row })).toBe(result);
  });

  test('titles and header when old rows go, and line ends inside of quotes', () => {
    const file = 'Sales of the year\n\ntime,note\n08:00,"a\nb"\n\n09:00,c\n';
    expect(after(file, 'csv', { append: [['10:00', 'd']], keep: 2 })).toBe(
      'Sales of the year\n\ntime,note\n09:00,c\n10:00,d\n',
    );
    expect(after(file, 'csv', { append: [], keep: 2 })).toBe(
      'Sales of the year\n\ntime,note\n08:00,"a\nb"\n09:00,c\n',
    );
  });

  test('the newest rows when it has no header', () => {
    expect(after('08:00,1\n09:00,2\n', 'csv', { append: row, keep: 2 })).toBe('09:00,2\n10:00,3\n');
  });

  test('its text in UTF-8 when it was in another encoding', () => {
    const gbk = Buffer.concat([Buffer.from([0xb3, 0xc7, 0xca, 0xd0]), Buffer.from(',sold\nx,1\n')]);
    expect(after(gbk, 'csv', { append: [{ 城市: '巴黎', sold: 2 }] })).toBe('城市,sold\nx,1\n巴黎,2\n');
  });

  test('tabs as delimiters', () => {
    expect(after('a\tb\nx\t1\n', 'tsv', { append: [['y\tz', 2]] })).toBe('a\tb\nx\t1\n"y\tz"\t2\n');
  });
});

test('what was added is read again as it was meant', () => {
  const values = ['a,b', 'a;b', 'a|b', 'a\tb', '"', 'say "so"', 'two\nlines', '-', '%'];
  const file = after('name,value\nx,1\n', 'csv', {
    append: values.map((value, i) => ({ name: value, value: i })),
  });
  const parsed = parseContent(Buffer.from(file), 'csv');
  expect(parsed.ok && parsed.value).toEqual([
    ['name', 'value'],
    ['x', 1],
    ...values.map((value, i) => [value, i]),
  ]);
});

test.each([
  ['[]', []],
  [' [ ] ', []],
  ['[1]', ['1']],
  ['[1 , "a,]\\\\" ,[2,[3]], {"a":"}\\""}, null ]', ['1', '"a,]\\\\"', '[2,[3]]', '{"a":"}\\""}', 'null']],
])('the items of %s', (text, items) => {
  expect(itemTexts(text)).toEqual(items);
});
