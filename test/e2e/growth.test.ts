import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../helpers/browser.ts';
import { openLink, type Link } from '../helpers/link.ts';
import { countInPage, watchTimers, type PageCounts } from '../helpers/page-counts.ts';
import { keepTally, tallyOf } from '../helpers/page-tally.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallProcess, type WallProcess } from '../helpers/wall-process.ts';

// Hours of a wall in some seconds. `npm run soak` is the same with the counts of weeks, and says how it goes.

const soak = process.env['CHARTWALL_SOAK'] === 'true';
const times = soak
  ? { updates: 20_000, themes: 200, maximises: 200, turns: 300, reconnects: 50 }
  : { updates: 400, themes: 12, maximises: 12, turns: 12, reconnects: 5 };
const warmUp = { updates: 100, themes: 4, maximises: 6, turns: 6, reconnects: 2 };

const charts = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
/** Pages that turn only when they are asked to. */
const pages = [charts, ['months'], ['months', 'rank']];
const wallFile = {
  seconds: 86_400,
  pages: pages.map((shown) => ({ tiles: shown.map((chart) => ({ chart })) })),
};
const months = 'month,online,shops\n2026-01,3,4\n2026-02,5,3\n2026-03,8,2\n';
const soon = { timeout: 30_000, interval: 50 };
const browser = useBrowser();

/** Told how many of how many are done. */
type Say = (what: string, done: number, of: number) => Promise<void> | undefined;

interface LivingWall {
  page: Page;
  server: WallProcess;
  link: Link;
}

test(
  'updates, themes, maximising, page changes and reconnects leak nothing: nodes, listeners, canvases, timers, heap, one open socket',
  { timeout: soak ? 3_600_000 : 240_000 },
  async () => {
    const server = await startWallProcess();
    await server.drop('months.csv', months);
    await server.drop('walls/main.json', wallFile);
    const link = await openLink(server.url);
    const { page, errors } = await openWallPage(browser(), link.url, { prepare: watch });
    const wall = { page, server, link };
    await live(wall, warmUp);
    const before = await countInPage(page);
    await live(wall, times, soak ? progressOf(page) : undefined);
    const after = await countInPage(page);
    if (soak) console.table({ before, after, growth: growthOf(before, after) });
    const { nodes, heapBytes, ...others } = growthOf(before, after);
    expect(others).toEqual({ canvases: 0, listeners: 0, intervals: 0, openSockets: 0 });
    expect(after.openSockets).toBe(1);
    expect(nodes).toBeLessThan(10);
    expect(heapBytes).toBeLessThan(2_000_000);
    expect(errors).toEqual([]);
  },
);

async function watch(page: Page): Promise<void> {
  await watchTimers(page);
  await keepTally(page);
}

/** Lets all of it happen to the page, and leaves it in the state that it was in. */
async function live(
  wall: LivingWall,
  { updates, themes, maximises, turns, reconnects }: typeof times,
  say: Say = () => undefined,
): Promise<void> {
  await update(wall, updates, say);
  for (let n = 1; n <= themes; n++) {
    await switchTheme(wall, n);
    await say('themes', n, themes);
  }
  for (let n = 1; n <= maximises; n++) {
    await maximise(wall, n);
    await say('maximises', n, maximises);
  }
  for (let n = 1; n <= turns; n++) {
    await turn(wall, n);
    await say('turns', n, turns);
  }
  for (let n = 1; n <= reconnects; n++) {
    await reconnect(wall);
    await say('reconnects', n, reconnects);
  }
  await expect.poll(() => wall.page.locator('.link .line').count(), soon).toBe(0);
  await expectPage(wall, 0);
}

/**
 * Writes the files until so many updates were drawn. A server that gets more of them than there is time for sends the newest
 * only: what counts is what the page itself saw.
 */
