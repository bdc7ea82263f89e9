import { expect, onTestFinished, test } from 'vitest';
import { launchChromium } from '../helpers/chromium.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { useWallProcess } from '../helpers/wall-process.ts';

const server = useWallProcess({ args: ['--tls', 'self-signed'] });

test('a browser without the flag shows nothing of the wall', async () => {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await expect(page.goto(`${server().url}/`)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
});

test('a kiosk with the flag that the server prints shows the wall live, and starts while the server is down', async () => {
  const flag = /--ignore-certificate-errors-spki-list=\S+/.exec(server().said)?.[0] ?? '';
  expect(flag).toMatch(/=[A-Za-z0-9+/]{43}=$/);
  const browser = await launchChromium([flag]);
  onTestFinished(() => browser.close());
  const wall = await openWallPage(browser, `${server().url}/`);
  expect(new URL(wall.page.url()).protocol).toBe('https:');
  await expect.poll(() => wall.drawn('stock')).not.toBe('');
  await server().write('stock', [{ name: 'Moved', stock: 7, sales: 3 }]);
  await expect.poll(() => wall.drawn('stock')).toContain('Moved');
  expect(wall.errors).toEqual([]);

  const kept = () =>
    wall.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration('/');
      return [registration?.active?.state, (await (await caches.open('wall-main')).keys()).length];
    });
  await expect.poll(kept, { timeout: 30_000 }).toEqual(['activated', 6]);
  await server().signal('SIGKILL');
  const again = await wall.page.context().newPage();
  await again.goto(`${server().url}/screen`);
  await expect.poll(() => again.locator('[data-chart] [role=img]').count(), { timeout: 20_000 }).toBe(6);
});
