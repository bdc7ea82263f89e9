import { expect, test } from 'vitest';
import { useBrowser } from '../helpers/browser.ts';
import { openSocket } from '../helpers/socket.ts';
import { openWallPage, type WallPage } from '../helpers/wall-page.ts';
import { startWallProcess, useWallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const walls = ['edited', 'theme', 'maximised', 'killed', 'guest', 'frozen', 'broken', 'shape'];
const server = useWallProcess({ walls });
/** A wall for one test alone, on the server that all share. */
const wallUrl = (wall: string, path = '/') => `${server().url}${path}?wall=${wall}`;
const within = (ms: number) => ({ timeout: ms, interval: 50 });

const openThree = async (wall: string) => [
  await openWallPage(browser(), wallUrl(wall)),
  await openWallPage(browser(), wallUrl(wall)),
  await openWallPage(browser(), wallUrl(wall, '/screen')),
];

async function all<Value>(
  pages: WallPage[],
  read: (page: WallPage) => Promise<Value>,
  value: Value,
  ms = 5000,
): Promise<void> {
  for (const page of pages) await expect.poll(() => read(page), within(ms)).toEqual(value);
}

async function allDraw(pages: WallPage[], words: string, ms = 5000): Promise<void> {
  for (const page of pages) await expect.poll(() => page.drawn('seller'), within(ms)).toContain(words);
}

test('a file that is edited on disk is redrawn on every page', async () => {
  const pages = await openThree('edited');
  await server().write('seller', [{ name: 'Mill Lane', value: 4321 }]);
  await allDraw(pages, 'Mill Lane 4,321');
  expect(pages.flatMap(({ errors }) => errors)).toEqual([]);
});

test('a theme switched on one page is switched on all, and late or reloaded pages start with it', async () => {
  const pages = await openThree('theme');
  await all(pages, (page) => page.theme(), 'chalk');
  await pages[0]!.page.keyboard.press('t');
  await all(pages, (page) => page.theme(), 'vintage');
  const late = await openWallPage(browser(), wallUrl('theme'));
  expect(await late.theme()).toBe('vintage');
  await pages[1]!.page.reload();
  await all([pages[1]!], (page) => page.theme(), 'vintage');
});

test('a tile that is maximised on one page is maximised on all, and Escape on another ends it everywhere', async () => {
  const pages = await openThree('maximised');
  await pages[0]!.page.locator('[data-chart=map]').focus();
  await pages[0]!.page.keyboard.press('v');
  await all(pages, (page) => page.maximised(), 'map');
  const late = await openWallPage(browser(), wallUrl('maximised'));
  await all([late], (page) => page.maximised(), 'map');
  await pages[1]!.page.keyboard.press('Escape');
  await all([...pages, late], (page) => page.maximised(), null);
});

test('after kill -9 and a restart every page is back by itself with the new data and the same theme, without a reload', async () => {
  const pages = await openThree('killed');
  const loaded = await Promise.all(pages.map((page) => page.loadedAt()));
  await pages[2]!.page.keyboard.press('t');
  await all(pages, (page) => page.theme(), 'vintage');
  await server().signal('SIGKILL');
  await server().write('seller', [{ name: 'After the crash', value: 77 }]);
  for (const { page } of pages)
    await expect.poll(() => page.locator('.link').innerText(), within(5000)).toMatch(/since \d/);
  await server().start();
  await allDraw(pages, 'After the crash 77', 35_000);
  await all(pages, (page) => page.theme(), 'vintage');
  expect(await Promise.all(pages.map((page) => page.loadedAt()))).toEqual(loaded);
  await server().write('seller', [{ name: 'And live again', value: 78 }]);
  await allDraw(pages, 'And live again 78');
});

test('a guest on the original protocol toggles the theme of the pages, and gets their changes', async () => {
  const pages = await openThree('guest');
  const guest = await openSocket(wallUrl('guest').replace('http', 'ws'));
  guest.send({ action: 'themeChange', socketType: 'themeChange', chartName: '', value: '' });
  await guest.next('themeChange');
  await all(pages, (page) => page.theme(), 'vintage');
  await pages[1]!.page.keyboard.press('t');
  await all(pages, (page) => page.theme(), 'chalk');
  expect(await guest.next('themeChange')).toMatchObject({ socketType: 'themeChange' });
  guest.send({ action: 'fullScreen', socketType: 'fullScreen', chartName: 'rank', value: true });
  await all(pages, (page) => page.maximised(), 'rank');
});

test('a screen whose server is frozen says so itself within 15 s, and keeps its charts', async () => {
  const wall = await openWallPage(browser(), wallUrl('frozen'));
  await expect.poll(() => wall.drawn('map'), within(15_000)).toContain(':');
  const before = await wall.drawn('map');
  await server().signal('SIGSTOP');
  await expect.poll(() => wall.page.locator('.link').innerText(), within(15_000)).toMatch(/since \d/);
  expect(await wall.drawn('map')).toBe(before);
  await server().signal('SIGCONT');
  await expect.poll(() => wall.page.locator('.link').innerText(), within(35_000)).not.toMatch(/since \d/);
});

test('a broken file keeps the last good chart on the wall; only its tile says file, line and column', async () => {
  const wall = await openWallPage(browser(), wallUrl('broken'));
  await server().write('seller', [{ name: 'Good', value: 1 }]);
  await allDraw([wall], 'Good 1');
  await server().write('seller', '[\n  {"name": "Good", "value": }\n]');
  await expect
    .poll(() => wall.page.locator('[data-chart=seller]').innerText(), within(5000))
    .toContain('seller.json:2:');
  expect(await wall.drawn('seller')).toContain('Good 1');
  expect(await wall.page.locator('.wall').innerText()).not.toContain('rank.json');
  await server().write('seller', [{ name: 'Mended', value: 2 }]);
  await allDraw([wall], 'Mended 2');
  await expect.poll(() => wall.page.locator('[data-chart=seller]').innerText()).not.toContain('seller.json');
});

test('content without the columns that were drawn is held back and reported until it is accepted', async () => {
  const server = await startWallProcess({ contracts: true });
  const wall = await openWallPage(browser(), server.url);
  await expect.poll(() => wall.stateOf('seller'), within(5000)).toBe('ready');
  // its carousel stands still under the pointer
  await wall.page.hover('[data-chart=seller]');
  const before = await wall.drawn('seller');
  await server.write('seller', [{ name: 'Only one', value: 1 }]);
  await expect.poll(() => wall.stateOf('seller'), within(5000)).toBe('broken');
  const words = await wall.page.locator('[data-chart=seller]').innerText();
  expect(words).toContain('Held back');
  expect(words).toContain('chartwall accept seller');
  expect(await wall.drawn('seller')).toBe(before);
  expect(await wall.stateOf('rank')).toBe('ready');
  await fetch(`${server.url}/api/seller/accept`, { method: 'POST' });
  await allDraw([wall], 'Only one 1');
  await expect.poll(() => wall.stateOf('seller'), within(5000)).toBe('ready');
});

test('data that does not have the shape of its name is drawn as what it is', async () => {
  const wall = await openWallPage(browser(), wallUrl('shape'));
  await expect.poll(() => wall.stateOf('seller'), within(5000)).toBe('ready');
  await server().write('seller', [
    { month: '2026-01', sold: 3 },
    { month: '2026-02', sold: 4 },
    { month: '2026-03', sold: 9 },
  ]);
  const tile = wall.page.locator('[data-chart=seller]');
  await expect.poll(() => tile.getAttribute('data-type'), within(5000)).not.toBe('seller');
  await expect.poll(() => tile.locator('h2').innerText(), within(5000)).toBe('Seller');
  expect(await wall.stateOf('seller')).toBe('ready');
});
