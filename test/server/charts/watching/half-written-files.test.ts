import { open, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { textsOf, watchedFolder } from '../watched-folder.ts';

const soon = { timeout: 10_000, interval: 10 };

test('a file written in two halves is shown when it is whole, and is no problem meanwhile', async () => {
  const { path, store, events } = await watchedFolder();
  for (const gap of [20, 50, 200]) {
    const file = await open(path('trend.json'), 'w');
    await file.write('{"gap": [1, 2,');
    await setTimeout(gap);
    await file.write(` ${gap}]}`);
    await file.close();
    await expect.poll(() => store.get('trend')?.text, soon).toBe(`{"gap": [1, 2, ${gap}]}`);
  }
  expect(events.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'changed']);
});

test('of five writes 10 ms apart the last always wins, and neither half nor mixed files are ever published', async () => {
  const { path, store, events } = await watchedFolder();
  for (let round = 0; round < 30; round++) {
    for (let i = 0; i < 5; i++) {
      await writeFile(path('trend.json'), JSON.stringify({ round, i, filler: String(i).repeat(20_000) }));
      await setTimeout(10);
    }
    const last = (text = '{}') => ({ ...JSON.parse(text), filler: undefined });
    await expect.poll(() => last(store.get('trend')?.text), soon).toEqual({ round, i: 4 });
  }
  for (const text of textsOf(events, 'trend')) {
    const { i, filler } = JSON.parse(text);
    expect(filler).toBe(String(i).repeat(20_000));
  }
  expect(events.filter(({ kind }) => kind !== 'changed')).toEqual([]);
});

test('a file that is rewritten all the time is shown all the time', async () => {
  const { path, store } = await watchedFolder();
  let seen = 0;
  for (let i = 0; i < 40; i++) {
    await writeFile(path('trend.json'), `[${i}]`);
    await setTimeout(25);
    if (store.get('trend')?.text === `[${i}]`) seen++;
  }
  expect(seen).toBeGreaterThan(5);
  await expect.poll(() => store.get('trend')?.text, soon).toBe('[39]');
});
