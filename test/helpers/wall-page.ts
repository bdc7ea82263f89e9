import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openPage, type PageOptions } from './browser.ts';

export interface WallPage {
  page: Page;
  /** what went wrong in the page's own scripts */
  errors: string[];
  /** What a tile draws, in words: the description of its drawing for those who do not see it. */
  drawn(chart: string): Promise<string>;
  /** The tile's `data-state`. */
  stateOf(chart: string): Promise<string | null>;
  theme(): Promise<string | null>;
  /** The chart that fills the screen, if one does. */
  maximised(): Promise<string | null>;
  /** Same as long as the page was not loaded anew. */
  loadedAt(): Promise<number>;
}

const tile = (chart: string) => `[data-chart="${chart}"]`;

/** Small and still, unless a test says otherwise: a browser without a graphics card paints every moving pixel on the processor. */
const cheap: PageOptions = { locale: 'en', width: 960, height: 540, reducedMotion: 'reduce' };

/** A page of the product in the browser, as a screen of its own, once the state of its tiles is known. */
export async function openWallPage(browser: Browser, url: string, options?: PageOptions): Promise<WallPage> {
  const { page, errors } = await openPage(browser, url, { ...cheap, ...options });
  const wall: WallPage = {
    page,
    errors,
    drawn: (chart) =>
      page.evaluate(
        (drawing) => document.querySelector(drawing)?.ariaLabel ?? '',
        `${tile(chart)} [role=img]`,
      ),
    stateOf: (chart) => page.getAttribute(tile(chart), 'data-state'),
    theme: () => page.getAttribute('html', 'data-theme'),
    // at once: a locator would wait for half a minute for a tile that has just ended being so
    maximised: () =>
      page.evaluate(() => document.querySelector('.tile.maximised')?.getAttribute('data-chart') ?? null),
    loadedAt: () => page.evaluate(() => performance.timeOrigin),
  };
  await expect
    .poll(() => page.locator('[data-chart]:not([data-state=loading])').count(), { timeout: 15_000 })
    .toBeGreaterThan(0);
  return wall;
}
