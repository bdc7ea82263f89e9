import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { consoleDesk } from '../helpers/console-page.ts';
import { nginxProgram, startNginx } from '../helpers/nginx.ts';
import { openScreen } from '../helpers/socket.ts';
import { openWallPage, type WallPage } from '../helpers/wall-page.ts';
import { startWallProcess, type WallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const soon = { timeout: 20_000, interval: 50 };
const charts = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
const hint = nginxProgram === undefined ? ' (skipped: apt-get install nginx)' : '';

const badge = (page: Page) => page.locator('.transport').first();

/** Waits until every chart has something drawn. */
async function drawnAll(wall: WallPage): Promise<void> {
  for (const chart of charts) await expect.poll(() => wall.drawn(chart), soon).toMatch(/\d/);
  await expect.poll(() => wall.page.locator('[data-state=ready]').count(), soon).toBe(charts.length);
}

/** Which ways the screens of the wall take. */
async function transportsOf({ url }: WallProcess): Promise<(string | undefined)[]> {
  const { screens } = (await (await fetch(`${url}/api/-/screens`)).json()) as {
    screens: { status: string; facts?: { transport?: string } }[];
  };
  return screens.filter(({ status }) => status === 'here').map(({ facts }) => facts?.transport);
}

/** Notes whenever the line about a lost link comes up, as long as the page is there. */
async function watchTheLine(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const root = document.querySelector('.link');
    if (!root) throw new Error('there is no place for the line');
    Object.assign(window, { lines: 0 });
    new MutationObserver(() => {
      if (root.querySelector('.line')) (window as unknown as { lines: number }).lines++;
    }).observe(root, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { lines: number }).lines);
}

describe.skipIf(nginxProgram === undefined)(`E-5 behind nginx that passes no upgrades on${hint}`, () => {
  test(
    'a screen is live: charts, theme, maximised chart, messages, and again after the server was killed',
    { timeout: 120_000 },
    async () => {
      const server = await startWallProcess();
      const nginx = await startNginx(server.url);
      const wall = await openWallPage(browser(), nginx.url);
      const { page, errors } = wall;
      await drawnAll(wall);
      await expect.poll(() => badge(page).innerText(), soon).toContain('Event stream');
      expect(await transportsOf(server)).toEqual(['sse']);

      const written = performance.now();
      await server.write('seller', [{ name: 'Mill Lane', value: 4321 }]);
      await expect.poll(() => wall.drawn('seller'), soon).toContain('Mill Lane 4,321');
      expect(performance.now() - written).toBeLessThan(5000);

      const other = await openScreen(server.url.replace('http', 'ws'), 'other');
      await page.keyboard.press('t');
      await expect.poll(() => wall.theme(), soon).toBe('vintage');
      expect((await other.next('themeChange')).value).toBe('vintage');
      await page.locator('[data-chart=map]').focus();
      await page.keyboard.press('v');
      await expect.poll(() => wall.maximised(), soon).toBe('map');
      other.send({ action: 'fullScreen', chartName: 'map', value: false });
      await expect.poll(() => wall.maximised(), soon).toBeNull();
      other.send({ action: 'message', id: 'm1', text: 'Lunch is ready' });
      await expect
        .poll(() => page.locator('.board .text').allTextContents(), soon)
        .toEqual(['Lunch is ready']);
      other.close();

      const loadedAt = await wall.loadedAt();
      await server.signal('SIGKILL');
      await expect.poll(() => page.locator('.link .line').innerText(), soon).toContain('Link lost');
      await server.write('seller', [{ name: 'High Street', value: 99 }]);
      await server.start();
      await expect.poll(() => page.locator('.link .line').count(), soon).toBe(0);
      await expect.poll(() => wall.drawn('seller'), soon).toContain('High Street 99');
      await expect.poll(() => badge(page).innerText(), soon).toContain('Event stream');
      expect(await wall.theme()).toBe('vintage');
      expect(await page.locator('.board .text').allTextContents()).toEqual(['Lunch is ready']);
      expect(await wall.loadedAt()).toBe(loadedAt);
      expect(errors).toEqual([]);
    },
  );

  test('it moves over to a socket once the proxy passes upgrades on, and nobody sees it', async () => {
    const server = await startWallProcess();
    const nginx = await startNginx(server.url);
    const wall = await openWallPage(browser(), nginx.url);
    const { page, errors } = wall;
    await drawnAll(wall);
    await expect.poll(() => badge(page).count(), soon).toBe(1);
    const lines = await watchTheLine(page);
    const loadedAt = await wall.loadedAt();
    // the first try comes after ten seconds
    await nginx.passUpgrades();
    await expect.poll(() => badge(page).count(), soon).toBe(0);
    expect(await transportsOf(server)).toEqual(['socket']);
    await server.write('seller', [{ name: 'Mill Lane', value: 4321 }]);
    await expect.poll(() => wall.drawn('seller'), soon).toContain('Mill Lane 4,321');
    await page.keyboard.press('t');
    await expect.poll(() => wall.theme(), soon).toBe('vintage');
    expect(await lines()).toBe(0);
    expect(await wall.loadedAt()).toBe(loadedAt);
    expect(errors).toEqual([]);
  });

  test('the console is live too, and says which way a screen takes, in both languages', async () => {
    const server = await startWallProcess();
    const nginx = await startNginx(server.url);
    await openWallPage(browser(), `${nginx.url}/?screen=lift`);
    await openWallPage(browser(), `${server.url}/?screen=door`);
    for (const [locale, words] of [
      ['en', 'Server-sent events'],
      ['zh-CN', '服务器推送事件'],
    ] as const) {
      const { page, errors } = await openPage(browser(), `${nginx.url}/console/screens`, {
        ...consoleDesk,
        locale,
      });
      const row = (name: string) =>
        page.locator('tr.line', { has: page.getByRole('button', { name, exact: true }) });
      await expect.poll(() => row('lift').innerText(), soon).toContain(words);
      expect(await row('door').innerText()).not.toContain(words);
      // how long a round trip takes is told live
      await expect.poll(() => row('lift').innerText(), soon).toMatch(/\d (ms|毫秒)/);
      await page.getByRole('button', { name: 'door', exact: true }).click();
      await expect.poll(() => page.getByRole('dialog').innerText(), soon).toContain('WebSocket');
      expect(errors).toEqual([]);
      await page.close();
    }
  });
});

test('with ?transport=sse a screen takes no socket, and the help says so in both languages', async () => {
  const server = await startWallProcess();
  for (const [lang, words] of [
    ['en', 'Live over server-sent events and POST'],
    ['zh-CN', '服务器推送事件'],
  ] as const) {
    let attempts = 0;
    const { page, errors } = await openWallPage(browser(), `${server.url}/?transport=sse&lang=${lang}`, {
      prepare: (opening) => opening.on('websocket', () => attempts++),
    });
    await expect.poll(() => badge(page).count(), soon).toBe(1);
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').innerText()).toContain(words);
    expect(attempts).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  }
});
