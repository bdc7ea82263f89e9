import { describe, expect, test } from 'vitest';
import { parseText } from '../../../../server/charts/reading/parse-text.ts';

function read(text: string, format: 'json' | 'ndjson' | 'csv'): unknown {
  const result = parseText(Buffer.from(text), format);
  if (!result.ok) return `${result.code} ${result.line}:${result.column}`;
  return [result.value, ...result.content.notes.map((note) => note.text.en)];
}

describe('a file that is something else than its name says is read as what it is, and that is told', () => {
  const records = [{ day: '2026-01-01' }, { day: '2026-01-02' }];

  test('lines of JSON', () => {
    const lines = records.map((one) => JSON.stringify(one)).join('\n');
    const told = 'the file is NDJSON, whatever its name says';
    expect(read(lines, 'json')).toEqual([records, told]);
    expect(read(lines, 'csv')).toEqual([records, told]);
  });

  test('JSON', () => {
    const told = 'the file is JSON, whatever its name says';
    const pretty = JSON.stringify(records, null, 2);
    expect(read(pretty, 'ndjson')).toEqual([records, told]);
    expect(read(pretty, 'csv')).toEqual([records, told]);
    expect(read('{"a":{"b":1}}', 'csv')).toEqual([{ a: { b: 1 } }, told]);
  });

  test('a table', () => {
    const told = 'the file is CSV, whatever its name says';
    expect(read('day,n\n2026-01-01,4\n2026-01-02,7\n', 'json')).toEqual([
      [
        ['day', 'n'],
        ['2026-01-01', 4],
        ['2026-01-02', 7],
      ],
      told,
    ]);
  });

  test.each([
    ['half of it', '[{"day":"2026-01-01","n":1},\n{"day":', 'json', 'syntax 2:8'],
    ['a line too many', '{"a":1}\n7', 'json', 'syntax 2:1'],
    ['prose', 'no data today, sorry\nsee you', 'json', 'syntax 1:1'],
    ['a page', '<html><body>502</body></html>', 'json', 'syntax 1:1'],
    ['names without a figure', 'a,b\nc,d\ne,f\n', 'json', 'syntax 1:1'],
    ['nothing', '', 'json', 'empty 1:1'],
  ] as const)('not %s', (_, text, format, wanted) => {
    expect(read(text, format)).toBe(wanted);
  });
});
