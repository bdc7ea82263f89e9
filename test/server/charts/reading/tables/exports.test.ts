import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseContent } from '../../../../../server/charts/reading/parse-content.ts';

const folder = join(import.meta.dirname, 'exports');

/** The rows of the table, the header among them, and which are the first and the last. */
interface Expected {
  readonly rows: number;
  readonly first: readonly unknown[];
  readonly last: readonly unknown[];
}
const expectations = Object.entries(
  JSON.parse(readFileSync(`${folder}.json`, 'utf8')) as Record<string, Expected>,
);

test('every export has an expectation', () => {
  expect(readdirSync(folder).toSorted()).toEqual(expectations.map(([file]) => file));
});

// Written as banks, statistics offices, exchanges, shops and tools export them: with titles, notes, units, several tables.
test.each(expectations)(
  'the table in %s is found, from its header to its last row',
  (file, { rows, first, last }) => {
    const result = parseContent(readFileSync(join(folder, file)), file.endsWith('.tsv') ? 'tsv' : 'csv');
    const table = (result.ok ? result.value : result) as readonly unknown[];
    expect([table[0], table.at(-1), table.length]).toEqual([first, last, rows]);
  },
);
