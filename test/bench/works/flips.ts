import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../helpers/chromium.ts';
import { watchStates, type WatchedStates } from '../browser/state-frames.ts';
import type { Bench, Sample, Work } from '../parts/bench.ts';
import { percentile } from '../parts/stats.ts';
import { beforeHint, versions } from '../parts/versions.ts';
import { startWall, type Wall } from '../parts/wall.ts';

export const flipUnits = {
  p95: 'ms apart, p95',
  median: 'ms apart, median',
  most: 'ms apart, most',
  missed: 'not seen in 3 s',
};
export const flipTitles = {
  page: 'another page',
  maximised: 'a maximised chart',
  theme: 'another theme',
  slow: 'another theme, half of the pages with a quarter of the speed',
};

const screens = 6;
const charts = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'].map((chart) => ({ chart }));
const limitInMs = 3_000;
/** Flips after which the wall knows how long its screens take, and slow screens have noticed that fades stutter. */
const warmUp = 6;
/** Until the wall is at rest: the page behind the one that is shown is drawn again too. */
const restInMs = 4_000;

export const flips: Work = {
  name: 'flips',
  words: `from the first to the last of ${screens} pages in Chromium, 960 x 540, drawn by the processor, that shows a change of the wall; ${beforeHint}`,
  async run(bench) {
    const browser = await launchChromium();
    bench.stage.atEnd(() => browser.close());
    for (const { who, checkout } of versions) await measure(bench, browser, who, checkout);
  },
};

async function measure(bench: Bench, browser: Browser, who: string, checkout?: string): Promise<void> {
  const wall = await startWall(bench.stage, { checkout });
  writeLayout(wall);
  const pages: Page[] = [];
  for (let n = 0; n < screens; n++) pages.push(await openPage(browser, wall));
  await setTimeout(restInMs);
  const times = bench.quick ? 4 : 20;
  const record = async (title: string, keys: readonly string[]) =>
    bench.record(title, who, await press(pages, keys, times));
  await record(flipTitles.page, ['ArrowRight', 'ArrowLeft']);
  await record(flipTitles.maximised, ['v', 'Escape']);
  await record(flipTitles.theme, ['t']);
  for (const page of pages.slice(0, screens / 2)) await slowDown(page);
  await record(flipTitles.slow, ['t']);
  for (const page of pages) await page.context().close();
  await wall.kill();
}

/** Presses the keys in turn. The first ones are not counted. */
async function press(pages: readonly Page[], keys: readonly string[], times: number): Promise<Sample> {
  const apart: number[] = [];
  let missed = 0;
  for (let i = -warmUp; i < times; i++) {
    const shownBefore = await Promise.all(pages.map(framesOf));
    const key = keys.at(i % keys.length) ?? '';
    if (key === 'v') await pages[0]?.locator('.tiles:not(.hidden) [data-chart=seller]').focus();
    await pages[0]?.keyboard.press(key);
    await setTimeout(limitInMs);
    const shown = await Promise.all(pages.map(framesOf));
    const at = shown.map((frames, n) => frames[shownBefore[n]?.length ?? 0]?.at);
    if (i < 0) continue;
    const seen = at.filter((each) => each !== undefined);
    if (seen.length < pages.length) missed++;
    else apart.push(Math.max(...seen) - Math.min(...seen));
  }
  return {
    [flipUnits.p95]: percentile(apart, 95),
    [flipUnits.median]: percentile(apart, 50),
    [flipUnits.most]: Math.max(...apart),
    [flipUnits.missed]: missed,
  };
}

async function framesOf(page: Page) {
  return page.evaluate(() => (globalThis as unknown as WatchedStates).stateFrames);
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** Two pages that do not turn by themselves. */
function writeLayout({ dir }: Wall): void {
  mkdirSync(join(dir, 'walls'), { recursive: true });
  const pages = [{ tiles: charts }, { tiles: charts }];
  writeFileSync(join(dir, 'walls/main.json'), JSON.stringify({ seconds: 3600, pages }));
}

async function openPage(browser: Browser, wall: Wall): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 960, height: 540 } });
  const page = await context.newPage();
  // the compiler that the benchmark runs on puts calls of this into every function, also into those for the page
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(watchStates);
  await page.goto(`http://127.0.0.1:${wall.port}/`);
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('.tiles:not(.hidden) [data-state=ready] canvas').length >= wanted,
    charts.length,
  );
  return page;
}
