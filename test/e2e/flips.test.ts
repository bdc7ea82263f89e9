import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../helpers/browser.ts';
import { countInPage } from '../helpers/page-counts.ts';
import { openScreen } from '../helpers/socket.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallProcess, type WallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();

interface Frame {
  /** theme, maximised chart and page */
  shown: string;
  /** visible drawings that were there in the frame before, and those that are new */
  kept: number;
  fresh: number;
}
interface WatchedWindow {
  frames: Frame[];
}

/** Notes each frame in which the page shows another state than in the frame before. */
async function watchFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const frames: Frame[] = [];
    Object.assign(window, { frames });
    let before = new Set<Element>();
    const look = (): void => {
      const shown = [
        document.documentElement.dataset['theme'],
        document
          .querySelector('.tiles .maximised, .elsewhere:not(.hidden) .maximised')
          ?.getAttribute('data-chart') ?? 'none',
        document.querySelector('.tiles:not(.hidden)')?.getAttribute('data-page') ?? '',
      ].join(' ');
      const drawings = [
        ...document.querySelectorAll(
          '.tiles:not(.hidden) .tile:not([inert]) .canvas > div, .elsewhere:not(.hidden) .canvas > div',
        ),
      ].filter((drawing) => drawing.checkVisibility({ visibilityProperty: true }));
      const kept = drawings.filter((drawing) => before.has(drawing)).length;
      if (frames.at(-1)?.shown !== shown) frames.push({ shown, kept, fresh: drawings.length - kept });
      before = new Set(drawings);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

const framesOf = (page: Page) => page.evaluate(() => (window as unknown as WatchedWindow).frames);
const pageOf = (chart: string) => ({ tiles: [{ chart }, { chart: 'seller' }] });

/** A wall of two pages that do not turn by themselves, on two screens that are drawn. */
async function openTwo() {
  const server = await startWallProcess();
  await server.drop('walls/main.json', { seconds: 3600, pages: [pageOf('trend'), pageOf('stock')] });
  const open = () => openWallPage(browser(), server.url, { prepare: watchFrames });
  const walls = [await open(), await open()];
  for (const { stateOf } of walls) await expect.poll(() => stateOf('seller')).toBe('ready');
  return { server, walls, pages: walls.map(({ page }) => page) };
}

async function press(page: Page, key: string, pages: readonly Page[]): Promise<void> {
  const counts = await Promise.all(pages.map(async (each) => (await framesOf(each)).length));
  await page.keyboard.press(key);
  for (const [i, each] of pages.entries())
    await expect.poll(async () => (await framesOf(each)).length).toBeGreaterThan(counts[i] ?? 0);
}

async function flipsOf({ url }: WallProcess) {
  const { flips } = (await (await fetch(`${url}/api/-/walls/main/flips`)).json()) as {
    flips: { action: string; screens: number; reported: number }[];
  };
  return flips;
}

/** Width and height of a tile's place for its drawing, and of the drawing. */
async function sizesIn(page: Page, tile: string): Promise<number[][]> {
  return page.evaluate(
    (selectors) =>
      selectors.map((selector) => {
        const { width, height } = document.querySelector(selector)!.getBoundingClientRect();
        return [Math.round(width), Math.round(height)];
      }),
    [`${tile} .canvas`, `${tile} .canvas canvas`],
  );
}

test('a theme is shown in one frame, with charts that were drawn before; a key tells how well, on its screen alone', async () => {
  const { pages } = await openTwo();
  await press(pages[0]!, 't', pages);
  for (const page of pages)
    expect((await framesOf(page)).at(-1)).toMatchObject({
      shown: expect.stringContaining('vintage'),
      kept: 0,
      fresh: 2,
    });
  const readouts = pages.map((page) => page.locator('.readout'));
  await pages[0]!.keyboard.press('s');
  await expect.poll(() => readouts[0]!.innerText()).toMatch(/This screen\n+[+−]?\d+ ms[^]*2 of 2 screens/);
  expect(await readouts[1]!.count()).toBe(0);
  await pages[0]!.keyboard.press('s');
  await expect.poll(() => readouts[0]!.count()).toBe(0);
});

test('a chart that is maximised is shown in one frame at its new size', async () => {
  const { pages } = await openTwo();
  for (const [key, maximised, fresh] of [
    ['v', 'seller', 1],
    ['Escape', 'none', 2], // the tile beside it was covered
  ] as const) {
    await pages[0]!.locator('.tiles:not(.hidden) [data-chart=seller]').focus();
    await press(pages[0]!, key, pages);
    for (const page of pages) {
      const frame = (await framesOf(page)).at(-1);
      expect(frame).toMatchObject({ shown: expect.stringContaining(` ${maximised} `), fresh });
      const [tile, drawing] = await sizesIn(page, '.tiles:not(.hidden) [data-chart=seller]');
      expect(drawing).toEqual(tile);
    }
  }
});

test('a maximised chart of another page is shown in one frame, drawn before at its size', async () => {
  const { server, pages } = await openTwo();
  const operator = await openScreen(server.url.replace('http', 'ws'), 'operator');
  const counts = await Promise.all(pages.map(async (page) => (await framesOf(page)).length));
  operator.send({ action: 'fullScreen', chartName: 'stock', value: true });
  for (const [i, page] of pages.entries()) {
    await expect.poll(async () => (await framesOf(page)).length).toBe(counts[i]! + 1);
    // the tiles of the page that it covers are inert
    expect((await framesOf(page)).at(-1)).toMatchObject({
      shown: expect.stringContaining(' stock '),
      kept: 0,
      fresh: 1,
    });
    const [tile, drawing] = await sizesIn(page, '.elsewhere');
    expect(drawing).toEqual(tile);
  }
});

test('a page that is shown was drawn before, whether it is the next one or not', async () => {
  const { pages } = await openTwo();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft']) await press(pages[0]!, key, pages);
  for (const page of pages) for (const { fresh } of (await framesOf(page)).slice(-3)) expect(fresh).toBe(2);
});

test('S-14 every screen reports every change, and twenty of them leave nothing behind', async () => {
  const { server, pages } = await openTwo();
  const turn = async () => {
    for (const key of ['t', 'ArrowRight', 't', 'ArrowLeft']) await press(pages[0]!, key, pages);
  };
  await turn();
  await expect
    .poll(async () => (await flipsOf(server)).map(({ reported }) => reported))
    .toEqual([2, 2, 2, 2]);
  /** The other page is drawn again, behind the one that is shown. */
  const atRest = () => expect.poll(() => pages[0]!.locator('.canvas canvas').count()).toBe(4);
  await atRest();
  const before = await countInPage(pages[0]!);
  for (let i = 0; i < 5; i++) await turn();
  await atRest();
  const after = await countInPage(pages[0]!);
  expect(after.canvases).toBe(before.canvases);
  expect(after.nodes - before.nodes).toBeLessThan(50);
  expect(after.listeners - before.listeners).toBeLessThan(10);
});
