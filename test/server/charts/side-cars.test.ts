import { unlink, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { watchedData } from './watched-folder.ts';

const soon = { interval: 10 };
const file = 'trend.chart.json';

test('a side-car is read, published when it changes, and forgotten when it goes', async () => {
  const { path, store, events } = await watchedData();
  const settings = () => store.settings('trend');
  await writeFile(path(file), '{"type": "bars"}');
  await expect.poll(settings, soon).toEqual({ type: 'bars' });
  await writeFile(path(file), '{"type": "lines", "unit": "%"}');
  await expect.poll(settings, soon).toEqual({ type: 'lines', unit: '%' });
  await unlink(path(file));
  await expect.poll(settings, soon).toBeUndefined();
  expect(events.slice(1)).toEqual(
    [{ type: 'bars' }, { type: 'lines', unit: '%' }, null].map((each) => ({
      kind: 'settings',
      name: 'trend',
      settings: each,
    })),
  );
});

test('a mistake in one is reported with its place, its last good settings stay, and the data is not touched', async () => {
  const { path, store, logged } = await watchedData();
  await writeFile(path(file), '{"type": "bars"}');
  await expect.poll(() => store.settings('trend'), soon).toBeDefined();
  await writeFile(path(file), '{\n  "type": "bar"\n}');
  await expect
    .poll(() => store.problem('trend'), soon)
    .toMatchObject({ code: 'settings', file, line: 2, column: 11 });
  expect(store.settings('trend')).toEqual({ type: 'bars' });
  expect(store.get('trend')?.text).toBe('[1]');
  expect(store.list()).toMatchObject([{ name: 'trend', settings: { code: 'settings', line: 2 } }]);
  await writeFile(path(file), '{"type": "pie"}');
  await expect.poll(() => store.problem('trend'), soon).toBeUndefined();
  expect(store.list()).toMatchObject([{ name: 'trend', settings: true }]);
  expect(logged.slice(1)).toEqual([
    expect.stringMatching(/^trend\.chart\.json:2:11: type must be one of /),
    'trend.chart.json is good again',
  ]);
});

test('a time zone that is none is told with its place, and the last good one stays', async () => {
  const { path, store } = await watchedData();
  await writeFile(path(file), '{"timezone": "Asia/Kolkata"}');
  await expect.poll(() => store.settings('trend'), soon).toEqual({ timezone: 'Asia/Kolkata' });
  await writeFile(path(file), '{\n  "timezone": "+05:30"\n}');
  await expect
    .poll(() => store.problem('trend'), soon)
    .toMatchObject({
      ...{ code: 'settings', file, line: 2, column: 15 },
      reason: 'timezone is wrong: +05:30 is no time zone: write e.g. Asia/Shanghai',
    });
  expect(store.settings('trend')).toEqual({ timezone: 'Asia/Kolkata' });
});

test('what is wrong with the data comes before what is wrong with the side-car', async () => {
  const { path, store } = await watchedData();
  await writeFile(path(file), '{"x": 1}');
  await expect.poll(() => store.problem('trend')?.code, soon).toBe('settings');
  await writeFile(path('trend.json'), '[1,]');
  await expect.poll(() => store.problem('trend')?.code, soon).toBe('syntax');
  await writeFile(path('trend.json'), '[1]');
  await expect.poll(() => store.problem('trend')?.code, soon).toBe('settings');
  await unlink(path(file));
  await expect.poll(() => store.problem('trend'), soon).toBeUndefined();
});

test('a side-car alone is no chart', async () => {
  const { path, store } = await watchedData();
  await writeFile(path('sales.chart.json'), '{"type": "bars"}');
  await expect.poll(() => store.settings('sales'), soon).toBeDefined();
  expect(store.list().map(({ name }) => name)).toEqual(['trend']);
  expect(store.get('sales')).toBeUndefined();
});

test('a chart with two names has the side-car of either', async () => {
  const { path, store } = await watchedData({ 'hotproduct.json': '[1]' });
  await writeFile(path('hotproduct.chart.json'), '{"unit": "%"}');
  await expect.poll(() => store.settings('hot'), soon).toEqual({ unit: '%' });
  await writeFile(path('hot.chart.json'), '{"unit": "kg"}');
  await expect.poll(() => store.settings('hot'), soon).toEqual({ unit: 'kg' });
  expect(store.settings('hotproduct')).toEqual({ unit: '%' });
});

test('a side-car that is being written is no problem meanwhile', async () => {
  const { path, store, events } = await watchedData();
  for (let i = 0; i < 20; i++) {
    await writeFile(path(file), '{"paging": {"si');
    await writeFile(path(file), `{"paging": {"size": ${i + 1}}}`);
    await expect.poll(() => store.settings('trend')?.paging?.size, soon).toBe(i + 1);
  }
  expect(events.filter(({ kind }) => kind === 'problem')).toEqual([]);
});
