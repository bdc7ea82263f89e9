import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testSecret } from '../helpers/auth.ts';
import { violations } from '../helpers/axe.ts';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { consoleDesk, logInAs } from '../helpers/console-page.ts';
import { openScreen } from '../helpers/socket.ts';
import { startWallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const soon = { timeout: 15_000, interval: 50 };
const phone = { ...consoleDesk, width: 390, height: 844 };
const parts = ['screens', 'walls', 'messages', 'data', 'audit', 'people'];

test(
  'WCAG 2.2 AA: axe finds no violations in any part of the console, in both themes and languages, at a desk and on a phone',
  { timeout: 180_000 },
  async () => {
    const server = await startWallProcess();
    await server.drop('broken.json', '[1, 2');
    await openScreen(server.url.replace('http', 'ws'), 'left', { name: 'Left' });
    const found: string[] = [];
    const check = async (page: Page, what: string) =>
      found.push(...(await violations(page)).map((violation) => `${what}: ${violation}`));

    for (const [size, words] of [
      [consoleDesk, 'theme=chalk&lang=en'],
      [phone, 'theme=vintage&lang=zh-CN'],
    ] as const) {
      const { page } = await openPage(browser(), `${server.url}/console/screens?${words}`, size);
      for (const part of parts) {
        await page.locator(`nav a[href*="/${part}"]`).click();
        await expect
          .poll(() => page.locator('nav a[aria-current]').getAttribute('href'), soon)
          .toContain(part);
        await expect.poll(() => page.locator('.bones').count(), soon).toBe(0);
        await check(page, `${part} ${words}`);
      }
    }
    expect(found).toEqual([]);
  },
);

test(
  'WCAG 2.2 AA: nor in what opens over it, nor in a part that is not for somebody',
  { timeout: 120_000 },
  async () => {
    const server = await startWallProcess({ args: ['--secret', testSecret] });
    const { page } = await openPage(browser(), `${server.url}/console/people?theme=vintage`, consoleDesk);
    await logInAs(page, server, 'admin');
    await page.getByRole('button', { name: 'Add a person' }).first().click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Account and settings' }).click();
    await page.getByRole('menuitem').first().waitFor();
    expect(await violations(page)).toEqual([]);

    const viewer = await openPage(browser(), `${server.url}/console/audit?theme=chalk`, consoleDesk);
    await logInAs(viewer.page, server, 'viewer');
    await viewer.page.getByText('This part is not for your role').waitFor();
    expect(await violations(viewer.page)).toEqual([]);
  },
);
