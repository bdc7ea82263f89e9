import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { Sample } from '../parts/bench.ts';
import type { Wall } from '../parts/wall.ts';
import { droppedPercent } from './dropped.ts';
import { watchFrames, watchPaints, type Watched } from './in-page.ts';
import { createMeter } from './meter.ts';
import { pageUnits } from './units.ts';
import { gzippedSize } from './wire-size.ts';

const charts = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
const watchedChart = 'seller';
const drawnLimitInMs = 20_000;

/** From the navigation to six drawn charts, in a browser that knows nothing yet. */
export async function firstSight(browser: Browser, wall: Wall): Promise<Sample> {
  const { page, urls } = await open(browser, wall);
  const ms = await page.evaluate(() => performance.now());
  const size = (await gzippedSize(urls)) / 1000;
  await page.context().close();
  return { [pageUnits.drawn]: ms, [pageUnits.size]: size };
}

/** From a message on the socket to the frame that shows it. */
export async function updates(browser: Browser, wall: Wall, times: number): Promise<number[]> {
  const { page } = await open(browser, wall);
  const values = JSON.parse(readFileSync(pathOf(wall, watchedChart), 'utf8')) as { value: number }[];
  for (let i = 0; i < times; i++) {
    await setTimeout(600);
    const next = values.map(({ value, ...rest }) => ({ ...rest, value: value + 10 * (i + 1) }));
    write(wall, watchedChart, next);
  }
  await setTimeout(600);
  const { paints } = await watchedOf(page);
  await page.context().close();
  return paints;
}

/** Ten updates a second, one chart after the other. */
export async function manyUpdates(browser: Browser, wall: Wall, seconds: number): Promise<Sample> {
  const { page } = await open(browser, wall);
  const meter = await createMeter(page);
  const change = createChanges(wall);
  await every(100, 10 * warmUpSeconds, change);
  const before = await meter.heap();
  await page.evaluate(watchFrames);
  await every(100, 10 * seconds, change);
  const { frames } = await watchedOf(page);
  const after = await meter.heap();
  await page.context().close();
  return {
    [pageUnits.dropped]: droppedPercent(frames),
    [pageUnits.grown]: after.objects - before.objects,
    [pageUnits.compiled]: after.code - before.code,
  };
}

/** What is kept for next time, such as the widths of texts, is then there: the objects of a page grow no more. */
const warmUpSeconds = 15;

async function every(ms: number, times: number, run: (i: number) => void): Promise<void> {
  const began = performance.now();
  for (let i = 0; i < times; i++) {
    run(i);
    await setTimeout(Math.max(0, began + (i + 1) * ms - performance.now()));
  }
}

/** Writes the samples again with other numbers, whatever their shape: every `value` moves a little. */
function createChanges(wall: Wall): (i: number) => void {
  const samples = charts.map((chart) => readFileSync(pathOf(wall, chart), 'utf8'));
  return (i) => {
    const at = i % charts.length;
    const moved = (samples[at] ?? '').replace(
      /("(?:value|sales)": ?)(\d+)(?=[,\s}])/g,
      (_, key: string, value: string) => key + String(Number(value) + (i % 50)),
    );
    // a chart without such a number is written with another white space: it is a new content all the same
    write(wall, charts[at] ?? '', JSON.parse(moved), ' '.repeat(i % 2));
  };
}

function write({ dir }: Wall, chart: string, content: unknown, space = ''): void {
  const draft = join(dir, `.${chart}.tmp`);
  writeFileSync(draft, JSON.stringify(content, null, space));
  renameSync(draft, join(dir, `${chart}.json`));
}

function pathOf({ dir }: Wall, chart: string): string {
  return join(dir, `${chart}.json`);
}

async function open(browser: Browser, wall: Wall): Promise<{ page: Page; urls: ReadonlySet<string> }> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  const urls = new Set<string>();
  page.on('response', (response) => urls.add(response.url()));
  // the compiler that the benchmark runs on puts calls of this into every function, also into those for the page
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(watchPaints, watchedChart);
  await page.goto(`http://127.0.0.1:${wall.port}/`);
  await page.waitForFunction(
    (count) => document.querySelectorAll('[data-chart]:not([data-state=loading]) canvas').length >= count,
    charts.length,
    { polling: 'raf', timeout: drawnLimitInMs },
  );
  return { page, urls };
}

function watchedOf(page: Page): Promise<Watched> {
  return page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);
}