async function update({ page, server }: LivingWall, updates: number, say: Say): Promise<void> {
  const samples = await Promise.all(
    charts.map((chart) => readFile(join(server.dir, `${chart}.json`), 'utf8')),
  );
  const writeAll = (contentOf: (sample: string) => string) =>
    Promise.all(charts.map((chart, n) => server.write(chart, contentOf(samples[n] ?? ''))));
  const start = (await tallyOf(page)).drawn;
  for (let drawn = 0, round = 0; drawn < updates; round++) {
    await writeAll((sample) => varied(sample, round));
    await setTimeout(20);
    drawn = (await tallyOf(page)).drawn - start;
    await say('updates', Math.min(drawn, updates), updates);
  }
  await writeAll((sample) => sample);
}

/** The same with other numbers: every fourth time all of them, else only the first, so that whole contents come and patches too. */
function varied(sample: string, round: number): string {
  const factor = 0.97 + (Math.floor(round / 4) % 7) / 100;
  let more = round % 4;
  const data: unknown = JSON.parse(sample, (_, value: unknown) => {
    if (typeof value !== 'number') return value;
    const changed = value * factor + more;
    more = 0;
    return Math.round(changed * 100) / 100;
  });
  return JSON.stringify(data);
}

async function switchTheme({ page }: LivingWall, n: number): Promise<void> {
  await page.keyboard.press('t');
  await page.waitForSelector(`html[data-theme=${n % 2 === 1 ? 'vintage' : 'chalk'}]`);
}

async function maximise({ page }: LivingWall, n: number): Promise<void> {
  const tile = `[data-chart=${charts[n % charts.length]}]`;
  await page.focus(tile);
  await page.keyboard.press('v');
  // waited for without a handle: a test that holds one tile holds the page that it was on
  await page.locator(`${tile}.maximised`).waitFor();
  await page.keyboard.press('Escape');
  await page.locator(`${tile}:not(.maximised)`).waitFor();
}

/** Round and round; the whole of it is a number of turns that ends where it began. */
async function turn(wall: LivingWall, n: number): Promise<void> {
  await wall.page.keyboard.press('PageDown');
  await expectPage(wall, n % pages.length);
}

/** A page is shown when all of it is, and at rest when the next one has been drawn behind it. */
async function expectPage({ page }: LivingWall, index: number): Promise<void> {
  const ready = (place: string) => page.locator(`.tiles${place} [data-state=ready] canvas`).count();
  await expect.poll(() => ready(':not(.hidden)'), soon).toBe(pages[index]?.length);
  await expect.poll(() => ready('.hidden'), soon).toBe(pages[(index + 1) % pages.length]?.length);
}

async function reconnect({ page, link }: LivingWall): Promise<void> {
  const { entered, lost } = await tallyOf(page);
  link.cut();
  await expect.poll(async () => (await tallyOf(page)).lost, soon).toBeGreaterThan(lost);
  // As the browser says it when the network is back: the page then waits no longer.
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect.poll(async () => (await tallyOf(page)).entered, soon).toBeGreaterThan(entered);
}

function growthOf(before: PageCounts, after: PageCounts): PageCounts {
  const keys = Object.keys(before) as (keyof PageCounts)[];
  return Object.fromEntries(keys.map((key) => [key, after[key] - before[key]])) as unknown as PageCounts;
}

/** Says at each tenth how far it is, and what the page holds then. */
function progressOf(page: Page): Say {
  const began = Date.now();
  let said = '';
  return async (what, done, of) => {
    const words = `${what} ${Math.floor((10 * done) / of) * 10} % of ${of}`;
    if (words === said) return;
    said = words;
    const { nodes, listeners, heapBytes } = await countInPage(page);
    const seconds = Math.round((Date.now() - began) / 1000);
    console.log(
      `${seconds} s, ${words}: ${nodes} nodes, ${listeners} listeners, ${(heapBytes / 1e6).toFixed(2)} MB`,
    );
  };
}
