import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { useWallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const server = useWallProcess({ walls: ['fixed'] });
const soon = { timeout: 15_000, interval: 50 };
const upright = { width: 390, height: 844 };
const onItsSide = { width: 844, height: 390 };
const charts = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
/** CSS px: what can still be read on a phone in the hand, and hit with a finger. */
const smallestWords = 12;
const smallestTarget = 24;

const address = (path = '/', more = '') => `${server().url}${path}?wall=fixed${more}`;

describe('on a phone', () => {
  test('the tiles of a page are in one scrolling column of full width, with text of full size', async () => {
    const { page, errors } = await openWallPage(browser(), address(), { ...upright, hasTouch: true });
    await expect.poll(() => columnsOf(page), soon).toEqual(charts.map((chart) => `${chart} 16 to 374`));
    expect(await page.evaluate(whatDoesNotFit, { smallestWords, smallestTarget })).toEqual([]);
    const scroller = page.locator('main');
    const top = () => scroller.evaluate((main) => main.scrollTop);
    // a finger on a drawing scrolls the page
    await swipeUp(page, 200);
    await expect.poll(top, soon).toBeGreaterThan(100);
    await scroller.evaluate((main) => main.scrollTo(0, main.scrollHeight));
    await expect.poll(() => isWithin(page, '[data-chart=stock]'), soon).toBe(true);
    expect(errors).toEqual([]);
  });

  test('that is rotated there are two columns, at once and without a reload, and back', async () => {
    const wall = await openWallPage(browser(), address(), upright);
    const loaded = await wall.loadedAt();
    await wall.page.setViewportSize(onItsSide);
    await expect.poll(() => columnsOf(wall.page), soon).toContain('seller 428 to 828');
    expect(await wall.page.evaluate(whatDoesNotFit, { smallestWords, smallestTarget })).toEqual([]);
    await wall.page.setViewportSize(upright);
    await expect.poll(() => columnsOf(wall.page), soon).toContain('seller 16 to 374');
    expect(await wall.loadedAt()).toBe(loaded);
  });

  test('a tile is maximised over the whole screen, also from far down, and back to where it was', async () => {
    const wall = await openWallPage(browser(), address(), upright);
    const button = wall.page.locator('[data-chart=rank] button[aria-pressed]');
    await button.scrollIntoViewIfNeeded();
    const top = () => wall.page.locator('main').evaluate((main) => main.scrollTop);
    const before = await top();
    await button.click();
    await expect.poll(() => wall.maximised(), soon).toBe('rank');
    const { x, y, width, height } = (await wall.page.locator('.maximised').boundingBox()) ?? {};
    expect({ x, y, width, height }).toEqual({ x: 0, y: 0, ...upright });
    await button.click();
    await expect.poll(() => wall.maximised(), soon).toBeNull();
    expect(await top()).toBe(before);
  });

  test('the pagination dots of a wall are reachable, and another page starts at its top', async () => {
    await server().drop('walls/pages.json', {
      seconds: 3600,
      pages: [{ tiles: charts.slice(0, 4).map((chart) => ({ chart })) }, { tiles: [{ chart: 'hot' }] }],
    });
    const { page } = await openWallPage(browser(), `${server().url}?wall=pages`, upright);
    await page.locator('main').evaluate((main) => main.scrollTo(0, 300));
    expect(await isWithin(page, 'nav .dot')).toBe(true);
    await page.locator('nav .dot').nth(1).click();
    await expect.poll(() => columnsOf(page), soon).toEqual(['hot 16 to 374']);
    await expect.poll(() => page.locator('main').evaluate((main) => main.scrollTop), soon).toBe(0);
  });

  test.each([upright, onItsSide, { width: 320, height: 568 }])(
    'every other page fits, on $width x $height',
    async (size) => {
      const paths = [address('/gallery'), address('/mappage')];
      for (const url of [...paths, `${server().url}/?wall=unknown`]) {
        const { page } = await openPage(browser(), url, { ...size, reducedMotion: 'reduce', locale: 'en' });
        await page.locator('main').waitFor();
        await page.keyboard.press('?');
        await page.locator('[role=dialog]').waitFor();
        const misfits = () => page.evaluate(whatDoesNotFit, { smallestWords, smallestTarget });
        await expect.poll(misfits, { ...soon, message: url }).toEqual([]);
      }
    },
  );

  test('headline figures have room for their titles, and show their buttons when they are tapped', async () => {
    const files = { orders: 'Orders today', rating: 'Customer rating' };
    for (const [name, title] of Object.entries(files)) {
      await server().drop(`${name}.chart.json`, { title });
      await server().drop(`${name}.json`, { value: 1284, yesterday: 1190 });
    }
    const page1 = { figures: Object.keys(files), tiles: [{ chart: 'hot' }] };
    await server().drop('walls/figures.json', { pages: [page1] });
    const url = `${server().url}?wall=figures`;
    const { page } = await openWallPage(browser(), url, { ...upright, hasTouch: true });
    const cut = () =>
      page
        .locator('.headline :is(h2, .against)')
        .evaluateAll((words) => words.filter((one) => one.scrollWidth > one.clientWidth).length);
    await page.locator('.headline .against').nth(1).waitFor();
    expect(await cut()).toBe(0);
    const button = page.locator('.headline button[aria-pressed]').first();
    const seen = () => button.evaluate((one) => getComputedStyle(one).opacity);
    expect(await seen()).toBe('0');
    await page.locator('.headline .value').first().tap();
    await expect.poll(seen, soon).toBe('1');
  });

  test('a kiosk stays a wall, since no one can scroll it', async () => {
    const { page } = await openWallPage(browser(), address('/', '&kiosk'), upright);
    const seen = await page.locator('main').evaluate((main) => main.scrollHeight <= main.clientHeight);
    expect(seen).toBe(true);
  });
});

/** A finger goes up by so many px, beginning on a drawing. */
async function swipeUp(page: Page, by: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 195, y }] });
  await touch('touchStart', 600);
  for (let moved = 20; moved <= by; moved += 20) await touch('touchMove', 600 - moved);
  await touch('touchEnd');
}

