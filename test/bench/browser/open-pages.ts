import type { Browser, Page } from 'playwright-core';
import type { Wall } from '../parts/wall.ts';

/** Pages of a wall, 1920 x 1080, with at least three drawn charts each. */
export async function openPages(browser: Browser, wall: Wall, count: number): Promise<Page[]> {
  const opened: Page[] = [];
  for (let n = 0; n < count; n++) {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    const page = await context.newPage();
    // the compiler that the benchmark runs on puts calls of this into every function, also into those for the page
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.goto(`http://127.0.0.1:${wall.port}/`);
    await page.waitForFunction(() => document.querySelectorAll('[data-state=ready] canvas').length >= 3);
    opened.push(page);
  }
  return opened;
}
