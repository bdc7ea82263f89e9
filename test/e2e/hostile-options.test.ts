import { join } from 'node:path';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage, useBrowser, type PageOptions } from '../helpers/browser.ts';
import { startCanary } from '../helpers/canary.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { useWallProcess } from '../helpers/wall-process.ts';
import { hostileOption } from '../web/charts/option/hostile.ts';
import { payloads } from '../web/charts/option/payloads.ts';
import { samples } from '../web/charts/option/samples.ts';

// Without the policy that would stop a script or a request on its own: what is left out of options has to be enough.

const soon = { timeout: 15_000, interval: 50 };
const bare: PageOptions = { bypassCSP: true, width: 640, height: 480, reducedMotion: 'reduce' };
const browser = useBrowser();
const server = useWallProcess();

/** The payloads that are seen to do harm in ECharts 6 at once; others only would with more of a person's help, or hold up the page. */
const harmful = [
  'tooltip formatter',
  'tooltip formatter of an item',
  'tooltip formatter of a series',
  'tooltip as html with styles',
  'label formatter',
  'label as an image',
  'axis label formatter',
  'legend formatter and icon',
  'scale formatter',
  'link of a title',
  'link of a node',
  'symbol as an image',
  'mark as an image',
  'image as a graphic',
  'toolbox with tools',
  'decals of aria',
  'options in options',
];

/** Of single things, which are hit more surely where they are large. */
const onAreas: ReadonlySet<string> = new Set([
  'tooltip formatter of an item',
  'tooltip formatter of a series',
  'link of a node',
]);

/** What a page did that no drawing has to do. */
interface Misdeeds {
  readonly requests: string[];
  readonly windows: string[];
  readonly ran: number;
}

const good = (text: string) => ({ ...samples['bars'], title: { text } });

test(
  '300 hostile options run nothing and request nothing, and the page goes on',
  { timeout: 240_000 },
  async () => {
    const canary = await startCanary();
    const hostile = fc.sample(hostileOption(canary), { numRuns: 300, seed: 20_260_101 });
    // Three pages with a chart each: most of the time is spent on waiting for a drawing.
    const told = await Promise.all(
      ['trap-0', 'trap-1', 'trap-2'].map((chart, lane) =>
        drawAll(
          chart,
          hostile.filter((_, n) => n % 3 === lane).map(({ option }) => option),
        ),
      ),
    );
    expect(canary.asked).toEqual([]);
    expect(told.reduce((sum, { drawn }) => sum + drawn, 0)).toBeGreaterThan(200);
    expect(told.reduce((sum, { tips }) => sum + tips, 0)).toBeGreaterThan(50);
  },
);

/** Lets one page draw these in turn, and then a good one. Resolves to how many were drawn, and how many said something when pointed at. */
async function drawAll(chart: string, options: readonly Readonly<Record<string, unknown>>[]) {
  await server().write(chart, good('begin'));
  const wall = await openWallPage(browser(), `${server().url}/chart/${chart}`, bare);
  await expect.poll(() => wall.drawn(chart), soon).toContain('begin');
  const loaded = await wall.loadedAt();
  const misdeeds = watch(wall.page);
  const told = { drawn: 0, tips: 0 };
  for (const [n, option] of options.entries()) {
    const name = `case ${n}.`;
    await server().write(chart, {
      option: { ...option, title: [option['title'] ?? [], { text: name, left: 'right' }].flat() },
    });
    if (await isDrawn(wall.page, chart, name)) told.drawn++;
    else {
      // Not drawn, as the tile says: what comes after it must not be taken for the same.
      await server().write(chart, good(`after ${name}`));
      await expect.poll(() => wall.drawn(chart), soon).toContain(`after ${name}`);
    }
    if (await pointAtEverything(wall.page)) told.tips++;
  }
  expect(await misdeeds()).toEqual({ requests: [], windows: [], ran: 0 });
  expect(wall.errors).toEqual([]);
  await server().write(chart, good('the end'));
  await expect.poll(() => wall.drawn(chart), soon).toContain('the end');
  expect(await wall.stateOf(chart)).toBe('ready');
  expect(await wall.loadedAt()).toBe(loaded);
  return told;
}

