import { setTimeout } from 'node:timers/promises';
import type { Page, WebSocketRoute } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../helpers/browser.ts';
import { pretendGraphicsCard } from '../helpers/graphics-card.ts';
import { openScreen } from '../helpers/socket.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallProcess, type WallProcess } from '../helpers/wall-process.ts';

// A click that falls into a fade reached nothing: the slower the machine, the longer a fade takes.

const browser = useBrowser();
const soon = { timeout: 30_000, interval: 20 };
const slowdown = 4;
const walls = ['left', 'right'];
const changesPerWall = 10;
/** Two pages whose buttons stand at different places, of charts that are drawn at once: it is the fades that are slow. */
const pages = [
  ['orders', 'returns', 'visits', 'staff', 'stock'],
  ['price', 'load', 'heat', 'speed', 'weight', 'errors'],
];
const clicksPerChange = 5;
const seed = Math.floor(Math.random() * 2 ** 31);

test(
  'none of 100 clicks at random moments after a remote change is lost on a slow machine',
  { timeout: 180_000 },
  async () => {
    const server = await startWallProcess();
    for (const [n, chart] of new Set(pages.flat()).entries())
      await server.write(chart, { [n]: chart.length });
    const arranged = pages.map((charts) => ({ tiles: charts.map((chart) => ({ chart })) }));
    for (const wall of walls) await server.drop(`walls/${wall}.json`, { seconds: 3600, pages: arranged });
    const results = await Promise.all(walls.map((wall, n) => clickOn(server, wall, randomFrom(seed + n))));
    const { clicked, maximised } = {
      clicked: results.flatMap((one) => one.clicked),
      maximised: results.flatMap((one) => one.maximised),
    };
    expect(clicked).toHaveLength(100);
    expect(maximised, `seed ${seed}`).toEqual(clicked);
  },
);

/**
 * Clicks on maximise buttons of one wall's page while another screen steers the wall. What the page asks for is held back until the last
 * click after each change, so that several can fall into one fade. Resolves to what was clicked on, and to what the server then maximised.
 */
async function clickOn(server: WallProcess, wall: string, random: () => number) {
  const held: (() => void)[] = [];
  const relay = (socket: WebSocketRoute) => {
    const far = socket.connectToServer();
    socket.onMessage((message) => {
      if (message.includes('"action":"fullScreen"')) held.push(() => far.send(message));
      else far.send(message);
    });
  };
  const { page } = await openWallPage(browser(), `${server.url}?wall=${wall}`, {
    reducedMotion: 'no-preference',
    width: 640,
    height: 480,
    async prepare(opening) {
      await pretendGraphicsCard(opening); // or nothing would fade
      await opening.routeWebSocket(/./, relay);
    },
  });
  const control = await openScreen(server.url.replace('http', 'ws'), `control-${wall}`, { wall });
  const session = await page.context().newCDPSession(page);

  const clicked: string[] = [];
  let shown = 0;
  let theme = 'chalk';
  let maximised: string | undefined;
  for (let n = 0; n < changesPerWall; n++) {
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    if (n % 3 === 1) theme = theme === 'chalk' ? 'vintage' : 'chalk';
    if (n % 3 === 2) shown = 1 - shown;
    if (maximised) control.send({ action: 'fullScreen', chartName: maximised, value: false });
    control.send({ action: 'themeChange', value: theme });
    control.send({ action: 'pageChange', value: shown });
    const charts = shuffled(pages[shown] ?? [], random).slice(0, clicksPerChange);
    const places = await buttonsOf(page, charts, theme);
    const changed = performance.now();
    // mostly while it fades
    const moments = charts.map(() => random() * (random() < 0.8 ? 600 : 2500)).toSorted((a, b) => a - b);
    for (const [i, chart] of charts.entries()) {
      await setTimeout((moments[i] ?? 0) - (performance.now() - changed));
      await page.mouse.move(places[i]?.x ?? 0, places[i]?.y ?? 0);
      await page.mouse.down();
      await page.mouse.up();
      clicked.push(`${wall} ${n} ${chart}`);
    }
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await page.evaluate(() => undefined); // whatever was clicked has been handled
    for (const deliver of held.splice(0)) deliver();
    maximised = charts.at(-1);
    // They go through the browser's own process: only now the next change is made.
    await expect.poll(() => lastOf(control.frames), soon).toBe(maximised);
    await page.locator('.maximised').waitFor();
  }
  await control.settled();
  return { clicked, maximised: inRounds(control.frames, wall) };
}

/** The chart that was maximised last; undefined while nothing is. */
function lastOf(frames: readonly { json: Record<string, unknown> }[]): unknown {
  const last = frames.findLast(({ json }) => json['action'] === 'fullScreen')?.json;
  return last?.['value'] === true ? last['chartName'] : undefined;
}

/** What was maximised, each with the wall and the number of the change after which it was. */
function inRounds(frames: readonly { json: Record<string, unknown> }[], wall: string): string[] {
  let round = -1;
  let newest = 0;
  return frames.flatMap(({ json }) => {
    if (json['action'] === 'pageChange') round++;
    // an action that changed nothing is answered with the state that was there already
    const isNew = Number(json['revision'] ?? 0) > newest;
    newest = Math.max(newest, Number(json['revision'] ?? 0));
    const isMaximised = isNew && json['action'] === 'fullScreen' && json['value'] === true;
    return isMaximised ? [`${wall} ${round} ${String(json['chartName'])}`] : [];
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the buttons of these charts are, as soon as the page shows the wall in this theme with nothing maximised. */
async function buttonsOf(page: Page, charts: readonly string[], theme: string): Promise<Point[]> {
  const find = () =>
    page.evaluate(
      ([wanted, ...names]) => {
        if (document.documentElement.dataset['theme'] !== wanted) return [];
        return names.flatMap((name) => {
          const tile = document.querySelector(`.tiles:not(.hidden) [data-chart="${name}"]:not([inert])`);
          const button = tile?.querySelector('button[aria-pressed=false]');
          if (!button) return [];
          const { x, y, width, height } = button.getBoundingClientRect();
          return [{ x: x + width / 2, y: y + height / 2 }];
        });
      },
      [theme, ...charts],
    );
  let places: Point[] = [];
  await expect.poll(async () => (places = await find()).length, soon).toBe(charts.length);
  return places;
}

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  return all
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** Numbers from 0 up to 1 that a seed repeats (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
