import { join } from 'node:path';
import type { Locator, Page, WebSocketRoute } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { build } from 'vite';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { forThisFile, type OnEnd } from '../helpers/for-this-file.ts';
import { startForeignSite } from '../helpers/foreign-site.ts';
import { countInPage, watchTimers } from '../helpers/page-counts.ts';
import { framesOf, logSockets, type LoggedFrame } from '../helpers/socket-log.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { openWallPage, type WallPage } from '../helpers/wall-page.ts';
import { startWallProcess, useWallProcess } from '../helpers/wall-process.ts';

// What pages of this kind are known to do wrong, one by one: here is shown that this one does not.

const charts = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
const soon = { timeout: 15_000, interval: 50 };
const browser = useBrowser();
const server = useWallProcess({ walls: ['changed', 'first', 'early', 'pages', 'tooltip'] });
const twoTiles = forThisFile(buildTwoTiles);

const socketUrl = () => server().url.replace('http', 'ws');
/** A wall for one test alone, on the server that all share. */
const wallUrl = (wall: string, path = '/') => `${server().url}${path}?wall=${wall}`;
const drawing = (page: Page, chart: string) => page.locator(`[data-chart=${chart}] [role=img]`);

async function expectDrawn(wall: WallPage, chart: string, words: string): Promise<void> {
  await expect.poll(() => wall.drawn(chart), { ...soon, timeout: 35_000 }).toContain(words);
}

async function expectAllReady(wall: WallPage): Promise<void> {
  for (const chart of charts) await expect.poll(() => wall.stateOf(chart), soon).toBe('ready');
}

