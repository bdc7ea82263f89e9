import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../helpers/browser.ts';
import { openSocket } from '../helpers/socket.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallServer } from '../helpers/wall-server.ts';

const browser = useBrowser();
const soon = { timeout: 15_000, interval: 50 };

interface Told {
  screen: string;
  name: string;
  wall: string;
  page: string | null;
  status: string;
  facts: Record<string, unknown>;
  telemetry: { charts: Record<string, { revision: number }>; roundTrip: number; clockOffset: number };
}

/** Two walls, the first of two pages that do not turn by themselves. */
async function startWalls() {
  const dir = join(await tempFolder(), 'data');
  await mkdir(join(dir, 'walls'), { recursive: true });
  const write = (wall: string, ...charts: string[]) =>
    writeFile(
      join(dir, `walls/${wall}.json`),
      JSON.stringify({ seconds: 3600, pages: charts.map((chart) => ({ tiles: [{ chart }] })) }),
    );
  await write('main', 'sales', 'stock');
  await write('hall', 'stock');
  const server = await startWallServer({ dir, charts: { sales: [1, 2, 3], stock: [4, 5, 6] } });
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${server.url}/api/-${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(response.ok, `${method} ${path}`).toBe(true);
    return (response.status === 204 ? {} : await response.json()) as Told & { screens: Told[] };
  };
  const screens = async () => (await ask('GET', '/screens')).screens;
  return { ...server, ask, screens };
}

const shownChart = (page: Page) =>
  page.evaluate(() => document.querySelector('.tiles:not(.hidden) [data-chart]')?.getAttribute('data-chart'));

test('P-4 a screen says how it is, and again when that changes', async () => {
  const { url, screens } = await startWalls();
  const { page, errors } = await openWallPage(browser(), `${url}/?screen=Lobby&kiosk`);
  await expect.poll(screens, soon).toMatchObject([
    {
      name: 'Lobby',
      wall: 'main',
      status: 'here',
      facts: {
        address: '127.0.0.1',
        viewport: [960, 540],
        pixelRatio: 1,
        displayMode: 'browser',
        language: 'en',
        theme: 'chalk',
        fullScreen: null,
        kiosk: true,
      },
    },
  ]);
  const [before] = await screens();
  expect(before?.facts['browser']).toMatch(/^Chrom\w+ \d+, Linux$/);
  expect(before?.page).not.toBeNull();
  await page.setViewportSize({ width: 800, height: 600 });
  await page.keyboard.press('t');
  await page.keyboard.press('ArrowRight');
  await expect.poll(screens, soon).toMatchObject([{ facts: { viewport: [800, 600], theme: 'vintage' } }]);
  await expect.poll(async () => (await screens())[0]?.page, soon).not.toBe(before?.page);
  expect(errors).toEqual([]);
});

test('P-5 while an operator looks a screen says how it is going', async () => {
  const { url, socketUrl } = await startWalls();
  await openWallPage(browser(), url);
  const operator = await openSocket(socketUrl);
  operator.send({ action: 'presence', telemetry: true });
  let telemetry: Told['telemetry'] | undefined;
  while (!telemetry) {
    const { changes = [] } = (await operator.next('presence')) as { changes?: Told[] };
    telemetry = changes.find((change) => change.telemetry)?.telemetry;
  }
  expect(telemetry.charts['sales']?.revision).toBeGreaterThan(0);
  expect(Math.abs(telemetry.clockOffset)).toBeLessThan(1000);
});

