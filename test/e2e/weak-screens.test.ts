import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { useWallProcess } from '../helpers/wall-process.ts';

const charts = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
const soon = { timeout: 15_000, interval: 50 };
const moving = { reducedMotion: 'no-preference' } as const;
const browser = useBrowser();
const server = useWallProcess({ walls: ['rest', 'hidden', 'still', 'order'] });
const address = (wall: string) => `${server().url}?wall=${wall}`;

describe('a wall at rest', () => {
  test('draws ripples on a canvas of their own, a few times a second, and the map under them not at all', async () => {
    const page = await openStanding('rest', moving);
    const [map, ripples] = await drawsOfMap(page, 3000);
    expect(map).toBe(0);
    expect(ripples).toBeGreaterThan(0);
    expect(ripples).toBeLessThanOrEqual(15);
  });

  test('draws no ripples in a hidden page, and resumes them when it is visible', async () => {
    const page = await openStanding('hidden', moving);
    const hide = (hidden: boolean) =>
      page.evaluate(
        (is) => Object.defineProperty(document, 'hidden', { value: is, configurable: true }),
        hidden,
      );
    await hide(true);
    expect(await drawsOfMap(page, 1500)).toEqual([0, 0]);
    await hide(false);
    await expect.poll(async () => (await drawsOfMap(page, 500))[1], soon).toBeGreaterThan(0);
  });

  test('has no ripples with prefers-reduced-motion', async () => {
    const page = await openStanding('still', { reducedMotion: 'reduce' });
    expect(await drawsOfMap(page, 1500)).toEqual([0]);
  });
});

describe('a wall that opens', () => {
  test('shows its header first, then its charts one by one, each painted before the next begins', async () => {
    const { page } = await openPage(browser(), address('order'), { ...moving, prepare: noteOrder });
    const order = () => page.evaluate(() => (window as WatchedWindow).order ?? []);
    const drawn = async () => (await order()).filter((entry) => entry !== 'frame');
    await expect.poll(async () => (await drawn()).toSorted(), soon).toEqual(charts.toSorted());
    expect(await page.evaluate(() => (window as WatchedWindow).headerFirst)).toBe(true);
    expect(await order()).toEqual((await drawn()).flatMap((chart) => ['frame', chart]));
  });
});

interface WatchedWindow {
  draws?: Map<Element, number>;
  /** charts as they are first drawn, and between them one `frame`, where there were frames */
  order?: string[];
  headerFirst?: boolean;
}

async function openStanding(
  wall: string,
  motion: { reducedMotion: 'reduce' | 'no-preference' },
): Promise<Page> {
  const { page } = await openPage(browser(), address(wall), { ...motion, prepare: countDraws });
  await expect.poll(() => page.locator('[data-state=ready] canvas').count(), soon).toBeGreaterThanOrEqual(6);
  await expect.poll(async () => (await drawsOfMap(page, 500))[0], soon).toBe(0);
  return page;
}

/** How often each canvas of the map is drawn in so many ms: first the land's, then the ripples'. */
async function drawsOfMap(page: Page, ms: number): Promise<number[]> {
  await page.evaluate(() => (window as WatchedWindow).draws?.clear());
  await setTimeout(ms);
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-chart=map] canvas')].map(
      (canvas) => (window as WatchedWindow).draws?.get(canvas) ?? 0,
    ),
  );
}

/** ECharts clears a canvas before it draws it again. */
async function countDraws(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const draws = ((window as WatchedWindow).draws = new Map<Element, number>());
    const context = CanvasRenderingContext2D.prototype;
    const clear = context.clearRect;
    context.clearRect = function (...args) {
      clear.apply(this, args);
      draws.set(this.canvas, (draws.get(this.canvas) ?? 0) + 1);
    };
  });
}

async function noteOrder(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched = window as WatchedWindow;
    const order: string[] = (watched.order = []);
    const frame = (): void => {
      if (order.at(-1) !== 'frame' && order.length < 11) order.push('frame');
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const context = CanvasRenderingContext2D.prototype;
    const write = context.fillText;
    context.fillText = function (...args) {
      write.apply(this, args);
      const chart = this.canvas.closest('[data-chart]')?.getAttribute('data-chart');
      if (!chart || order.includes(chart)) return;
      watched.headerFirst ??= document.querySelector('header h1') !== null;
      order.push(chart);
    };
  });
}