describe('a page', () => {
  test('shows a changed file without a reload', async () => {
    const wall = await openWallPage(browser(), wallUrl('changed'));
    const loaded = await wall.loadedAt();
    await server().write('seller', [{ name: 'Changed', value: 4321 }]);
    await expectDrawn(wall, 'seller', 'Changed 4,321');
    expect(await wall.loadedAt()).toBe(loaded);
  });

  test('requests everything again after a reconnect, and shows what changed meanwhile', async () => {
    const own = await startWallProcess();
    const wall = await openWallPage(browser(), own.url, { prepare: logSockets });
    await expectAllReady(wall);
    await own.signal('SIGKILL');
    await own.write('rank', [{ name: 'Newer', value: 250 }]);
    await own.start();
    await expectDrawn(wall, 'rank', 'Newer 250');
    const frames = await framesOf(wall.page);
    expect(chartsAskedFor(frames, frames.at(-1)?.socket).toSorted()).toEqual(charts.toSorted());
    await expectAllReady(wall);
  });

  test('requests all its charts at once, and has the last within 100 ms of the first', async () => {
    const wall = await openWallPage(browser(), wallUrl('first'), { prepare: logSockets });
    const spans: number[] = [];
    // Other work on this machine can only lengthen it, so the best of a few loads counts.
    while (spans.length < 3 && !spans.some((span) => span <= 100)) {
      await wall.page.reload();
      await expectAllReady(wall);
      const frames = await framesOf(wall.page);
      const answer = frames.findIndex(({ direction }) => direction === 'received');
      expect(chartsAskedFor(frames.slice(0, answer)).toSorted()).toEqual(charts.toSorted());
      const times = frames.filter(isData).map(({ at }) => at);
      expect(times).toHaveLength(charts.length);
      spans.push(Math.max(...times) - Math.min(...times));
    }
    expect(Math.min(...spans)).toBeLessThanOrEqual(100);
  });

  test('can be switched to another theme before its data has arrived', async () => {
    const hold = holdData();
    const { page, errors } = await openPage(browser(), wallUrl('early'), {
      prepare: hold.prepare,
      locale: 'en',
    });
    await expect.poll(() => hold.count(), soon).toBe(charts.length);
    expect(await page.locator('[data-state=loading]').count()).toBe(charts.length);
    await page.keyboard.press('t');
    await expect.poll(() => page.getAttribute('html', 'data-theme'), soon).toBe('vintage');
    hold.release();
    await expect.poll(() => page.locator('[data-state=ready]').count(), soon).toBe(charts.length);
    expect(errors).toEqual([]);
  });

  test('can be switched to another theme while a file is not there yet', async () => {
    const own = await startWallProcess({ walls: ['fixed'] });
    await own.remove('seller');
    const wall = await openWallPage(browser(), `${own.url}?wall=fixed`);
    await expect.poll(() => wall.stateOf('seller'), soon).toBe('missing');
    await wall.page.keyboard.press('t');
    await expect.poll(() => wall.theme(), soon).toBe('vintage');
    await own.write('seller', [{ name: 'Late', value: 12 }]);
    await expectDrawn(wall, 'seller', 'Late 12');
    expect(wall.errors).toEqual([]);
  });

  test('requests nothing when a city on the map is clicked', async () => {
    // Cities so close to each other that one of them is wherever one clicks in the middle of the country.
    const steps = [...Array(14).keys()].map((n) => n * 0.4);
    const cities = steps.flatMap((x) => steps.map((y) => ({ name: 'Anycity', value: [102 + x, 33 + y] })));
    await server().write('map', [{ name: 'Cities', children: cities }]);
    const wall = await openWallPage(browser(), wallUrl('city', '/mappage'));
    await expectDrawn(wall, 'map', 'Cities 196');
    const canvas = drawing(wall.page, 'map');
    const title = await wall.page.locator('[data-chart=map] h2').innerText();
    await pointAt(wall.page, canvas, /Anycity/);
    const asked: string[] = [];
    wall.page.on('request', (asks) => asked.push(asks.url()));
    await canvas.click();
    await canvas.click({ position: { x: 5, y: 5 } });
    // Answered after whatever the clicks asked for.
    await wall.page.evaluate(() => fetch('/healthz').then((answer) => answer.text()));
    expect(asked).toEqual([`${server().url}/healthz`]);
    expect(await wall.page.locator('[data-chart=map] h2').innerText()).toBe(title);
  });

  test('has a whole number of pages, as many as its data fills', async () => {
    const wall = await openWallPage(browser(), wallUrl('pages'));
    const dots = (chart: string) => wall.page.locator(`[data-chart=${chart}] .dot`).count();
    const items = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ name: `Item ${n}`, value: n + 1, stock: n, sales: n + 1 }));
    for (const [count, pages] of [
      [11, 3],
      [10, 2],
      [5, 0],
      [6, 2],
      [1, 0],
    ] as const) {
      for (const chart of ['seller', 'stock']) {
        await server().write(chart, items(count));
        await expect.poll(() => dots(chart), soon).toBe(pages);
      }
    }
    await expectDrawn(wall, 'seller', 'Item 0 1');
  });

  test('shows a tooltip under the pointer, also after a change of theme and size', async () => {
    await server().write('rank', [{ name: 'Pointed at', value: 250 }]);
    const wall = await openWallPage(browser(), wallUrl('tooltip'));
    await expectDrawn(wall, 'rank', 'Pointed at 250');
    const canvas = drawing(wall.page, 'rank');
    await expectTooltip(wall.page, canvas, /Pointed at\s+250/);
    await wall.page.keyboard.press('t');
    await expect.poll(() => wall.theme(), soon).toBe('vintage');
    await expectTooltip(wall.page, canvas, /Pointed at\s+250/);
    await wall.page.setViewportSize({ width: 1200, height: 700 });
    await server().write('rank', [{ name: 'Pointed at', value: 260 }]);
    await expectDrawn(wall, 'rank', 'Pointed at 260');
    await expectTooltip(wall.page, canvas, /Pointed at\s+260/);
    expect(wall.errors).toEqual([]);
  });

  test('keeps no timer, listener, socket or drawing after leaving a page', async () => {
    const own = await startWallProcess();
    const { page, errors } = await openWallPage(browser(), `${own.url}/sellerpage`, { prepare: watchTimers });
    const shows = (tiles: number) =>
      expect.poll(() => page.locator('[data-state=ready]').count(), soon).toBe(tiles);
    await page.locator('.tile a[href]').click();
    await shows(6);
    async function leaveAndComeBack(times: number): Promise<void> {
      for (let n = 0; n < times; n++) {
        await page.goBack();
        await shows(1);
        await page.goForward();
        await shows(6);
      }
    }
    await leaveAndComeBack(5);
    const before = await countInPage(page);
    await leaveAndComeBack(20);
    const { nodes, heapBytes, ...after } = await countInPage(page);
    expect(after).toEqual({
      canvases: before.canvases,
      listeners: before.listeners,
      intervals: before.intervals,
      openSockets: 1,
    });
    expect(nodes - before.nodes).toBeLessThan(10);
    expect(heapBytes - before.heapBytes).toBeLessThan(2_000_000);
    expect(errors).toEqual([]);
  });

  test('works under any host name of its server', async () => {
    const own = await startWallProcess({ args: ['--host', '0.0.0.0', '--open'] });
    const host = `127.0.0.2:${new URL(own.url).port}`;
    const places = new Set<string>();
    const note = (url: string) => places.add(new URL(url).host);
    const { page, errors, complaints } = await openPage(browser(), `http://${host}/`, {
      prepare(opening) {
        opening.on('request', (asks) => note(asks.url()));
        opening.on('websocket', (socket) => note(socket.url()));
      },
    });
    await expect.poll(() => page.locator('[data-state=ready]').count(), soon).toBe(charts.length);
    expect([...places]).toEqual([host]);
    expect([...errors, ...complaints]).toEqual([]);
  });
});

