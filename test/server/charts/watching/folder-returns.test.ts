import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, watchedData } from '../watched-folder.ts';

/** The promised bound for noticing what happened to the folder itself. */
const within = { timeout: 5000, interval: 20 };
/** Changes in a folder that is watched well are seen long before the next rescan. */
const promptly = { timeout: 1000, interval: 10 };

const timesWatched = (logged: string[]) => () =>
  logged.filter((line) => line === 'watching the data folder').length;

test('deleted and made anew', async () => {
  const { dir, text, logged } = await watchedData();
  await rm(dir, { recursive: true });
  await makeFolder(dir, { 'trend.json': '[2]' });
  await expect.poll(text, within).toBe('[2]');
  await expect.poll(timesWatched(logged), within).toBe(2);
  await writeFile(join(dir, 'trend.json'), '[3]');
  await expect.poll(text, promptly).toBe('[3]');
});

test('deleted, seen to be gone, and made anew', async () => {
  const { dir, text, logged } = await watchedData();
  await rm(dir, { recursive: true });
  await expect.poll(text, within).toBeUndefined();
  await expect.poll(() => logged, within).toContain('the data folder is gone');
  await makeFolder(dir, { 'trend.json': '[2]' });
  await expect.poll(text, within).toBe('[2]');
});

test('renamed away and back', async () => {
  const { dir, root, text } = await watchedData();
  await rename(dir, join(root, 'away'));
  await writeFile(join(root, 'away', 'trend.json'), '[2]');
  await expect.poll(text, within).toBeUndefined();
  await rename(join(root, 'away'), dir);
  await expect.poll(text, within).toBe('[2]');
  await writeFile(join(dir, 'trend.json'), '[3]');
  await expect.poll(text, promptly).toBe('[3]');
});
