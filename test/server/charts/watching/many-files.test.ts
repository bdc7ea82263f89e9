import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { watchedFolder } from '../watched-folder.ts';

const count = 10_000;
const dropFiles = new URL('./drop-files.mjs', import.meta.url);

// how soon, and what the loop has to bear meanwhile, the benchmark measures (files)
test('10,000 files dropped at once are all served, each once', { timeout: 60_000 }, async () => {
  const { dir, store, events } = await watchedFolder();
  await once(fork(dropFiles, [dir, String(count)]), 'exit');
  await expect.poll(() => events.length, { timeout: 30_000 }).toBe(count);
  for (let i = 0; i < count; i++) expect(store.get(`c${i}`)?.text).toBe(`{"i":${i}}`);
});
