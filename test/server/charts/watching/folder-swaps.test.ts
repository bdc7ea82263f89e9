import { rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../helpers/temp-folder.ts';
import { makeFolder, watch, watchedData } from '../watched-folder.ts';

/** The promised bound for noticing what happened to the folder itself. */
const within = { timeout: 5000, interval: 20 };

test('a folder that is missing at the start is made, and watched', async () => {
  const dir = join(await tempFolder(), 'not', 'there');
  const { folder, store } = watch(dir);
  await folder.ready;
  await writeFile(join(dir, 'trend.json'), '[1]');
  await expect.poll(() => store.get('trend')?.text, within).toBe('[1]');
});

test('swapped for a link, and the link for another', async () => {
  const { dir, root, text, store } = await watchedData();
  await makeFolder(join(root, 'one'), { 'trend.json': '[2]', 'rank.json': '[]' });
  await makeFolder(join(root, 'two'), { 'trend.json': '[3]' });
  await rename(dir, join(root, 'old'));
  await symlink('one', dir);
  await expect.poll(text, within).toBe('[2]');
  await expect.poll(() => store.get('rank')?.text, within).toBe('[]');
  await symlink('two', join(root, 'next'));
  await rename(join(root, 'next'), dir);
  await expect.poll(text, within).toBe('[3]');
  await expect.poll(() => store.get('rank'), within).toBeUndefined();
});

test('what a watcher misses is found by the rescan: a file changed behind a link to it', async () => {
  const { dir, text } = await watchedData({ 'target.txt': '[1]' });
  await symlink('target.txt', join(dir, 'trend.json'));
  await expect.poll(text, within).toBe('[1]');
  await writeFile(join(dir, 'target.txt'), '[2]');
  await expect.poll(text, within).toBe('[2]');
});

test('a file in place of the folder is reported, and a folder that takes its place is watched', async () => {
  const dir = join(await tempFolder(), 'data');
  await writeFile(dir, 'not a folder');
  const { folder, store, logged } = watch(dir);
  await folder.ready;
  expect(logged).toEqual(['the data folder cannot be made']);
  await rm(dir);
  await makeFolder(dir, { 'trend.json': '[1]' });
  await expect.poll(() => store.get('trend')?.text, within).toBe('[1]');
});
