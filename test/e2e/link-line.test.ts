import { expect, test } from 'vitest';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { startPlainProxy } from '../helpers/plain-proxy.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallProcess, useWallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const server = useWallProcess();
const soon = { timeout: 15_000, interval: 50 };
const sizes = [
  [1920, 1080],
  [3840, 2160],
  [1366, 768],
  [1080, 1920],
  [390, 844],
] as const;

test(
  'a lost connection has a bar of its own at every size, and covers nothing of a wall, a chart, the gallery or a maximised tile',
  { timeout: 120_000 },
  async () => {
    const own = await startWallProcess({ walls: ['maximised'] });
    // few charts: it is no matter what is drawn, and four times the pixels take their time
    await own.drop('walls/main.json', { pages: [{ tiles: [{ chart: 'rank' }, { chart: 'seller' }] }] });
    const open = (words: string) => openWallPage(browser(), `${own.url}?${words}`);
    const walls = [await open('theme=chalk&lang=en'), await open('theme=vintage&lang=zh-CN')];
    const others = [
      await open('wall=maximised'),
      await openPage(browser(), `${own.url}/mappage`),
      await openPage(browser(), `${own.url}/gallery`),
    ];
    const [filled] = others;
    await filled?.page.focus('[data-chart=rank]');
    await filled?.page.keyboard.press('v');
    await filled?.page.locator('.maximised').waitFor();
    for (const { page } of others) await page.locator('article:visible, .tile:visible').first().waitFor();
    await own.signal('SIGKILL');
    for (const { page } of others) {
      await page.locator('.link .line').waitFor();
      await expect.poll(() => page.evaluate(whatTheLineCovers), { ...soon, message: page.url() }).toEqual([]);
      await page.close();
    }
    for (const { page } of walls) {
      await page.locator('.link .line').waitFor();
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height });
        const covered = () => page.evaluate(whatTheLineCovers);
        await expect.poll(covered, { ...soon, message: `${width} x ${height}` }).toEqual([]);
      }
    }
    await own.start();
    for (const { page } of walls) {
      await expect.poll(() => page.locator('.link .line').count(), { ...soon, timeout: 35_000 }).toBe(0);
      await expect
        .poll(() => page.locator('.app').evaluate((app) => app.getBoundingClientRect().top))
        .toBe(0);
      await page.close();
    }
  },
);

test('behind a proxy that lets neither sockets nor event streams through a page says so, and how to fix it, in both languages', async () => {
  const proxy = await startPlainProxy(server().url);
  proxy.blocked = /events/;
  for (const [lang, cause] of [
    ['en', 'its WebSocket does not get through a proxy in between'],
    ['zh-CN', 'WebSocket 无法通过中间的代理'],
  ] as const) {
    let asked = 0;
    const { page, errors } = await openPage(browser(), `${proxy.url}/?lang=${lang}`, {
      width: 1366,
      height: 768,
      reducedMotion: 'reduce',
      prepare: (opening) =>
        opening.on('request', (request) => request.url().endsWith('/api/-/link') && asked++),
    });
    let attempts = 0;
    page.on('websocket', () => attempts++);
    const line = page.locator('.link .line');
    await expect.poll(() => line.innerText(), { ...soon, timeout: 30_000 }).toContain(cause);
    expect(await line.innerText()).toContain('proxy_set_header Upgrade $http_upgrade;');
    expect(await page.evaluate(whatTheLineCovers)).toEqual([]);
    expect(asked).toBeLessThanOrEqual(attempts);
    expect(errors).toEqual([]);
  }
});

/** What the line lies over, or what it pushed out of the screen, in words. */
function whatTheLineCovers(): string[] {
  const found: string[] = [];
  const bottom = document.querySelector('.link .line')?.getBoundingClientRect().bottom ?? Infinity;
  const page = document.querySelector('.app')?.getBoundingClientRect();
  if (!page || page.top < bottom - 0.5) found.push('the page begins under the line');
  if (page && page.bottom > innerHeight + 0.5) found.push('the page reaches over the lower edge');
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the screen');
  const scrolls =
    document.documentElement.hasAttribute('data-handheld') || document.querySelector('.gallery');
  for (const part of document.querySelectorAll('.app header, .app .tile')) {
    const { top, bottom: end } = part.getBoundingClientRect();
    if (getComputedStyle(part).visibility === 'hidden' || part.closest('.hidden')) continue;
    if (top < bottom - 0.5) found.push(`${part.className} is covered`);
    if (!scrolls && end > innerHeight + 0.5) found.push(`${part.className} is cut off`);
  }
  return found;
}
