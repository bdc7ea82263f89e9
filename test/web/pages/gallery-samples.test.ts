import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chartTypeNames } from '#protocol';
import { chooseChart, readSource } from '#table';
import { expect, test } from 'vitest';
import { parseContent } from '../../../server/charts/reading/parse-content.ts';
import { contentOf, samples, type Sample } from '../../../web/pages/gallery-samples.ts';

test('every chart type has a sample file, and every sample file has a type', () => {
  expect(samples.map(({ type }) => type).toSorted()).toEqual(chartTypeNames.toSorted());
  const files = readdirSync(join(import.meta.dirname, '../../../web/gallery'));
  expect(files).toHaveLength(samples.length);
});

test.each(samples)('the content of $file alone leads to $type', (sample) => {
  expect(choiceOf(contentOf(sample), sample).type).toBe(sample.type);
});

test.each(samples)('the page reads $file as the server does', (sample) => {
  const extension = sample.file.endsWith('.csv') ? 'csv' : 'json';
  const parsed = parseContent(Buffer.from(sample.text), extension);
  if (!parsed.ok) throw new Error(parsed.reason);
  const [ours, servers] = [contentOf(sample), JSON.parse(parsed.content.text) as unknown];
  expect(choiceOf(ours, sample)).toEqual(choiceOf(servers, sample));
  // where a table lies is told of the content as it was sent
  expect({ ...readSource(ours), places: [] }).toEqual({ ...readSource(servers), places: [] });
});

function choiceOf(content: unknown, { type }: Sample) {
  return chooseChart(readSource(content), { name: type });
}
