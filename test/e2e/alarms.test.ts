import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../helpers/browser.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallProcess, type WallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const soon = { timeout: 30_000, interval: 50 };

const load = (last: number) =>
  Array.from({ length: 10 }, (_, i) => ({
    time: `2026-11-30T09:5${i}:00Z`,
    load: i === 9 ? last : 40.5 + i,
  }));

/** A wall of two pages; the chart with the alarm is on the second. */
async function startWall(): Promise<WallProcess> {
  const server = await startWallProcess();
  await server.write('load', load(50));
  await server.drop('load.chart.json', {
    title: { en: 'Load', 'zh-CN': '负载' },
    unit: '%',
    alarm: { above: 90 },
  });
  await server.drop('walls/main.json', {
    seconds: 3600,
    pages: [
      { title: { en: 'Sales', 'zh-CN': '销售' }, tiles: [{ chart: 'seller' }, { chart: 'rank' }] },
      { title: { en: 'Machines', 'zh-CN': '机器' }, tiles: [{ chart: 'load' }, { chart: 'stock' }] },
    ],
  });
  return server;
}

const shownCharts = (page: Page) =>
  page
    .locator('[data-page]:not([inert]) [data-chart]:visible')
    .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-chart')));
const messagesOn = (page: Page) => page.locator('.board .text').allTextContents();
const markOn = (page: Page) => page.locator('[data-chart=load] .mark').allTextContents();

for (const isKilled of [false, true])
  test(`L-4 a crossing brings the page of the chart to all screens, marks its tile and says why; afterwards all is as before${isKilled ? ', also if the server was killed meanwhile' : ''}`, async () => {
    const server = await startWall();
    const pages = [
      await openWallPage(browser(), server.url),
      await openWallPage(browser(), server.url, { locale: 'zh-CN' }),
    ];
    for (const { page } of pages)
      await expect.poll(() => shownCharts(page), soon).toEqual(['seller', 'rank']);
    await server.write('load', load(95));
    for (const { page } of pages) await expect.poll(() => shownCharts(page), soon).toEqual(['load', 'stock']);
    const [english, chinese] = pages.map(({ page }) => page) as [Page, Page];
    await expect.poll(() => messagesOn(english), soon).toEqual(['Load: 95%, above 90%']);
    await expect.poll(() => messagesOn(chinese), soon).toEqual(['负载：95%，高于 90%']);
    await expect.poll(() => markOn(english), soon).toEqual([expect.stringMatching(/above 90% ?since \d/)]);
    await expect.poll(() => markOn(chinese), soon).toEqual([expect.stringMatching(/高于 90% ?始于/)]);
    if (isKilled) {
      await server.signal('SIGKILL');
      await server.start();
      const late = await openWallPage(browser(), server.url);
      await expect.poll(() => shownCharts(late.page), soon).toEqual(['load', 'stock']);
      await expect.poll(() => messagesOn(late.page), soon).toEqual(['Load: 95%, above 90%']);
      await expect.poll(() => markOn(late.page), soon).toHaveLength(1);
      for (const { page } of pages) await expect.poll(() => messagesOn(page), soon).toHaveLength(1);
    }
    await server.write('load', load(50));
    for (const { page } of pages) {
      await expect.poll(() => shownCharts(page), soon).toEqual(['seller', 'rank']);
      expect(await markOn(page)).toEqual([]);
    }
    await expect.poll(() => messagesOn(english), soon).toEqual(['Load: the alarm is over']);
    expect(pages.flatMap(({ errors }) => errors)).toEqual([]);
  });

test('L-5 a person who turns the page during an alarm wins; the tile stays marked', async () => {
  const server = await startWall();
  const { page } = await openWallPage(browser(), server.url);
  await server.write('load', load(95));
  await expect.poll(() => shownCharts(page), soon).toEqual(['load', 'stock']);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => shownCharts(page), soon).toEqual(['seller', 'rank']);
  await server.write('load', load(96));
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => shownCharts(page), soon).toEqual(['load', 'stock']);
  expect(await markOn(page)).toHaveLength(1);
});
