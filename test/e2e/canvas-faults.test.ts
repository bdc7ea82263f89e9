import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../helpers/browser.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallProcess, useWallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const server = useWallProcess({ walls: ['wiped', 'lost', 'unpainted'] });
const seller = '[data-chart=seller] .canvas canvas';
const soon = { timeout: 15_000 };

/** As when the screen comes back from another tab: what it shows is looked at. */
const look = (page: Page) => page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')));

/** How many pixels of a tile's drawing are not transparent. */
const painted = (page: Page) =>
  page.evaluate((selector) => {
    const canvas = document.querySelector<HTMLCanvasElement>(selector)!;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((level, i) => i % 4 === 3 && level > 0).length;
  }, seller);

async function openDrawn(wall: string) {
  const opened = await openWallPage(browser(), `${server().url}/?wall=${wall}`);
  await expect.poll(() => opened.page.locator('.canvas canvas').count(), soon).toBeGreaterThan(5);
  return opened;
}

test('a tile whose canvas was wiped is drawn anew, and reports nothing', async () => {
  const { page, errors, stateOf } = await openDrawn('wiped');
  const before = await painted(page);
  await page.evaluate((selector) => {
    const canvas = document.querySelector<HTMLCanvasElement>(selector)!;
    canvas.getContext('2d')!.clearRect(0, 0, canvas.width, canvas.height);
  }, seller);
  expect(await painted(page)).toBe(0);
  await look(page);
  await expect.poll(() => painted(page), soon).toBeGreaterThan(0.9 * before);
  expect([await stateOf('seller'), errors]).toEqual(['ready', []]);
});

test('a tile that lost the context of its canvas is drawn anew', async () => {
  const { page } = await openDrawn('lost');
  const drawing = await page.$(seller);
  await drawing!.dispatchEvent('contextlost');
  await expect.poll(() => drawing!.evaluate((canvas) => canvas.isConnected), soon).toBe(false);
  expect(await painted(page)).toBeGreaterThan(0);
});

test('a tile that stays blank says so, as does the console; it is drawn again once the browser paints', async () => {
  const { page, errors, stateOf } = await openDrawn('unpainted');
  // what is painted on canvases of the page does not appear on them any more
  await page.evaluate(() => {
    const proto = CanvasRenderingContext2D.prototype;
    Object.assign(window, { painting: false });
    for (const name of ['fill', 'stroke', 'fillText', 'strokeText', 'fillRect', 'drawImage'] as const) {
      const paint = proto[name] as (...args: unknown[]) => void;
      Object.assign(proto, {
        [name](this: CanvasRenderingContext2D, ...args: unknown[]) {
          if ((window as { painting?: boolean }).painting || !this.canvas.closest('[data-chart=seller]'))
            paint.apply(this, args);
        },
      });
    }
  });
  await server().write('seller', [{ name: 'Unseen', value: 12 }]);
  await expect.poll(() => stateOf('seller'), soon).toBe('broken');
  expect(await page.locator('[data-chart=seller] .fault').innerText()).toContain('leaves it blank');
  expect(errors).toEqual([expect.stringMatching(/^seller .*leaves it blank/)]);
  expect(await page.locator('[data-state=broken]').count()).toBe(1);
  await page.evaluate(() => Object.assign(window, { painting: true }));
  await expect.poll(() => stateOf('seller'), { timeout: 20_000 }).toBe('ready');
  expect(await painted(page)).toBeGreaterThan(0);
});

interface LookedAt {
  looks: number;
}

/** Counts how often a tile was looked at: what is read is 32 pixels wide. */
async function countLooks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counted = Object.assign(window, { looks: 0 });
    const proto = OffscreenCanvasRenderingContext2D.prototype;
    const read = proto.getImageData;
    proto.getImageData = function (this: OffscreenCanvasRenderingContext2D, ...args) {
      if (this.canvas.width === 32) counted.looks++;
      return read.apply(this, args);
    };
  });
}

test.each(['chalk', 'vintage'])('the six charts with changing data raise no alarm in %s', async (theme) => {
  const server = await startWallProcess({ args: ['--demo'] });
  const { page, errors } = await openWallPage(browser(), `${server.url}/?theme=${theme}`, {
    reducedMotion: 'no-preference',
    prepare: countLooks,
  });
  await expect.poll(() => page.locator('.canvas canvas').count(), soon).toBeGreaterThan(6);
  const canvases = await page.$$('.canvas canvas');
  await expect
    .poll(() => page.evaluate(() => (window as unknown as LookedAt).looks), { timeout: 30_000 })
    .toBeGreaterThan(24);
  // what is drawn anew gets new canvases
  for (const canvas of canvases) expect(await canvas.evaluate((element) => element.isConnected)).toBe(true);
  expect([await page.locator('[data-state=broken]').count(), errors]).toEqual([0, []]);
});
