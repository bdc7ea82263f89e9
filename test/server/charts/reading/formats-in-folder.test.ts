import { appendFile, rename, unlink, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { watchedData, watchedFolder } from '../watched-folder.ts';

const soon = { timeout: 10_000, interval: 10 };

test('tables and lists of lines become charts beside JSON files, in capitals too', async () => {
  const { path, store } = await watchedFolder();
  await writeFile(path('sales.csv'), 'month,n\nJan,1\nFeb,2\n');
  await writeFile(path('rows.TSV'), 'a\tb\n1\t2\n');
  await writeFile(path('log.ndjson'), '{"a":1}\n{"a":2}\n');
  await writeFile(path('more.jsonl'), '[1]\n');
  await writeFile(path('places.geojson'), '{"type":"FeatureCollection","features":[]}');
  await expect.poll(() => store.get('sales')?.text, soon).toBe('[["month","n"],\n["Jan",1],\n["Feb",2]]');
  await expect.poll(() => store.get('rows')?.text, soon).toBe('[["a","b"],\n[1,2]]');
  await expect.poll(() => store.get('log')?.text, soon).toBe('[{"a":1},\n{"a":2}]');
  await expect.poll(() => store.get('more')?.text, soon).toBe('[[1]]');
  await expect.poll(() => store.get('places')?.text, soon).toContain('FeatureCollection');
});

test('a log is shown while it grows, and is never a problem meanwhile', async () => {
  const { path, store, events } = await watchedFolder();
  await writeFile(path('log.ndjson'), '{"n":0}\n');
  for (let n = 1; n < 10; n++) {
    await appendFile(path('log.ndjson'), `{"n"`);
    await expect.poll(() => JSON.parse(store.get('log')?.text ?? '[]'), soon).toHaveLength(n);
    await appendFile(path('log.ndjson'), `:${n}}\n`);
  }
  await expect.poll(() => store.get('log')?.text, soon).toMatch(/\{"n":9\}\]$/);
  expect(events.every(({ kind }) => kind === 'changed' || kind === 'touched')).toBe(true);
});

test('a broken table keeps the last good one, and its problem is reported with the place', async () => {
  const { path, store } = await watchedFolder();
  await writeFile(path('sales.csv'), 'month,n\nJan,1\n');
  await expect.poll(() => store.get('sales'), soon).toBeDefined();
  const good = store.get('sales')?.text;
  await writeFile(path('sales.csv'), 'month,n\n"Jan,1\n');
  await expect
    .poll(() => store.problem('sales'), soon)
    .toMatchObject({ code: 'syntax', file: 'sales.csv', line: 2, column: 1 });
  expect(store.get('sales')?.text).toBe(good);
});

test('a table that only moved from one format to another is written again, not changed, when its content is the same', async () => {
  const { path, store, events } = await watchedFolder();
  await writeFile(path('sales.csv'), 'a,b\n1,2\n');
  await expect.poll(() => store.get('sales'), soon).toBeDefined();
  await writeFile(path('.x.tmp'), 'a;b\n1;2\n');
  await rename(path('.x.tmp'), path('sales.csv'));
  await expect.poll(() => events.at(-1)?.kind, soon).toBe('touched');
});

test('of two files of one name the first by format is the chart, the other is reported, and takes its place when it goes', async () => {
  const { path, store, text } = await watchedData({ 'trend.csv': 'a,b\n1,2\n' });
  await expect.poll(text, soon).toBe('[["a","b"],\n[1,2]]');
  await writeFile(path('trend.json'), '[7]');
  await expect.poll(text, soon).toBe('[7]');
  const listed = () => store.list().map(({ name, problem }) => `${name} ${problem?.code} ${problem?.reason}`);
  expect(listed()).toEqual([
    'trend undefined undefined',
    'trend.csv duplicate trend.json is the chart of this name',
  ]);
  await unlink(path('trend.json'));
  await expect.poll(text, soon).toBe('[["a","b"],\n[1,2]]');
  expect(listed()).toEqual(['trend undefined undefined']);
});

test('a second file of a name changes nothing, and is forgotten when it goes', async () => {
  const { path, store, text } = await watchedData({ 'trend.json': '[7]' });
  await writeFile(path('trend.ndjson'), '1\n');
  await expect.poll(() => store.problem('trend.ndjson')?.code, soon).toBe('duplicate');
  expect(text()).toBe('[7]');
  await unlink(path('trend.ndjson'));
  await expect.poll(() => store.list(), soon).toHaveLength(1);
  expect(text()).toBe('[7]');
});