/** From where to where each tile of the page reaches, as `rank 16 to 374`. */
function columnsOf(page: Page): Promise<string[]> {
  return page.locator('.tiles:not(.hidden) .tile').evaluateAll((tiles) =>
    tiles.map((tile) => {
      const { left, right } = tile.getBoundingClientRect();
      return `${tile.getAttribute('data-chart')} ${Math.round(left)} to ${Math.round(right)}`;
    }),
  );
}

async function isWithin(page: Page, selector: string): Promise<boolean> {
  return page
    .locator(selector)
    .first()
    .evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
}

/** What scrolls sideways, is cut off, or too small to be read or hit, in words. */
function whatDoesNotFit({ smallestWords, smallestTarget }: Record<string, number>): string[] {
  const found: string[] = [];
  const seen = (one: Element) =>
    one.checkVisibility({ visibilityProperty: true }) && !one.matches('.unseen, .unseen *');
  const all = [...document.querySelectorAll('body *')].filter(seen);
  for (const one of all) {
    const { left, right, width, height } = one.getBoundingClientRect();
    const name = `${one.tagName} ${one.getAttribute('class')}`;
    const drawn = one.closest('[role=img], svg');
    if (!drawn && width > 0 && (left < -0.5 || right > innerWidth + 0.5)) found.push(`${name} is cut off`);
    if (one.matches('button, a') && Math.min(width, height) < (smallestTarget ?? 0))
      found.push(`${name} is small`);
    const says = [...one.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
    if (says && !drawn && parseFloat(getComputedStyle(one).fontSize) < (smallestWords ?? 0))
      found.push(`${name} is in small words`);
  }
  return found;
}