test('the same payloads do harm when passed to ECharts directly', { timeout: 120_000 }, async () => {
  const canary = await startCanary();
  const { page } = await openPage(browser(), `${server().url}/healthz`, bare);
  await page.addScriptTag({
    path: join(import.meta.dirname, '../../node_modules/echarts/dist/echarts.min.js'),
  });
  const misdeeds = watch(page);
  const harmless: string[] = [];
  let before = 0;
  for (const kind of harmful) {
    const option = structuredClone(samples[onAreas.has(kind) ? 'treemap' : 'lines']) as Record<
      string,
      unknown
    >;
    payloads[kind]?.(option, canary);
    await page.evaluate(drawPlainly, JSON.stringify(option));
    let now = before;
    // What a click opens takes its time, on a busy machine more.
    for (let tries = 0; now === before && tries < 5; tries++) {
      await pointAtEverything(page);
      const { requests, windows, ran } = await misdeeds();
      now = requests.length + windows.length + ran;
    }
    if (now === before) harmless.push(kind);
    before = now;
  }
  expect(harmless).toEqual([]);
});

/** Notes what a page asks for and opens from now on. Maps and scripts of the page's own are what drawings are made with. */
function watch(page: Page): () => Promise<Misdeeds> {
  const requests: string[] = [];
  const windows: string[] = [];
  const own = new RegExp(`^${server().url}/(?:assets/[\\w.-]+\\.js|maps/[a-z\\d]+\\.json)$`);
  page.on('request', (asks) => own.test(asks.url()) || requests.push(asks.url()));
  page.on('websocket', (socket) => requests.push(socket.url()));
  page.on('framenavigated', (frame) => windows.push(frame.url()));
  page.context().on('page', (opened) => windows.push(opened.url()));
  page.on('dialog', (dialog) => {
    windows.push(dialog.message());
    void dialog.dismiss();
  });
  return async () => ({ requests, windows, ran: await page.evaluate(marksLeft) });
}

function marksLeft(): number {
  const marked = window as { __ran?: number };
  const polluted = Object.keys(Object.prototype).length;
  const markup = document.querySelectorAll('img[src="x"], svg[onload], a[href^="javascript"]').length;
  return (marked.__ran ?? 0) + polluted + markup;
}

/** True once the drawing of that name is there, false when the tile says that it cannot be. */
async function isDrawn(page: Page, chart: string, name: string): Promise<boolean> {
  const answer = await page.waitForFunction(
    ([of, words]) => {
      const tile = document.querySelector(`[data-chart=${of}]`);
      if (tile?.querySelector('[role=img]')?.ariaLabel?.includes(words)) return 'drawn';
      return tile?.getAttribute('data-state') === 'broken' ? 'broken' : undefined;
    },
    [chart, name] as const,
    { timeout: soon.timeout, polling: 10 },
  );
  return (await answer.jsonValue()) === 'drawn';
}

/** Moves over a drawing and clicks where titles and the middle are. True when something was said of it. */
async function pointAtEverything(page: Page): Promise<boolean> {
  const { x, y, width, height } = (await page.locator('[role=img]').first().boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  };
  let said = false;
  for (const [across, down] of [
    [0.03, 0.03],
    [0.25, 0.6],
    [0.5, 0.5],
    [0.72, 0.4],
  ] as const) {
    await page.mouse.move(x + across * width, y + down * height);
    said ||= (await page.evaluate(() => document.querySelector('[role=img]')?.textContent ?? '')) !== '';
  }
  await page.mouse.click(x + 0.03 * width, y + 0.03 * height);
  await page.mouse.click(x + 0.5 * width, y + 0.5 * height);
  return said;
}

/** In place of what was drawn before. */
function drawPlainly(text: string): void {
  interface Plain {
    echarts: { init(element: Element): { setOption(option: unknown): void } };
  }
  document.body.innerHTML = '<div role="img" style="width:600px;height:400px"></div>';
  const [element] = document.querySelectorAll('[role=img]');
  try {
    if (element) (window as unknown as Plain).echarts.init(element).setOption(JSON.parse(text));
  } catch {
    // Not every kind of payload suits every kind of series.
  }
}
