import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchChromium } from '../../helpers/chromium.ts';
import { appearing } from '../browser/appearing.ts';
import { longestTask, watchLongTasks } from '../browser/long-tasks.ts';
import { openPages } from '../browser/open-pages.ts';
import type { Bench } from '../parts/bench.ts';
import { percentile } from '../parts/stats.ts';
import type { Version } from '../parts/versions.ts';
import { startWall, type Wall } from '../parts/wall.ts';

export const paintedTitle = 'a workbook of 5,000 rows, saved, on a page';
export const taskTitle = 'a file of 2 MB that comes to a page';
export const pageTaskUnits = {
  p95: 'ms from saved to painted, p95',
  lost: 'not painted in 20 s',
  task: 'ms, the longest task of the page',
};

const limitInMs = 20_000;
/** The wall settles after a file is gone, which is believed only after half a second. */
const restInMs = 1_500;

type Content = string | Uint8Array;

/** Saves a workbook again and again under new names, until each is painted on a page. */
export async function workbooksPainted(
  bench: Bench,
  bookOf: (round: number) => Promise<Content>,
): Promise<void> {
  const { wall, page } = await openWall(bench);
  const ms: number[] = [];
  let lost = 0;
  for (let round = 0; round < (bench.quick ? 4 : 20); round++) {
    const took = await paintedAfter(wall, page, `a-${round}.xlsx`, await bookOf(round));
    if (took === undefined) lost++;
    ms.push(took ?? limitInMs);
  }
  bench.record(paintedTitle, 'ours', { [pageTaskUnits.p95]: percentile(ms, 95), [pageTaskUnits.lost]: lost });
  await bench.stage.clear();
}

/** How long a page stands still while large files come to it. */
export async function tasksOfPages(
  bench: Bench,
  { who, checkout }: Version,
  files: Readonly<Record<string, Content>>,
): Promise<void> {
  const { wall, page } = await openWall(bench, checkout);
  let lost = 0;
  await page.evaluate(watchLongTasks);
  for (const [name, content] of Object.entries(files))
    if ((await paintedAfter(wall, page, `a-${name}`, content)) === undefined) lost++;
  const task = await page.evaluate(longestTask);
  bench.record(taskTitle, who, { [pageTaskUnits.task]: task, [pageTaskUnits.lost]: lost });
  await bench.stage.clear();
}

async function openWall(bench: Bench, checkout?: string): Promise<{ wall: Wall; page: Page }> {
  const wall = await startWall(bench.stage, { checkout });
  // leaves room for one more chart on the first page, in front
  for (const chart of ['trend', 'seller', 'map', 'rank', 'hot', 'stock'])
    rmSync(join(wall.dir, `${chart}.json`));
  for (const chart of ['b', 'c', 'd'])
    writeFileSync(join(wall.dir, `${chart}.csv`), 'country,visits\nDE,4\nFR,5\nIT,9\n');
  const browser = await launchChromium();
  bench.stage.atEnd(() => browser.close());
  const [page] = await openPages(browser, wall, 1);
  if (!page) throw new Error('there is no page');
  return { wall, page };
}

/** ms from just before the rename to the painted frame; undefined when that took too long. */
async function paintedAfter(
  { dir }: Wall,
  page: Page,
  file: string,
  content: Content,
): Promise<number | undefined> {
  const [chart = '', path] = [file.split('.')[0], join(dir, file)];
  const draft = join(dir, `.${file}.tmp`);
  writeFileSync(draft, content);
  const seen = page.evaluate(appearing, { chart, limitInMs });
  await setTimeout(100);
  const began = Date.now();
  renameSync(draft, path);
  const at = await seen;
  rmSync(path);
  await setTimeout(restInMs);
  return at === undefined ? undefined : at - began;
}
