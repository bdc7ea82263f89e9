import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from '../helpers/axe.ts';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { startWallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const soon = { timeout: 15_000, interval: 50 };
const laptop = { width: 1366, height: 768 };
const phone = { width: 390, height: 844 };
const small = { width: 960, height: 540 };

test(
  'WCAG 2.2 AA: axe finds no violations on any page, on a laptop and a phone, connected and disconnected',
  { timeout: 120_000 },
  async () => {
    const server = await startWallProcess();
    await server.drop('more.csv', 'Month;Online;Shops\n2026-01;1.200;800\n2026-02;1.340;790\n');
    const open = async (path: string, size: typeof laptop, words: string) => {
      const opened = await openPage(browser(), `${server.url}${path}?wall=main&${words}`, {
        ...size,
        reducedMotion: 'reduce',
      });
      await expect
        .poll(() => opened.page.locator('[data-state=ready], [data-type] canvas').count(), soon)
        .toBeGreaterThan(0);
      return opened.page;
    };
    const found: string[] = [];
    const check = async (page: Page, what: string) =>
      found.push(...(await violations(page)).map((violation) => `${what}: ${violation}`));

    const wall = await open('/', laptop, 'theme=chalk&lang=en');
    await check(wall, 'wall');
    await wall.setViewportSize(small);
    await check(wall, 'small wall');
    await wall.keyboard.press('?');
    await wall.locator('[role=dialog]').waitFor();
    await check(wall, 'help');
    await wall.keyboard.press('Escape');
    await check(await open('/gallery', laptop, 'theme=vintage&lang=zh-CN'), 'gallery');
    await check(await open('/mappage', laptop, 'theme=vintage&lang=zh-CN'), 'single page');
    const inHand = await open('/', phone, 'theme=vintage&lang=zh-CN');
    await check(inHand, 'phone');
    await server.signal('SIGKILL');
    for (const page of [wall, inHand]) {
      await page.locator('.link .line').waitFor();
      await check(page, 'lost link');
    }
    expect(found).toEqual([]);
  },
);
