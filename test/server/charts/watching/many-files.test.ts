import { fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { watchedFolder } from '../watched-folder.ts';

const count = 10_000;
const dropFiles = new URL('./drop-files.mjs', import.meta.url);
const nanosecondsPerMs = 1e6;

// the bound is for a machine that does nothing else; other tests run on the same cores, so one of three tries must hold it
test(
  '10,000 files dropped at once are all served within 3 s of the last write, and the loop stays free',
  { retry: 2, timeout: 60_000 },
  async () => {
    const { dir, store, events } = await watchedFolder();
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await once(fork(dropFiles, [dir, String(count)]), 'exit');
    await expect.poll(() => events.length, { timeout: 3000, interval: 50 }).toBe(count);
    delay.disable();
    expect(delay.percentile(99) / nanosecondsPerMs).toBeLessThan(250);
    for (let i = 0; i < count; i++) expect(store.get(`c${i}`)?.text).toBe(`{"i":${i}}`);
  },
);
