import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isRemoteType, watchFolderEvents } from '../../../../server/charts/watching/folder-events.ts';
import { tempFolder } from '../../../helpers/temp-folder.ts';

/** The notifications of a folder, until the test ends. */
async function notifications(dir: string) {
  const entries: (string | undefined)[] = [];
  const { isComplete, stop } = await watchFolderEvents(
    dir,
    (entry) => entries.push(entry),
    (error) => expect.unreachable(String(error)),
  );
  onTestFinished(stop);
  return { entries, isComplete };
}

function watches(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'FSEventWrap').length;
}

test('events are complete for a folder on a local disk', async () => {
  expect(await notifications(await tempFolder())).toMatchObject({ isComplete: true });
});

test('events are not complete where the environment makes chokidar poll', async () => {
  vi.stubEnv('CHOKIDAR_USEPOLLING', '1');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await notifications(await tempFolder())).toMatchObject({ isComplete: false });
});

test('each of several writes within 50 ms is notified, and files need no watches of their own', async () => {
  const dir = await tempFolder();
  const before = watches();
  const { entries } = await notifications(dir);
  for (let i = 0; i < 100; i++) await writeFile(join(dir, `c${i}.json`), '[]');
  await expect.poll(() => new Set(entries).size).toBe(100);
  for (let i = 1; i <= 4; i++) {
    entries.length = 0;
    await writeFile(join(dir, 'c7.json'), `[${i}]`);
    await expect.poll(() => entries, { interval: 1 }).toContain('c7.json');
  }
  expect(watches()).toBe(before + 1);
});

test('a missing folder is not watched, and neither is its parent', async () => {
  const root = await tempFolder();
  const before = watches();
  const { entries } = await notifications(join(root, 'missing'));
  expect(watches()).toBe(before);
  await writeFile(join(root, 'trend.json'), '[]');
  expect(entries).toEqual([]);
});

test('file systems that other machines write to are remote', () => {
  const [nfs, cifs, cifsSigned, ext4, tmpfs] = [0x6969, 0xff534d42, 0xff534d42 | 0, 0xef53, 0x01021994];
  expect([nfs, cifs, cifsSigned].map(isRemoteType)).toEqual([true, true, true]);
  expect([ext4, tmpfs].map(isRemoteType)).toEqual([false, false]);
});
