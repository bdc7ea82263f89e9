import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { startForeignSite } from '../helpers/foreign-site.ts';
import { openScreen } from '../helpers/socket.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallProcess, type WallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const soon = { timeout: 15_000, interval: 50 };

/** Opens one of the pages in `foreign-page`, on an origin of its own, which is told where the wall's server is. */
async function openForeignPage(file: string, socketUrl: string) {
  const site = await startForeignSite(join(import.meta.dirname, 'foreign-page'));
  return openPage(browser(), `${site}/${file}?server=${socketUrl}`, { width: 320, height: 240 });
}

async function expectText(page: Page, id: string, words: string): Promise<void> {
  await expect.poll(() => page.textContent(`#${id}`), { ...soon, timeout: 35_000 }).toBe(words);
}

const loadedAt = (page: Page) => page.evaluate(() => performance.timeOrigin);
const click = (page: Page, id: string) => page.click(`#${id}`);
const socketUrlOf = ({ url }: WallProcess) => url.replace('http', 'ws');

describe('chartwall/client in a page of another origin', () => {
  test('draws a chart, follows its file, and stops when it is told to', async () => {
    const server = await startWallProcess();
    await server.write('seller', [{ name: '青禾', value: 1 }]);
    const { page, errors, complaints } = await openForeignPage('index.html', socketUrlOf(server));
    await expectText(page, 'data', '青禾 1');
    await server.write('seller', [{ name: '青禾', value: 2 }]);
    await expectText(page, 'data', '青禾 2');
    await click(page, 'stop');
    await server.write('seller', [{ name: '青禾', value: 3 }]);
    await expect
      .poll(() => fetch(`${server.url}/api/seller`).then((answer) => answer.text()), soon)
      .toContain('3');
    // Told after the data would have been.
    await click(page, 'switch');
    await expectText(page, 'theme', 'vintage');
    expect(await page.textContent('#data')).toBe('青禾 2');
    expect([...errors, ...complaints]).toEqual([]);
  });

  test('follows the theme and the full screen of the wall, and switches the theme itself', async () => {
    const server = await startWallProcess();
    const wall = await openWallPage(browser(), server.url);
    const { page } = await openForeignPage('index.html', socketUrlOf(server));
    await expectText(page, 'link', 'open');
    await wall.page.keyboard.press('t');
    await expectText(page, 'theme', 'vintage');
    await click(page, 'switch');
    await expectText(page, 'theme', 'chalk');
    await expect.poll(() => wall.theme(), soon).toBe('chalk');
    await wall.page.locator('[data-chart=map]').focus();
    await wall.page.keyboard.press('v');
    await expectText(page, 'maximised', 'map');
  });

  test('survives a restart of the server, and then has what changed meanwhile', async () => {
    const server = await startWallProcess();
    const { page, errors } = await openForeignPage('index.html', socketUrlOf(server));
    await expectText(page, 'link', 'open');
    const loaded = await loadedAt(page);
    await server.signal('SIGKILL');
    await expectText(page, 'link', 'lost');
    await server.write('seller', [{ name: '晚', value: 9 }]);
    await server.start();
    await expectText(page, 'data', '晚 9');
    await server.write('seller', [{ name: '晚', value: 10 }]);
    await expectText(page, 'data', '晚 10');
    expect(await loadedAt(page)).toBe(loaded);
    expect(errors).toEqual([]);
  });
});

describe('a client on the original protocol, with not one line changed', () => {
  test('is live: it draws what it requested, and every later version of these files', async () => {
    const server = await startWallProcess({ args: ['--guest-port', '0'] });
    await server.write('seller', [{ name: '旧', value: 1 }]);
    const { page, errors } = await openForeignPage('original.html', server.guestUrl);
    await expectText(page, 'data', '旧 1');
    await server.write('seller', [{ name: '新', value: 2 }]);
    await expectText(page, 'data', '新 2');
    await server.write('hot', [{ name: '图书', children: [] }]);
    await expectText(page, 'hot', '图书');
    expect(errors).toEqual([]);
  });

  test('is in step with the wall: theme and full screen go both ways', async () => {
    const server = await startWallProcess({ args: ['--guest-port', '0'] });
    const wall = await openWallPage(browser(), server.url);
    const { page } = await openForeignPage('original.html', server.guestUrl);
    await expect.poll(() => page.textContent('#data'), soon).not.toBe('');
    await click(page, 'switch');
    await expectText(page, 'theme', 'vintage');
    await expect.poll(() => wall.theme(), soon).toBe('vintage');
    await wall.page.keyboard.press('t');
    await expectText(page, 'theme', 'chalk');
    await click(page, 'maximise');
    await expectText(page, 'maximised', 'seller');
    await expect.poll(() => wall.maximised(), soon).toBe('seller');
    await wall.page.keyboard.press('Escape');
    await expectText(page, 'maximised', '');
  });

  test('gets theme and full screen when it connects late', async () => {
    const server = await startWallProcess({ args: ['--guest-port', '0'] });
    const screen = await openScreen(socketUrlOf(server), 'screen');
    screen.send({ action: 'themeChange', value: 'vintage' });
    screen.send({ action: 'fullScreen', chartName: 'seller', value: true });
    await screen.settled();
    const { page } = await openForeignPage('original.html', server.guestUrl);
    await expectText(page, 'theme', 'vintage');
    await expectText(page, 'maximised', 'seller');
  });
});
