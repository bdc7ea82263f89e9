import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isRemoteType, watchFolderEvents } from '../../../../server/charts/watching/folder-events.ts';
import { tempFolder } from '../../../helpers/temp-folder.ts';

/** The notifications of a fresh folder, until the test ends. */
async function notifications() {
  const dir = await tempFolder();
  const entries: (string | undefined)[] = [];
  const { isComplete, stop } = await watchFolderEvents(
    dir,
    (entry) => entries.push(entry),
    (error) => expect.unreachable(String(error)),
  );
  onTestFinished(stop);
  return { dir, entries, isComplete };
}

test('all that happens to a folder on a disk of this machine is heard', async () => {
  expect(await notifications()).toMatchObject({ isComplete: true });
});

test('not all is heard where the environment makes chokidar poll', async () => {
  vi.stubEnv('CHOKIDAR_USEPOLLING', '1');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await notifications()).toMatchObject({ isComplete: false });
});

test('each of several writes within 50 ms is heard, and a file among many needs no watch of its own', async () => {
  const watches = () =>
    process.getActiveResourcesInfo().filter((resource) => resource === 'FSEventWrap').length;
  const before = watches();
  const { dir, entries } = await notifications();
  for (let i = 0; i < 100; i++) await writeFile(join(dir, `c${i}.json`), '[]');
  await expect.poll(() => new Set(entries).size).toBe(100);
  for (let i = 1; i <= 4; i++) {
    entries.length = 0;
    await writeFile(join(dir, 'c7.json'), `[${i}]`);
    await expect.poll(() => entries, { interval: 1 }).toContain('c7.json');
  }
  expect(watches()).toBe(before + 1);
});

test('on file systems that others write to as well, it is not', () => {
  const [nfs, cifs, cifsSigned, ext4, tmpfs] = [0x6969, 0xff534d42, 0xff534d42 | 0, 0xef53, 0x01021994];
  expect([nfs, cifs, cifsSigned].map(isRemoteType)).toEqual([true, true, true]);
  expect([ext4, tmpfs].map(isRemoteType)).toEqual([false, false]);
});