describe('tiles of one kind on one page', () => {
  test('are all drawn, and stay live', async () => {
    const { allDraw, errors } = await openTwoTiles();
    await server().write('seller', [{ name: 'Twice', value: 2 }]);
    await allDraw(2, 'Twice 2');
    await server().write('seller', [{ name: 'Twice', value: 3 }]);
    await allDraw(2, 'Twice 3');
    expect(errors).toEqual([]);
  });

  test('keep working when an earlier one is removed', async () => {
    const { page, allDraw, errors } = await openTwoTiles();
    await page.getByText('Add one').click();
    await page.getByText('Remove the oldest').click();
    await page.getByText('Remove the oldest').click();
    await server().write('seller', [{ name: 'Successor', value: 4 }]);
    await allDraw(1, 'Successor 4');
    await page.getByText('Add one').click();
    await allDraw(2, 'Successor 4');
    expect(errors).toEqual([]);
  });
});

function chartsAskedFor(frames: readonly LoggedFrame[], socket = 0): (string | undefined)[] {
  const asked = frames.filter(({ direction, action }) => direction === 'sent' && action === 'getData');
  return asked.filter((frame) => frame.socket === socket).map(({ chartName }) => chartName);
}

function isData({ direction, action }: LoggedFrame): boolean {
  return direction === 'received' && action === 'getData';
}

/** A link on which charts' data waits until it is released; everything else gets through. */
function holdData() {
  const held: (() => void)[] = [];
  let take = (deliver: () => void): void => void held.push(deliver);
  const relay = (socket: WebSocketRoute) =>
    socket.connectToServer().onMessage((message) => {
      const deliver = () => socket.send(message);
      if (message.includes('"getData"')) take(deliver);
      else deliver();
    });
  return {
    prepare: (page: Page) => page.routeWebSocket(/./, relay),
    count: () => held.length,
    release() {
      take = (deliver) => deliver();
      for (const deliver of held) deliver();
    },
  };
}

async function expectTooltip(page: Page, canvas: Locator, words: RegExp): Promise<void> {
  await page.mouse.move(0, 0);
  await expect.poll(() => canvas.innerText(), soon).not.toMatch(words);
  await pointAt(page, canvas, words);
}

/** Moves the pointer about in the middle of a drawing until it says these words. */
async function pointAt(page: Page, canvas: Locator, words: RegExp): Promise<void> {
  const { x, y, width, height } = (await canvas.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  let moved = 0;
  const afterMove = async () => {
    await page.mouse.move(x + width / 2 + (moved++ % 3), y + height / 2);
    return canvas.innerText();
  };
  await expect.poll(afterMove, soon).toMatch(words);
}

/** A page made of the product's own tiles, served by somebody else. */
async function openTwoTiles() {
  const site = await startForeignSite(twoTiles());
  const url = `${site}/index.html?server=${socketUrl()}`;
  const { page, errors } = await openPage(browser(), url, { width: 640, height: 480 });
  const labels = () => page.locator('[role=img]').evaluateAll((all) => all.map((each) => each.ariaLabel));
  const allDraw = (tiles: number, words: string) =>
    expect.poll(labels, soon).toEqual(Array<unknown>(tiles).fill(expect.stringContaining(words)));
  return { page, errors, allDraw };
}

async function buildTwoTiles(onEnd: OnEnd): Promise<string> {
  const outDir = await tempFolder(onEnd);
  const configFile = join(import.meta.dirname, '../../web/vite.config.ts');
  const root = join(import.meta.dirname, 'two-tiles');
  await build({ root, configFile, logLevel: 'warn', build: { outDir, emptyOutDir: false, minify: false } });
  return outDir;
}
