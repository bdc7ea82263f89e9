import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchChromium } from '../../helpers/chromium.ts';
import { appearing } from '../browser/appearing.ts';
import { openPages } from '../browser/open-pages.ts';
import type { Work } from '../parts/bench.ts';
import { percentile } from '../parts/stats.ts';
import { startWall, type Wall } from '../parts/wall.ts';

export const appearUnits = {
  median: 'ms, median',
  p95: 'ms, p95',
  most: 'ms, most',
  lost: 'not drawn in 20 s',
};
export const pages = 3;

const limitInMs = 20_000;
/** The wall settles after it has drawn, and after a file is gone, which is believed only after half a second. */
const pauseInMs = { drawn: 1_000, gone: 1_500 };
const originals = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];

/** Files as people drop them: their names begin with where they are to stand on the first page. */
const kinds: readonly { ending: string; text: (n: number) => string }[] = [
  {
    ending: 'csv',
    text: (n) =>
      `month;online;shops\n${months.map((m, i) => `${m};${n + 10 * i};${300 + n - i}`).join('\n')}\n`,
  },
  {
    ending: 'json',
    text: (n) =>
      JSON.stringify(
        ['north', 'south', 'east', 'west'].map((area, i) => ({ area, share: `${10 + i + (n % 7)}%` })),
      ),
  },
  { ending: 'csv', text: (n) => `country,visits\nDE,${n}\nFR,${n + 5}\nIT,${n + 9}\nES,${n + 2}\n` },
  {
    ending: 'ndjson',
    text: (n) =>
      Array.from({ length: 60 }, (_, i) =>
        JSON.stringify({ height: 150 + ((i * 7 + n) % 45), weight: 50 + ((i * 11) % 40) }),
      ).join('\n'),
  },
  {
    ending: 'tsv',
    text: (n) =>
      `department\tbudget\tspent\n${['Sales', 'Support', 'Design'].map((name, i) => `${name}\t${100 * i + n}\t${80 * i + n}`).join('\n')}\n`,
  },
  {
    ending: 'json',
    text: (n) =>
      JSON.stringify({
        name: 'disk',
        children: [
          { name: 'photos', value: n },
          { name: 'music', value: 40 },
        ],
      }),
  },
];
const months = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`);

export const appear: Work = {
  name: 'appear',
  words: `from a new file in the folder to its chart on the last of ${pages} pages in Chromium, 1920 x 1080, drawn by the processor`,
  async run(bench) {
    const wall = await startWall(bench.stage);
    for (const chart of originals) rmSync(join(wall.dir, `${chart}.json`));
    for (const [n, neighbour] of ['b', 'c', 'd'].entries()) drop(wall, neighbour, n);
    const browser = await launchChromium();
    bench.stage.atEnd(() => browser.close());
    const opened = await openPages(browser, wall, pages);
    const ms: number[] = [];
    let lost = 0;
    for (let n = 0; n < (bench.quick ? 6 : 36); n++) {
      const took = await tryOne(wall, opened, n);
      if (took === undefined) lost++;
      else ms.push(took);
    }
    bench.record('a new file', 'ours', {
      [appearUnits.median]: percentile(ms, 50),
      [appearUnits.p95]: percentile(ms, 95),
      [appearUnits.most]: Math.max(...ms),
      [appearUnits.lost]: lost,
    });
  },
};

/** ms from just before the rename to the last page's painted frame. */
async function tryOne(wall: Wall, opened: readonly Page[], n: number): Promise<number | undefined> {
  const chart = `a-${n}`;
  const seen = Promise.all(opened.map((page) => page.evaluate(appearing, { chart, limitInMs })));
  await setTimeout(100);
  const { file, began } = drop(wall, chart, n);
  const times = await seen;
  await setTimeout(pauseInMs.drawn);
  rmSync(file);
  await setTimeout(pauseInMs.gone);
  const last = Math.max(...times.map((time) => time ?? Infinity));
  return last === Infinity ? undefined : last - began;
}

function drop({ dir }: Wall, chart: string, n: number): { file: string; began: number } {
  const kind = kinds[n % kinds.length];
  const file = join(dir, `${chart}.${kind?.ending ?? 'json'}`);
  const draft = join(dir, '..', 'draft');
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, chart), kind?.text(n + 50) ?? '');
  const began = Date.now();
  renameSync(join(draft, chart), file);
  return { file, began };
}
