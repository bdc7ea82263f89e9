import { expect, test } from 'vitest';
import { useBrowser } from '../helpers/browser.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallProcess } from '../helpers/wall-process.ts';
import { openWildClient, wildModels, type WildClient } from '../helpers/wild-client.ts';

const browser = useBrowser();
const soon = { timeout: 20_000, interval: 50 };

/** The one `socketType` of each model that draws a list of names and values. */
const lists = ['seller', 'rank'] as const;
const rows = (name: string) => [{ name, value: 7 }];

test('four kinds of old clients and a screen survive kill -9: live again and in step, without errors', async () => {
  const server = await startWallProcess({ args: ['--guest-port', '0'] });
  const wall = await openWallPage(browser(), server.url);
  const clients = Object.values(wildModels).map((model) => openWildClient(server.guestUrl, model));
  const [original, slow, shades, changeTheme] = clients as [WildClient, WildClient, WildClient, WildClient];

  const drawnOf = (chart: string) =>
    clients.filter(({ drawn }) => drawn.has(chart)).map(({ drawn }) => drawn.get(chart));
  const expectThemes = (theme: 'dark' | 'light') =>
    expect.poll(() => clients.map((client) => client.theme()), soon).toEqual(clients.map(() => theme));
  const expectAllDrawn = () =>
    expect.poll(() => clients.map(({ drawn }) => drawn.size), soon).toEqual([6, 6, 2, 2]);

  await expectAllDrawn();
  // what is no `themeChange` of the original's is known from those that spoke
  changeTheme.switchTheme();
  await expectThemes('light');
  shades.switchTheme();
  await expectThemes('dark');
  original.switchTheme();
  await expectThemes('light');
  await expect.poll(() => wall.theme(), soon).toBe('vintage');
  slow.maximise('hot', true);
  await expect
    .poll(() => clients.map((client) => client.maximised()), soon)
    .toEqual(['hotproduct', 'hot', undefined, undefined]);
  await expect.poll(() => wall.maximised(), soon).toBe('hot');

  await server.signal('SIGKILL');
  for (const chart of lists) await server.write(chart, rows('while it was away'));
  await server.start();

  await expect.poll(() => lists.flatMap(drawnOf), soon).toEqual(Array(6).fill(rows('while it was away')));
  for (const chart of lists) await server.write(chart, rows('live'));
  await expect.poll(() => lists.flatMap(drawnOf), soon).toEqual(Array(6).fill(rows('live')));
  await expectThemes('light');
  await expect.poll(() => wall.theme(), soon).toBe('vintage');

  changeTheme.switchTheme();
  await expectThemes('dark');
  await expect.poll(() => wall.theme(), soon).toBe('chalk');
  await wall.page.keyboard.press('Escape');
  await expect
    .poll(() => clients.map((client) => client.maximised()), soon)
    .toEqual([undefined, undefined, undefined, undefined]);

  expect(clients.map((client) => client.opened())).toEqual([2, 2, 2, 2]);
  expect(clients.flatMap(({ faults }) => faults)).toEqual([]);
  expect(wall.errors).toEqual([]);
});
