import { setTimeout } from 'node:timers/promises';
import type { Browser, CDPSession } from 'playwright-core';
import type { Sample } from '../parts/bench.ts';
import type { Wall } from '../parts/wall.ts';

export const weakUnits = {
  main: '% of a processor, main thread',
  all: '% of a processor, all of Chromium',
  drawn: 'ms to six drawn charts, six times slower',
  first: 'ms to the first of them',
};

const slower = 6;
const charts = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
const drawnLimitInMs = 60_000;
/** The wall has drawn, and V8 has compiled what it goes on doing. */
const settleInMs = 8_000;

/** What a wall takes on which nothing happens: clock, ripples and slides. Processor time, so that neighbours on the machine do not count. */
export async function atRest(browser: Browser, wall: Wall, seconds: number): Promise<Sample> {
  const page = await openPage(browser);
  const session = await page.context().newCDPSession(page);
  const all = await browser.newBrowserCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(urlOf(wall));
  await page.waitForFunction(allDrawn, charts, { timeout: drawnLimitInMs });
  await setTimeout(settleInMs);
  const before = { main: await mainTime(session), all: await processTime(all), at: performance.now() };
  await setTimeout(1000 * seconds);
  const after = { main: await mainTime(session), all: await processTime(all), at: performance.now() };
  await page.context().close();
  const percent = (key: 'main' | 'all'): number =>
    (100_000 * (after[key] - before[key])) / (after.at - before.at);
  return { [weakUnits.main]: percent('main'), [weakUnits.all]: percent('all') };
}

/** From the navigation to six charts on the screen, where the page's main thread has a sixth of the processor. */
export async function slowFirstSight(browser: Browser, wall: Wall): Promise<Sample> {
  const page = await openPage(browser);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.addInitScript(noteDrawings);
  await page.goto(urlOf(wall), { waitUntil: 'commit' });
  const drawn = Object.values(await drawnIn(session));
  await page.context().close();
  return { [weakUnits.drawn]: Math.max(...drawn), [weakUnits.first]: Math.min(...drawn) };
}

interface Noted {
  /** when each chart was first painted, ms since the navigation */
  drawn: Record<string, number>;
}

/** Runs in the page before its own scripts. What writes a text on its canvas draws; the frame is painted after that. */
function noteDrawings(): void {
  const drawn: Record<string, number> = {};
  const begun = new Set<string>();
  Object.assign(globalThis, { drawn });
  const context = CanvasRenderingContext2D.prototype;
  const write = context.fillText;
  context.fillText = function (...args) {
    write.apply(this, args);
    const chart = this.canvas.closest('[data-chart]')?.getAttribute('data-chart');
    if (!chart || begun.has(chart)) return;
    begun.add(chart);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      drawn[chart] = performance.now();
    };
    requestAnimationFrame(() => port2.postMessage(undefined));
  };
}

/**
 * When each of the charts was painted, once all were. Asked for without Playwright, whose own script in the page takes 0.14 s of the slowed
 * processor to compile.
 */
async function drawnIn(session: CDPSession): Promise<Noted['drawn']> {
  const expression = 'globalThis.drawn';
  for (const began = performance.now(); performance.now() - began < drawnLimitInMs; await setTimeout(100)) {
    const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
    const drawn = (result.value ?? {}) as Noted['drawn'];
    if (charts.every((chart) => chart in drawn)) return drawn;
  }
  throw new Error(`The six charts were not drawn within ${drawnLimitInMs} ms`);
}

function allDrawn(names: readonly string[]): boolean {
  return document.querySelectorAll('[data-state=ready] canvas').length >= names.length;
}

async function openPage(browser: Browser) {
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    reducedMotion: 'no-preference',
  });
  const page = await context.newPage();
  // the compiler that the benchmark runs on puts calls of this into every function, also into those for the page
  await page.addInitScript('globalThis.__name = (named) => named');
  return page;
}

function urlOf({ port }: Wall): string {
  return `http://127.0.0.1:${port}/`;
}

/** s of processor time of the page's main thread */
async function mainTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
}

/** s of processor time of the browser with all its processes */
async function processTime(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}
