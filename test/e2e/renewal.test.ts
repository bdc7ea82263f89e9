import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser, type PageOptions } from '../helpers/browser.ts';
import { inkOf, takePictures } from '../helpers/pictures.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallServer } from '../helpers/wall-server.ts';

const browser = useBrowser();
// As it is, the heap that a page is told is up to 20 minutes old.
const preciseBrowser = useBrowser(['--enable-precise-memory-info']);
const soon = { timeout: 30_000, interval: 50 };

/** A wall of two pages that do not turn by themselves. `update` starts its server again, with another version. */
async function startWall() {
  const dir = join(await tempFolder(), 'data');
  await cp(join(import.meta.dirname, '../../data'), dir, { recursive: true });
  await mkdir(join(dir, 'walls'), { recursive: true });
  const pages = [
    ['trend', 'seller'],
    ['trend', 'stock'],
  ].map((charts) => ({
    tiles: charts.map((chart) => ({ chart })),
  }));
  await writeFile(join(dir, 'walls/main.json'), JSON.stringify({ seconds: 3600, pages }));
  const server = await startWallServer({ dir });
  return {
    url: server.url,
    async update() {
      await server.close();
      await startWallServer({
        dir,
        stateDir: server.stateDir,
        port: Number(new URL(server.url).port),
        version: '99.0.0',
      });
    },
  };
}

/** A screen began to prepare a fresh page, or ended. */
interface Renewal {
  screen: number;
  what: string;
  at: number;
}

function expectOneAtATime(renewals: readonly Renewal[]): void {
  // an end comes before the beginning that it allows, also within a millisecond
  const order = (one: Renewal, other: Renewal) => one.at - other.at || other.what.localeCompare(one.what);
  const inOrder = renewals.toSorted(order).map(({ screen, what }) => `${screen} ${what}`);
  for (let i = 0; i < inOrder.length; i += 2)
    expect(inOrder[i + 1]).toBe(inOrder[i]?.replace('begins', 'ends'));
}

/** Opens screens; `renewals` fills with what happens on them. */
async function openScreens(browser: Browser, url: string, count: number, options: PageOptions = {}) {
  const renewals: Renewal[] = [];
  const pages: Page[] = [];
  for (let n = 1; n <= count; n++) {
    const prepare = async (page: Page) => {
      await options.prepare?.(page);
      await page.exposeFunction('tellRenewal', (what: string, at: number) =>
        renewals.push({ screen: n, what, at }),
      );
      await page.addInitScript(tellRenewals);
    };
    const { page } = await openWallPage(browser, url, { ...options, prepare });
    await expect.poll(() => undrawnIn(page.mainFrame()), soon).toEqual([]);
    pages.push(page);
  }
  return { pages, renewals };
}

