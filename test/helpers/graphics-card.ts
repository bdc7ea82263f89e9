import type { Page } from 'playwright-core';

/** Called with a page before it goes anywhere: the browser of the tests has no graphics card, and without one the wall does not fade. */
export async function pretendGraphicsCard(page: Page): Promise<void> {
  await page.addInitScript(() => {
    WebGLRenderingContext.prototype.getParameter = () => 'a graphics card';
  });
}
