import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../helpers/browser.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallProcess, useWallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const server = useWallProcess({ args: ['--base-path', '/wall'] });

test.each(['/wall/', '/wall', '/wall/screen', '/wall/chart/stock', '/wall/stockpage'])(
  '%s draws its charts live, and nothing is missing',
  async (path) => {
    const missing: string[] = [];
    const prepare = (page: Page) =>
      void page.on('response', (response) => {
        if (response.status() >= 400) missing.push(response.url());
      });
    const wall = await openWallPage(browser(), server().url + path, { prepare });
    await expect.poll(() => wall.drawn('stock')).not.toBe('');
    const name = `From ${path}`;
    await server().write('stock', [{ name, stock: 7, sales: 3 }]);
    await expect.poll(() => wall.drawn('stock')).toContain(name);
    expect([wall.errors, missing]).toEqual([[], []]);
  },
);

test('links lead to other pages under the path, without a request', async () => {
  const { page, loadedAt } = await openWallPage(browser(), `${server().url}/wall/?screen=left`);
  const before = await loadedAt();
  await page.evaluate(() => {
    history.pushState(null, '', '/wall/nothing?screen=left');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await page
    .getByRole('link', { name: 'Sales trend' })
    .or(page.locator('a[href*="trendpage"]'))
    .first()
    .click();
  await expect
    .poll(() => new URL(page.url()).pathname + new URL(page.url()).search)
    .toBe('/wall/trendpage?screen=left');
  expect(await page.locator('[data-chart=trend]').count()).toBe(1);
  expect(await loadedAt()).toBe(before);
});

test('a screen starts, and shows its charts, while the server is down', async () => {
  const own = await startWallProcess({ args: ['--base-path', '/wall'] });
  const { page } = await openWallPage(browser(), `${own.url}/wall/`);
  const kept = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration('/wall/');
      const charts = await (await caches.open('/wall/wall-main')).keys();
      return [registration?.active?.state, charts.length];
    });
  await expect.poll(kept, { timeout: 30_000 }).toEqual(['activated', 6]);
  await own.signal('SIGKILL');
  const again = await page.context().newPage();
  await again.goto(`${own.url}/wall/screen`);
  await expect.poll(() => again.locator('[data-chart] [role=img]').count(), { timeout: 20_000 }).toBe(6);
});
