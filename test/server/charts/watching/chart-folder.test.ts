import { mkdir, rename, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../../helpers/temp-folder.ts';
import { textsOf, watch, watchedFolder } from '../watched-folder.ts';

const soon = { timeout: 10_000, interval: 10 };

describe('at the start', () => {
  test('every chart is there as soon as the folder is ready, and every broken file is reported', async () => {
    const dir = await tempFolder();
    await writeFile(join(dir, 'trend.json'), '[1]');
    await writeFile(join(dir, '商家.json'), '\ufeff[2]');
    await writeFile(join(dir, 'rank.json'), '{\n "a": NaN}');
    const { folder, store, logged } = watch(dir);
    await folder.ready;
    expect(store.get('trend')?.text).toBe('[1]');
    expect(store.get('商家')?.text).toBe('[2]');
    expect(store.problem('rank')).toEqual({
      code: 'syntax',
      file: 'rank.json',
      line: 2,
      column: 7,
      reason: 'NaN is not a JSON value: write null',
      words: { 'zh-CN': 'NaN 不是 JSON 的值，请写作 null', en: 'NaN is not a JSON value: write null' },
    });
    expect(logged).toEqual([
      'watching the data folder',
      'rank.json:2:7: NaN is not a JSON value: write null',
    ]);
  });

  test('only *.json files of the folder itself are charts; hidden and temporary ones, and sub-folders, are not', async () => {
    const dir = await tempFolder();
    for (const sub of ['maps', 'walls']) {
      await mkdir(join(dir, sub));
      await writeFile(join(dir, sub, 'china.json'), '[1]');
    }
    const others = [
      '.trend.json',
      '.trend.json.swp',
      'trend.json~',
      'trend.json.tmp',
      '#trend.json#',
      'trend.txt',
      '.json',
    ];
    for (const file of [...others, 'trend.json']) await writeFile(join(dir, file), '[1]');
    const { folder, store } = watch(dir);
    await folder.ready;
    expect(store.list().map(({ name, problem }) => [name, problem])).toEqual([['trend', undefined]]);
  });

  test('the data folder may be reached through a link', async () => {
    const root = await tempFolder();
    await mkdir(join(root, 'real'));
    await symlink('real', join(root, 'data'));
    const { folder, store } = watch(join(root, 'data'));
    await folder.ready;
    await writeFile(join(root, 'real', 'trend.json'), '[1]');
    await expect.poll(() => store.get('trend')?.text, soon).toBe('[1]');
  });
});

describe('every way of writing ends in the right content', () => {
  test('truncate and write', async () => {
    const { path, store, events } = await watchedFolder();
    for (const text of ['[1]', '[2,2]', '[3]']) {
      await writeFile(path('trend.json'), text);
      await expect.poll(() => store.get('trend')?.text, soon).toBe(text);
    }
    expect(textsOf(events, 'trend')).toEqual(['[1]', '[2,2]', '[3]']);
  });

  test('rename over', async () => {
    const { path, store } = await watchedFolder();
    for (const text of ['[1]', '[2]', '[3]']) {
      await writeFile(path('trend.json.tmp'), text);
      await rename(path('trend.json.tmp'), path('trend.json'));
      await expect.poll(() => store.get('trend')?.text, soon).toBe(text);
    }
  });

  test('unlink and create, without the chart ever being gone', async () => {
    const { path, store, events } = await watchedFolder();
    await writeFile(path('trend.json'), '[1]');
    await expect.poll(() => store.get('trend')?.text, soon).toBe('[1]');
    await unlink(path('trend.json'));
    await setTimeout(100);
    await writeFile(path('trend.json'), '[2]');
    await expect.poll(() => store.get('trend')?.text, soon).toBe('[2]');
    expect(events.map(({ kind }) => kind)).toEqual(['changed', 'changed']);
  });

  test('same size and same time', async () => {
    const { path, store } = await watchedFolder();
    const time = new Date('2024-01-01T00:00:00Z');
    for (const text of ['[1]', '[2]', '[3]']) {
      await writeFile(path('trend.json'), text);
      await utimes(path('trend.json'), time, time);
      await expect.poll(() => store.get('trend')?.text, soon).toBe(text);
    }
    expect(store.get('trend')?.modified).toBe(time.getTime());
  });

  test('written again with the same content it is touched, not changed', async () => {
    const { path, store, events } = await watchedFolder();
    await writeFile(path('trend.json'), '[1]');
    await expect.poll(() => store.get('trend')?.text, soon).toBe('[1]');
    const { revision } = store.get('trend') ?? {};
    const time = new Date('2024-01-01T00:00:00Z');
    await utimes(path('trend.json'), time, time);
    await expect.poll(() => store.get('trend')?.modified, soon).toBe(time.getTime());
    expect(store.get('trend')?.revision).toBe(revision);
    expect(events.filter(({ kind }) => kind === 'changed')).toHaveLength(1);
  });

  test('a link swapped as Kubernetes does it', async () => {
    const { path, store } = await watchedFolder();
    const version = async (name: string, text: string) => {
      await mkdir(path(name));
      await writeFile(join(path(name), 'trend.json'), text);
      await symlink(name, path('..data_tmp'));
      await rename(path('..data_tmp'), path('..data'));
    };
    await version('..2024', '[2024]');
    await symlink(join('..data', 'trend.json'), path('trend.json'));
    await expect.poll(() => store.get('trend')?.text, soon).toBe('[2024]');
    await version('..2025', '[2025]');
    await expect.poll(() => store.get('trend')?.text, soon).toBe('[2025]');
    await rm(path('..2024'), { recursive: true });
    expect(store.problem('trend')).toBeUndefined();
  });
});

test('a deleted file takes its chart away', async () => {
  const { path, store, events } = await watchedFolder();
  await writeFile(path('trend.json'), '[1]');
  await expect.poll(() => store.get('trend')?.text, soon).toBe('[1]');
  await unlink(path('trend.json'));
  await expect.poll(() => store.get('trend'), soon).toBeUndefined();
  expect(events.at(-1)).toMatchObject({ kind: 'removed', name: 'trend' });
});

test('after close nothing is published any more, whatever was under way, and nothing goes on watching', async () => {
  const watchers = () =>
    process.getActiveResourcesInfo().filter((resource) => resource === 'FSEventWrap').length;
  const before = watchers();
  const { path, folder, events } = await watchedFolder();
  expect(watchers()).toBe(before + 1);
  await writeFile(path('trend.json'), '[1]');
  await expect.poll(() => events.length, soon).toBe(1);
  await writeFile(path('trend.json'), '[2');
  await folder.close();
  const published = events.length;
  await writeFile(path('trend.json'), '[3]');
  await setTimeout(200);
  expect(events).toHaveLength(published);
  expect(watchers()).toBe(before);
});
