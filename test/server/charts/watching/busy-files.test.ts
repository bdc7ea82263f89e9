import { rename, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createChartStore } from '../../../../server/charts/store.ts';
import { watchCharts } from '../../../../server/charts/watching/chart-folder.ts';
import { silentLog } from '../../../helpers/log.ts';
import { memoryFolder } from '../../../helpers/temp-folder.ts';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { workers } from '../../../helpers/workers.ts';

const perSecond = 20;

/** A folder that is watched; `pushed` is what was published of each chart, and when. */
async function watchTimed() {
  const dir = await memoryFolder();
  const pushed = new Map<string, { text: string; at: number }[]>();
  const store = createChartStore({
    now: Date.now,
    publish(event) {
      if (event.kind !== 'changed' && event.kind !== 'touched') return;
      const list = pushed.get(event.name) ?? [];
      pushed.set(event.name, [...list, { text: event.snapshot.text, at: Date.now() }]);
    },
  });
  const folder = watchCharts({ dir, store, workers, log: silentLog, now: Date.now });
  onTestFinished(() => folder.close());
  await folder.ready;
  return { dir, store, of: (name: string) => pushed.get(name) ?? [] };
}

/** As a program that replaces its file all the time. */
async function replaceOften(dir: string, name: string, times: number): Promise<void> {
  for (let i = 1; i <= times; i++) {
    await writeFile(join(dir, `.${name}.tmp`), `[${i}]`);
    await rename(join(dir, `.${name}.tmp`), join(dir, `${name}.json`));
    await setTimeout(5);
  }
}

// A thousand files are written, which takes a busy machine its time.
const allWritten = { timeout: 60_000 };

test(
  'B-17 a file that is replaced 200 times a second is pushed at most 20 times in any second, the last content always',
  allWritten,
  async () => {
    const { dir, store, of } = await watchTimed();
    const times = 500;
    await Promise.all([replaceOften(dir, 'busy', times), replaceOften(dir, 'other', times)]);
    for (const name of ['busy', 'other']) {
      await expect.poll(() => store.get(name)?.text).toBe(`[${times}]`);
      const pushes = of(name);
      expect(pushes.length).toBeGreaterThan(perSecond);
      pushes.forEach(({ at }, i) => {
        const before = pushes[i - perSecond];
        // a clock of whole ms
        if (before) expect(at - before.at).toBeGreaterThanOrEqual(999);
      });
    }
  },
);

test('B-17 a few changes one after the other are each pushed at once', async () => {
  const { dir, of } = await watchTimed();
  for (let i = 1; i <= 5; i++) {
    await writeFile(join(dir, '.calm.tmp'), `[${i}]`);
    await rename(join(dir, '.calm.tmp'), join(dir, 'calm.json'));
    await expect.poll(() => of('calm').at(-1)?.text, { interval: 1 }).toBe(`[${i}]`);
  }
  expect(of('calm').map(({ text }) => text)).toEqual(['[1]', '[2]', '[3]', '[4]', '[5]']);
});
