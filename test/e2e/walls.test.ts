import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage, useBrowser, type PageOptions } from '../helpers/browser.ts';
import { startWallProcess, type WallProcess } from '../helpers/wall-process.ts';

const charts = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
const soon = { timeout: 15_000, interval: 50 };
const browser = useBrowser();
const small: PageOptions = { locale: 'en', width: 960, height: 540, reducedMotion: 'reduce' };

const open = async (url: string, options: PageOptions = {}): Promise<Page> => {
  const { page } = await openPage(browser(), url, { ...small, ...options });
  return page;
};

const shownBy = (page: Page): Promise<string[]> =>
  page
    .locator('.tiles:not(.hidden) [data-chart]')
    .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-chart') ?? ''));

async function expectShown(pages: readonly Page[], wanted: readonly string[]): Promise<void> {
  for (const page of pages) await expect.poll(() => shownBy(page), soon).toEqual(wanted);
}

/** The server without one of the sample charts. */
async function startEmpty(): Promise<WallProcess> {
  const server = await startWallProcess();
  await server.remove(...charts);
  return server;
}

const visitors = 'Month;Online;Shops\n2026-01;1.200;800\n2026-02;1.340;790\n2026-03;1.510;760\n';
const loadedAt = (page: Page): Promise<number> => page.evaluate(() => performance.timeOrigin);

describe('a file that somebody drops', () => {
  test('is a chart on three pages, by its own name, and gone from them when it is deleted', async () => {
    const server = await startEmpty();
    const pages = [await open(server.url), await open(server.url), await open(`${server.url}/screen`)];
    for (const page of pages)
      await expect.poll(() => page.locator('main').innerText(), soon).toContain('Nothing to show yet');
    await server.drop('visitors-by-month.csv', visitors);
    for (const page of pages) {
      const tile = page.locator('[data-chart=visitors-by-month]');
      await expect.poll(() => tile.getAttribute('data-state').catch(() => null), soon).toBe('ready');
      expect(await tile.locator('h2').innerText()).toBe('Visitors by month');
      await expect.poll(() => tile.locator('canvas').count(), soon).toBe(1);
    }
    await rm(join(server.dir, 'visitors-by-month.csv'));
    await expectShown(pages, []);
  });

  test('follows its side-car live, and is drawn by its content again without it', async () => {
    const server = await startEmpty();
    await server.drop('visitors.csv', visitors);
    const page = await open(server.url);
    const tile = page.locator('[data-chart=visitors]');
    await expect.poll(() => tile.getAttribute('data-state').catch(() => null), soon).toBe('ready');
    const byItself = await tile.getAttribute('data-type');
    await server.drop('visitors.chart.json', { type: 'table', title: 'Who came' });
    await expect.poll(() => tile.getAttribute('data-type'), soon).toBe('table');
    expect(await tile.locator('h2').innerText()).toBe('Who came');
    await rm(join(server.dir, 'visitors.chart.json'));
    await expect.poll(() => tile.getAttribute('data-type'), soon).toBe(byItself);
  });

  test('has a page of its own under /chart/<name>', async () => {
    const server = await startEmpty();
    await server.drop('visitors.csv', visitors);
    const page = await open(`${server.url}/chart/visitors`);
    await expect
      .poll(() => page.locator('[data-chart=visitors]').getAttribute('data-state'), soon)
      .toBe('ready');
  });
});

describe('pages', () => {
  test('change on all screens by a key on one, and back by a dot on another', async () => {
    const server = await startWallProcess();
    await server.drop('visitors.csv', visitors);
    const pages = [await open(server.url), await open(server.url)];
    await expectShown(pages, charts);
    await pages[0]?.keyboard.press('PageDown');
    await expectShown(pages, ['visitors']);
    await pages[1]?.locator('nav .dot').first().click();
    await expectShown(pages, charts);
  });

  test('change by themselves, on all screens at once, without a reload', async () => {
    const server = await startEmpty();
    for (const name of ['one', 'two']) await server.drop(`${name}.csv`, visitors);
    const two = [{ tiles: [{ chart: 'one' }] }, { tiles: [{ chart: 'two' }] }];
    await server.drop('walls/fast.json', { seconds: 2, pages: two });
    const pages = [await open(`${server.url}?wall=fast`), await open(`${server.url}?wall=fast`)];
    const loaded = await Promise.all(pages.map(loadedAt));
    await expectShown(pages, ['one']);
    await expectShown(pages, ['two']);
    await expectShown(pages, ['one']);
    expect(await Promise.all(pages.map(loadedAt))).toEqual(loaded);
  });

  test('do not keep charts of another page from being maximised', async () => {
    const server = await startWallProcess();
    await server.drop('visitors.csv', visitors);
    const [one, other] = [await open(server.url), await open(server.url)];
    await expectShown([one, other], charts);
    await other.keyboard.press('PageDown');
    await expectShown([one, other], ['visitors']);
    await one.focus('[data-chart=visitors]');
    await one.keyboard.press('v');
    const maximised = (page: Page) => page.locator('.tile.maximised[data-chart=visitors]').count();
    for (const page of [one, other]) await expect.poll(() => maximised(page), soon).toBe(1);
    await other.keyboard.press('PageUp');
    await expectShown([one, other], charts);
    for (const page of [one, other]) expect(await maximised(page)).toBe(1);
  });
});