/** Runs in the page. */
function tellRenewals(): void {
  if (window.parent !== window) return;
  const { tellRenewal } = window as unknown as { tellRenewal(what: string, at: number): void };
  const isPreparing = () => document.querySelector('.fresh-page:not(.shown)') !== null;
  let before = false;
  new MutationObserver(() => {
    if (isPreparing() === before) return;
    before = !before;
    // the clock that all pages share: their time origins differ by some ms
    tellRenewal(before ? 'begins' : 'ends', Date.now());
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
}

/** The tiles that are blank, apart from those of pages that are prepared out of sight. */
const undrawnIn = (frame: Frame) =>
  frame.evaluate(() =>
    [...document.querySelectorAll('[data-state=loading], [data-state=ready] .canvas:empty')]
      .filter((element) => !element.closest('.hidden'))
      .map((element) => element.closest('[data-chart]')?.outerHTML.slice(0, 200)),
  );

/** The page that is shown: the fresh one, if there is one. */
const shownIn = (page: Page): Frame =>
  page.frames().find((frame) => frame !== page.mainFrame()) ?? page.mainFrame();

const stateOf = (frame: Frame) =>
  frame.evaluate(() => [
    document.documentElement.dataset['theme'],
    document.querySelector('.tiles:not(.hidden)')?.getAttribute('data-page'),
    document.querySelector('.tile.maximised')?.getAttribute('data-chart'),
  ]);

test('S-15 after an update the screens of a wall load the new page one after another, and none shows a blank frame', async () => {
  const { url, update } = await startWall();
  const { pages, renewals } = await openScreens(browser(), url, 3);
  const [first] = pages as [Page, ...Page[]];
  const kept = ['vintage', 'page-2', 'trend'];
  await first.keyboard.press('t');
  await first.keyboard.press('ArrowRight');
  await first.locator('.tiles:not(.hidden)[data-page=page-2] [data-chart=trend]').focus();
  await first.keyboard.press('v');
  for (const page of pages) await expect.poll(() => stateOf(page.mainFrame()), soon).toEqual(kept);
  await setTimeout(500); // it fades in

  const stop = takePictures(first);
  await update();
  await expect.poll(() => renewals.length, soon).toBe(6);
  await setTimeout(500); // what comes after the last change is in the pictures too
  const ink = await inkOf(first, await stop());

  expect(ink.length).toBeGreaterThan(10);
  // the line that says that the server is away moves the picture a little
  for (const count of ink) expect(Math.abs(count / ink[0]! - 1)).toBeLessThan(0.15);
  expectOneAtATime(renewals);
  for (const page of pages) {
    expect(await stateOf(shownIn(page))).toEqual(kept);
    expect(await page.locator('#app *').count()).toBe(0);
  }
  // the keyboard reaches the fresh page, and the fresh page the wall
  await first.keyboard.press('t');
  for (const page of pages)
    await expect.poll(() => stateOf(shownIn(page)), soon).toEqual(['chalk', ...kept.slice(1)]);
});

test('in the hand a fresh page stands where the one before was scrolled to, and its links change the URL', async () => {
  const { url, update } = await startWall();
  const { pages } = await openScreens(browser(), `${url}/?lang=en`, 1, { width: 320, height: 500 });
  const [page] = pages as [Page];
  await page.evaluate(() => document.querySelector('main')!.scrollTo({ top: 120 }));
  const { page: alone } = await openWallPage(browser(), `${url}/trendpage`);
  await update();
  for (const each of [page, alone]) await each.locator('.fresh-page.shown').waitFor(soon);
  expect(await shownIn(page).evaluate(() => document.querySelector('main')!.scrollTop)).toBe(120);

  const title = await alone.title();
  const home = shownIn(alone).locator('a[href="/"]');
  await home.click();
  await expect.poll(() => alone.url()).toBe(`${url}/`);
  await expect.poll(() => alone.title()).not.toBe(title);
  await alone.goBack();
  await home.waitFor();
  expect(alone.url()).toBe(`${url}/trendpage`);
});

test('S-15 a page that leaks is replaced, one screen at a time, again and again, and its memory is given back', async () => {
  const { url } = await startWall();
  const prepare = (page: Page) => page.addInitScript(hurry);
  const { pages, renewals } = await openScreens(preciseBrowser(), url, 2, { prepare });
  // what keeps the page for a start without the server is installed after a while, and busy until then
  for (const page of pages) await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const before = await Promise.all(pages.map(heapOf));
  for (const generation of [1, 2]) {
    await setTimeout(5000); // its first minutes, from which it is not to grow
    for (const page of pages) await shownIn(page).evaluate(leak);
    const grown = await Promise.all(pages.map(heapOf));
    expect(Math.min(...grown)).toBeGreaterThan(110e6);
    const leaking = pages.map(shownIn);
    await expect.poll(() => renewals.length, soon).toBe(4 * generation);
    for (const [i, page] of pages.entries()) {
      await expect.poll(() => shownIn(page) === leaking[i] || page.frames().length, soon).toBe(2);
      await expect.poll(() => heapOf(page), soon).toBeLessThan(before[i]! + 15e6);
      expect(await undrawnIn(shownIn(page))).toEqual([]);
    }
  }
  expectOneAtATime(renewals);
});

/** Runs in the page: it looks at itself every 300 ms instead of every 30 s, and is quiet for 6 s instead of ten minutes. */
function hurry(): void {
  const { setInterval, setTimeout } = window;
  const factor = 100;
  window.setInterval = ((task: () => void, ms: number) =>
    setInterval(task, ms === 30_000 ? ms / factor : ms)) as typeof window.setInterval;
  window.setTimeout = ((task: () => void, ms: number) =>
    setTimeout(task, ms === 600_000 ? ms / factor : ms)) as typeof window.setTimeout;
}

/** Runs in the page: what it draws holds 120 MB by a listener. */
function leak(): void {
  const data = Array.from({ length: 15 }, () => new Array<number>(1e6).fill(0.1));
  document.querySelector('main')!.addEventListener('leak', () => data.length);
}

/** Bytes, after everything that nothing points at was collected. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