test('P-7 a screen shows its name in a colour for some seconds, above everything', async () => {
  const { url, ask, screens } = await startWalls();
  const { page, errors } = await openWallPage(browser(), `${url}/?screen=Lobby&kiosk`);
  await expect.poll(async () => (await screens()).length, soon).toBe(1);
  const [{ screen } = { screen: '' }] = await screens();
  await ask('PATCH', `/screens/${screen}`, { name: 'Lobby left' });
  await ask('POST', '/messages', { text: 'Fire drill', level: 'alarm' });
  await page.locator('.message.alarm').waitFor();
  const { colour } = (await ask('POST', `/screens/${screen}/identify`, { seconds: 2 })) as unknown as {
    colour: string;
  };
  const overlay = page.locator('.identify');
  await overlay.waitFor();
  expect(await overlay.locator('.name').textContent()).toBe('Lobby left');
  const seen = await page.evaluate(() => {
    const { innerWidth: width, innerHeight: height } = window;
    const corners = [
      [1, 1],
      [width - 2, 1],
      [1, height - 2],
      [width - 2, height - 2],
      [width / 2, height / 2],
    ] as const;
    const name = document.querySelector('.identify .name');
    return {
      isAbove: corners.every(([x, y]) => document.elementFromPoint(x, y)?.closest('.identify')),
      height: name ? parseFloat(getComputedStyle(name).fontSize) : 0,
      colour: getComputedStyle(document.querySelector('.identify')!).getPropertyValue('--colour'),
    };
  });
  expect(seen).toMatchObject({ isAbove: true, colour });
  expect(seen.height).toBeGreaterThan(60);
  await overlay.waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
});

test('P-7 a screen that is moved goes to the other wall by itself, without loading its page, and stays there', async () => {
  const { url, ask, screens } = await startWalls();
  const { page, errors, loadedAt } = await openWallPage(browser(), url);
  const loaded = await loadedAt();
  expect(await shownChart(page)).toBe('sales');
  await expect.poll(async () => (await screens()).length, soon).toBe(1);
  const [{ screen } = { screen: '' }] = await screens();
  await ask('PATCH', `/screens/${screen}`, { wall: 'hall' });
  await expect.poll(() => shownChart(page), soon).toBe('stock');
  expect(new URL(page.url()).searchParams.get('wall')).toBe('hall');
  expect(await loadedAt()).toBe(loaded);
  await expect.poll(screens, soon).toMatchObject([{ screen, wall: 'hall', status: 'here' }]);
  // as a kiosk does that starts with the URL that it always had
  await page.goto(url);
  await expect.poll(() => shownChart(page), soon).toBe('stock');
  expect(await screens()).toMatchObject([{ screen, wall: 'hall' }]);
  expect(errors).toEqual([]);
});

test('P-7 a pinned screen shows its page, whatever the wall shows, until it is released', async () => {
  const { url, ask, screens } = await startWalls();
  const pinned = await openWallPage(browser(), `${url}/?screen=pinned`);
  const other = await openWallPage(browser(), `${url}/?screen=other`);
  await expect.poll(async () => (await screens()).length, soon).toBe(2);
  const { screen, page } = (await screens()).find(({ name }) => name === 'pinned')!;
  await ask('PATCH', `/screens/${screen}`, { pinned: page });
  await ask('POST', '/walls/main/actions', { action: 'pageChange', value: 1 });
  await expect.poll(() => shownChart(other.page), soon).toBe('stock');
  expect(await shownChart(pinned.page)).toBe('sales');
  await pinned.page.reload();
  await expect.poll(() => shownChart(pinned.page), soon).toBe('sales');
  await ask('PATCH', `/screens/${screen}`, { pinned: null });
  await expect.poll(() => shownChart(pinned.page), soon).toBe('stock');
});

test('P-7 a screen that is reloaded shows a fresh page in place of the one before, which stays until then', async () => {
  const { url, ask, screens } = await startWalls();
  const { page, errors, loadedAt } = await openWallPage(browser(), url);
  const loaded = await loadedAt();
  await expect.poll(async () => (await screens()).length, soon).toBe(1);
  const [{ screen } = { screen: '' }] = await screens();
  await ask('POST', `/screens/${screen}/reload`);
  await page.locator('iframe.fresh-page.shown').waitFor();
  expect(await loadedAt()).toBe(loaded);
  const fresh = page.frames().find((frame) => frame !== page.mainFrame());
  await expect.poll(() => fresh?.locator('[data-chart=sales]').count(), soon).toBe(1);
  await expect.poll(screens, soon).toMatchObject([{ screen, status: 'here' }]);
  expect(errors).toEqual([]);
});