describe('a wall’s file', () => {
  test('is live: an edit reaches the screens without a reload', async () => {
    const server = await startWallProcess();
    const page = await open(server.url);
    await expectShown([page], charts);
    const loaded = await loadedAt(page);
    await server.drop('walls/main.json', {
      title: 'Lobby',
      pages: [{ tiles: [{ chart: 'rank' }, { chart: 'seller' }] }],
    });
    await expectShown([page], ['rank', 'seller']);
    expect(await page.locator('h1').innerText()).toBe('Lobby');
    await expect.poll(() => page.title()).toBe('Lobby');
    await rm(join(server.dir, 'walls/main.json'));
    await expectShown([page], charts);
    expect(await loadedAt(page)).toBe(loaded);
  });

  test('sets the language of the wall, also in a browser that prefers another', async () => {
    const server = await startWallProcess();
    await server.drop('walls/main.json', { languages: ['zh-CN'], pages: [{ tiles: [{ chart: 'rank' }] }] });
    const page = await open(server.url);
    await expect.poll(() => page.getAttribute('html', 'lang'), soon).toBe('zh-CN');
    await expect.poll(() => page.locator('[data-chart=rank] h2').innerText(), soon).not.toMatch(/[a-z]/);
    const asked = await open(`${server.url}?lang=en`);
    await expectShown([asked], ['rank']);
    expect(await asked.getAttribute('html', 'lang')).toBe('en');
  });

  test('that does not exist yet is reported with the existing walls, and drawn once it exists', async () => {
    const server = await startWallProcess({ walls: ['lobby'] });
    const page = await open(`${server.url}?wall=loby&kiosk=0`);
    await expect.poll(() => page.locator('main').innerText(), soon).toContain('There is no wall “loby” here');
    const links = page.locator('main a');
    expect((await links.allInnerTexts()).toSorted()).toEqual(['lobby', 'main']);
    await server.drop('walls/loby.json', { pages: [{ tiles: [{ chart: 'rank' }] }] });
    await expectShown([page], ['rank']);
    await rm(join(server.dir, 'walls/loby.json'));
    await links.getByText('lobby').click();
    await expectShown([page], charts);
    expect(new URL(page.url()).search).toBe('?wall=lobby&kiosk=0');
  });

  test('pins screens to a page or to a part of one', async () => {
    const server = await startWallProcess();
    const pages = [{ tiles: charts.slice(0, 3).map((chart) => ({ chart })) }, { tiles: [{ chart: 'rank' }] }];
    const screens = { left: { page: 1, charts: ['map'] }, right: { page: 2 } };
    await server.drop('walls/hall.json', { pages, screens });
    const at = (screen: string) => open(`${server.url}?wall=hall&screen=${screen}`);
    const [left, right, other] = [await at('left'), await at('right'), await at('other')];
    await expectShown([left], ['map']);
    await expectShown([right], ['rank']);
    await expectShown([other], charts.slice(0, 3));
    await other.keyboard.press('PageDown');
    await expectShown([other], ['rank']);
    await expectShown([left], ['map']);
    await expectShown([right], ['rank']);
  });
});

describe('a page of tiles', () => {
  test('fits every screen: nothing scrolls, no title is truncated, no tile overlaps another or the edge', async () => {
    const server = await startWallProcess();
    for (const name of ['one', 'two', 'three', 'four', 'five']) await server.drop(`${name}.csv`, visitors);
    const page = await open(server.url);
    await expectShown([page], charts);
    const sizes = [
      [800, 600],
      [1024, 768],
      [1366, 768],
      [1920, 1080],
      [3440, 1440],
      [7680, 2160],
      [1080, 1920],
      [600, 800],
    ] as const;
    for (const shown of [charts, ['five', 'four', 'one', 'three', 'two']]) {
      await expectShown([page], shown);
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height });
        await expect.poll(() => misfits(page), { ...soon, message: `${width} x ${height}` }).toEqual([]);
      }
      await page.setViewportSize({ width: 960, height: 540 });
      await page.keyboard.press('PageDown');
    }
  });
});

/** What does not fit in a page, in words. */
function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.push('the page scrolls');
    const boxes = [...document.querySelectorAll('.tiles:not(.hidden) .tile')].map((tile) => ({
      name: tile.getAttribute('data-chart'),
      box: tile.getBoundingClientRect(),
    }));
    boxes.forEach(({ name, box }, i) => {
      if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight)
        found.push(`${name} is outside`);
      for (const { name: other, box: two } of boxes.slice(i + 1)) {
        const apart =
          box.right <= two.left || two.right <= box.left || box.bottom <= two.top || two.bottom <= box.top;
        if (!apart) found.push(`${name} overlaps ${other}`);
      }
    });
    for (const words of document.querySelectorAll(
      'h1 .words, .tiles:not(.hidden) h2, .tiles:not(.hidden) .cut',
    ))
      if (words.scrollWidth > words.clientWidth + 1) found.push(`${words.textContent} is cut`);
    const [title, clock] = ['h1', '.clock'].map((one) =>
      document.querySelector(one)?.getBoundingClientRect(),
    );
    if (title && clock && title.right > clock.left) found.push('the title reaches into the clock');
    return found;
  });
}
