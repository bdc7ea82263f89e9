import { unlink, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { textsOf, watchedData } from './watched-folder.ts';

const soon = { timeout: 10_000, interval: 10 };
const rows = (count: number, price = 'price') =>
  `day,city,${price}\n${Array.from({ length: count }, (_, i) => `2024-01-${10 + (i % 20)},c${i % 3},${i}\n`).join('')}`;

/** A chart of forty rows that was good. */
async function sales() {
  const watched = await watchedData({ 'sales.csv': rows(40) });
  const { path, store } = watched;
  return {
    ...watched,
    write: (text: string) => writeFile(path('sales.csv'), text),
    problem: () => store.problem('sales'),
    count: () => (JSON.parse(store.get('sales')?.text ?? '[]') as unknown[]).length - 1,
  };
}

test.each([
  ['without a column that it had', rows(40, 'cost'), /price/],
  ['with another type in one', rows(40).replaceAll(/,(\d+)\n/g, ',much\n'), /price/],
  ['with under a tenth of its rows', rows(3), /3 of 40/],
  ['with nothing in it', '[]', /./],
])('content that comes back %s is held back, and what changed is reported', async (_what, text, words) => {
  const { write, problem, count, store, logged } = await sales();
  await write(text);
  await expect.poll(problem, soon).toMatchObject({ code: 'held', file: 'sales.csv' });
  expect(problem()?.reason).toMatch(words);
  expect(problem()?.words?.['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
  expect(count()).toBe(40);
  expect(store.list()).toMatchObject([
    { name: 'sales', problem: { code: 'held' }, held: { bytes: expect.any(Number) as number } },
  ]);
  expect(logged.at(-1)).toBe(`sales.csv: ${problem()?.reason}`);
});

test('new columns, and fewer rows as long as a tenth is left, are no loss', async () => {
  const { write, problem, count } = await sales();
  await write(rows(5));
  await expect.poll(count, soon).toBe(5);
  await write(rows(5).replaceAll(/\n/g, ',x\n').replace(/,x\n/, ',more\n'));
  await expect.poll(count, soon).toBe(5);
  expect(problem()).toBeUndefined();
});

test('a file that is empty or half there for a moment is not held back', async () => {
  const { write, events, count } = await sales();
  for (let i = 41; i < 46; i++) {
    await write(rows(2));
    await setTimeout(20);
    await write(rows(i));
    await expect.poll(count, soon).toBe(i);
  }
  expect(events.filter(({ kind }) => kind === 'problem')).toEqual([]);
});

test('accepting lets the held content through, and is the measure from then on', async () => {
  const { write, problem, store, events } = await sales();
  await write(rows(40, 'cost'));
  await expect.poll(() => problem()?.code, soon).toBe('held');
  expect(store.accept('sales')).toBe(true);
  expect(problem()).toBeUndefined();
  expect(store.get('sales')?.text).toContain('cost');
  expect(store.accept('sales')).toBe(false);
  await write(rows(41, 'cost'));
  await expect.poll(() => store.get('sales')?.text, soon).toContain('40]');
  await write(rows(40));
  await expect.poll(() => problem()?.code, soon).toBe('held');
  expect(textsOf(events, 'sales')).toHaveLength(3);
});

test('the held content goes when the file is good or broken again', async () => {
  const { write, problem, store } = await sales();
  await write(rows(2));
  await expect.poll(() => problem()?.code, soon).toBe('held');
  await write('"');
  await expect.poll(() => problem()?.code, soon).toBe('syntax');
  expect(store.accept('sales')).toBe(false);
  await write(rows(2));
  await expect.poll(() => problem()?.code, soon).toBe('held');
  await write(rows(40));
  await expect.poll(problem, soon).toBeUndefined();
  expect(store.accept('sales')).toBe(false);
});

test('a side-car switches contracts off, also for what is held already', async () => {
  const { write, problem, count, path } = await sales();
  await write(rows(2));
  await expect.poll(() => problem()?.code, soon).toBe('held');
  await writeFile(path('sales.chart.json'), '{"contract": false}');
  await expect.poll(count, soon).toBe(2);
  await write('[1]');
  await expect.poll(problem, soon).toBeUndefined();
});

test('a file that was deleted has no contract any more', async () => {
  const { write, path, problem, store } = await sales();
  await unlink(path('sales.csv'));
  await expect.poll(() => store.get('sales'), soon).toBeUndefined();
  await write('a\n1\n');
  await expect.poll(() => store.get('sales')?.text, soon).toBe('[["a"],\n[1]]');
  expect(problem()).toBeUndefined();
});

test('a file in another format begins anew', async () => {
  const { path, problem, store } = await sales();
  await writeFile(path('sales.json'), '[{"x": 1}]');
  await expect.poll(() => store.get('sales')?.text, soon).toBe('[{"x": 1}]');
  expect(problem()).toBeUndefined();
});

test('a large file is compared by a sample of its rows', async () => {
  const { write, problem, count } = await sales();
  await write(rows(60_000));
  await expect.poll(count, soon).toBe(60_000);
  await write(rows(5000));
  await expect.poll(() => problem()?.reason, soon).toMatch(/5000 of 60000/);
  await write(rows(7000));
  await expect.poll(count, soon).toBe(7000);
});
