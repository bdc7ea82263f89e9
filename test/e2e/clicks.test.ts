import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../helpers/browser.ts';
import { openScreen, type TestSocket } from '../helpers/socket.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallProcess, type WallProcess } from '../helpers/wall-process.ts';

// A click that falls into a fade reached nothing: the slower the machine, the longer a fade takes.

const browser = useBrowser();
const soon = { timeout: 15_000, interval: 20 };
const walls = ['left', 'middle', 'right'];
const clicksPerWall = 34;
const slowdown = 4;
/** Two pages, whose buttons stand at different places; of charts that are drawn at once, for it is the fades that are slow. */
const pages = [
  ['orders', 'returns', 'visits'],
  ['stock', 'staff'],
];
const seed = Math.floor(Math.random() * 2 ** 31);

test(
  'none of 100 clicks at random moments after a remote change is lost on a slow machine',
  { timeout: 150_000 },
  async () => {
    const server = await startWallProcess();
    const arranged = pages.map((charts) => ({ tiles: charts.map((chart) => ({ chart })) }));
    for (const [n, chart] of pages.flat().entries()) await server.write(chart, { [chart]: n + 1 });
    for (const wall of walls) await server.drop(`walls/${wall}.json`, { seconds: 3600, pages: arranged });
    const lost = await Promise.all(walls.map((wall, n) => clickOn(server, wall, randomFrom(seed + n))));
    expect(lost.flat(), `seed ${seed}`).toEqual([]);
  },
);

/** Clicks on maximise buttons of one wall's page while another screen steers the wall. Resolves to what was lost, in words. */
async function clickOn(server: WallProcess, wall: string, random: () => number): Promise<string[]> {
  const { page } = await openWallPage(browser(), `${server.url}?wall=${wall}`, {
    reducedMotion: 'no-preference',
    width: 640,
    height: 480,
  });
  const control = await openScreen(server.url.replace('http', 'ws'), `control-${wall}`, { wall });
  const session = await page.context().newCDPSession(page);
  const slowDown = (rate: number) => session.send('Emulation.setCPUThrottlingRate', { rate });

  const lost: string[] = [];
  let shown = 0;
  let theme = 'chalk';
  let maximised: string | undefined;
  for (let n = 0; n < clicksPerWall; n++) {
    if (n % 3 === 1) theme = theme === 'chalk' ? 'vintage' : 'chalk';
    if (n % 3 === 2) shown = 1 - shown;
    await slowDown(slowdown);
    if (maximised !== undefined) control.send({ action: 'fullScreen', chartName: maximised, value: false });
    control.send({ action: 'themeChange', value: theme });
    control.send({ action: 'pageChange', value: shown });
    const charts = pages[shown] ?? [];
    const chart = charts[Math.floor(random() * charts.length)] ?? '';
    const at = await buttonOf(page, chart, theme);
    // mostly while it fades
    const delay = random() * (random() < 0.9 ? 600 : 2500);
    await setTimeout(delay);
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.up();
    maximised = (await isMaximised(control, chart)) ? chart : undefined;
    if (maximised === undefined)
      lost.push(`click ${n} on ${chart}, ${Math.round(delay)} ms after the change`);
    await slowDown(1);
    if (maximised !== undefined) await page.locator(`.maximised[data-chart=${chart}]`).waitFor();
  }
  return lost;
}

/** Where the button of a chart is, as soon as the page shows the wall in this theme with nothing maximised. */
async function buttonOf(page: Page, chart: string, theme: string): Promise<{ x: number; y: number }> {
  const place = () =>
    page.evaluate(
      ([name, wanted]) => {
        const tile = document.querySelector(`.tiles:not(.hidden) [data-chart="${name}"]:not([inert])`);
        const button = tile?.querySelector('button[aria-pressed=false]');
        if (!button || document.documentElement.dataset['theme'] !== wanted) return null;
        const { x, y, width, height } = button.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      },
      [chart, theme],
    );
  await expect.poll(place, soon).not.toBeNull();
  return (await place()) ?? { x: 0, y: 0 };
}

/** Whether the server says so, in time. */
async function isMaximised(control: TestSocket, chart: string): Promise<boolean> {
  try {
    for (;;) {
      const echo = await control.next('fullScreen');
      if (echo.value === true && echo.chartName === chart) return true;
    }
  } catch {
    return false;
  }
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
