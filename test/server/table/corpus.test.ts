import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseChart } from '#table';
import { describe, expect, test } from 'vitest';
import { chartNameOf } from '../../../server/charts/chart-file.ts';
import { sourceOfFile } from './file-source.ts';

const corpus = join(import.meta.dirname, '../../corpus');
const folder = join(corpus, 'data');

/** What a person expects of a file: its columns and the chart type; two types if both are fine. */
interface Expected {
  readonly type: string | readonly string[];
  readonly columns: readonly (readonly [name: string, kind: string])[];
}
const expected = new Map(
  Object.entries(JSON.parse(readFileSync(join(corpus, 'expected.json'), 'utf8')) as Record<string, Expected>),
);

const files = readdirSync(folder).toSorted();

test('every file of the corpus has an expectation, and there are more than forty', () => {
  expect(files).toEqual([...expected.keys()].toSorted());
  expect(files.length).toBeGreaterThan(40);
});

describe('the columns of', () => {
  test.each(files)('%s are as a person sees them', async (file) => {
    const source = await sourceOfFile(folder, file);
    const columns = source.kind === 'table' ? source.table.columns : [];
    expect(columns.map(({ name, kind }) => [name, kind])).toEqual(expected.get(file)?.columns);
  });
});

test('at least 19 of 20 files get the chart type that a person would choose', async () => {
  const misses: string[] = [];
  for (const file of files) {
    const { type, reason } = chooseChart(await sourceOfFile(folder, file), { name: chartNameOf(file) ?? '' });
    const wanted = [expected.get(file)?.type].flat();
    if (!wanted.includes(type)) misses.push(`${file}: ${wanted.join(' or ')}, but ${reason.en}`);
  }
  if (misses.length > 0) console.info(`${misses.length} of ${files.length} missed\n${misses.join('\n')}`);
  expect(misses.length).toBeLessThanOrEqual(files.length * 0.05);
});
