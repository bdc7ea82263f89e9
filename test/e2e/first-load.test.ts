import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { pretendGraphicsCard } from '../helpers/graphics-card.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallProcess, useWallProcess } from '../helpers/wall-process.ts';

const charts = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
const soon = { timeout: 15_000, interval: 50 };
const browser = useBrowser();
const server = useWallProcess({
  walls: [
    'first',
    'covered',
    'reduce',
    'no-preference',
    'no-card',
    'kiosk',
    'maximise',
    'help',
    'arrows',
    'typing',
    'names',
    'focus',
    'screen',
    'nothing',
  ],
});

/** A page with a wall of its own, on the server that all tests share. */
const address = (wall: string, path = '/', more = '') => `${server().url}${path}?wall=${wall}${more}`;

async function expectReady(page: Page, tiles = charts.length): Promise<void> {
  await expect.poll(() => page.locator('[data-state=ready]').count(), soon).toBe(tiles);
}

describe('the first load', () => {
  test('draws all six tiles from its own server only, without failed requests or console messages', async () => {
    const seen = watchEverything();
    const { page } = await openPage(browser(), address('first'), { prepare: seen.prepare });
    await expectReady(page);
    await expect
      .poll(() => page.locator('[role=img]').evaluateAll((all) => all.map((each) => each.ariaLabel)), soon)
      .toEqual(charts.map(() => expect.stringMatching(/\d/)));
    expect(seen.hosts()).toEqual([new URL(server().url).host]);
    expect(seen.failures).toEqual([]);
    expect(seen.said).toEqual([]);
    expect(await page.evaluate(() => (window as WatchedWindow).violations)).toEqual([]);
  });

  test('compiles its script off the main thread, and has its font before it first draws text', async () => {
    const { page } = await openPage(browser(), address('first'));
    await expectReady(page);
    const script = await page.getAttribute('script[src*="/wall-"]', 'src');
    const text = await (await fetch(new URL(script ?? '', server().url))).text();
    expect(text.slice(0, text.indexOf('\n'))).toBe('//# allFunctionsCalledOnLoad');
    const fonts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('.woff2'))
        .map((entry) => (entry as PerformanceResourceTiming).initiatorType),
    );
    expect(fonts).toEqual(['link']);
  });

  test('does not fade without a graphics card, does not animate at all with prefers-reduced-motion, and does otherwise', async () => {
    for (const [wall, reducedMotion, card, expected] of [
      ['reduce', 'reduce', true, 0],
      ['no-card', 'no-preference', false, 0],
      ['no-preference', 'no-preference', true, 1],
    ] as const) {
      const { page } = await openWallPage(browser(), address(wall), {
        reducedMotion,
        async prepare(page) {
          if (card) await pretendGraphicsCard(page);
          await countFades(page);
        },
      });
      await expectReady(page);
      await page.keyboard.press('t');
      await expect.poll(() => page.getAttribute('html', 'data-theme'), soon).toBe('vintage');
      const fades = await page.evaluate(() => (window as WatchedWindow).fades);
      expect([wall, fades]).toEqual([wall, expected]);
      if (reducedMotion === 'reduce') expect(await movesByItself(page, 'map')).toBe(false);
      else await expect.poll(() => movesByItself(page, 'map'), soon).toBe(true);
    }
  });
});

describe('a tile that is covered', () => {
  test('does not animate while hidden, and does again when visible', async () => {
    const { page, maximised } = await openWallPage(browser(), address('covered'), {
      reducedMotion: 'no-preference',
    });
    await expectReady(page);
    expect(await movesByItself(page, 'map')).toBe(true);
    await page.focus('[data-chart=rank]');
    await page.keyboard.press('v');
    await expect.poll(maximised, soon).toBe('rank');
    await expect.poll(() => movesByItself(page, 'map'), soon).toBe(false);
    await page.keyboard.press('v');
    await expect.poll(() => movesByItself(page, 'map'), soon).toBe(true);
  });
});

describe('the language', () => {
  test.each([
    ['zh-TW', '', 'zh-CN', '电商平台实时监控系统', '商家销售统计'],
    ['de', '', 'en', 'E-commerce live monitor', 'Sales by seller'],
    ['en', '&lang=zh-CN', 'zh-CN', '电商平台实时监控系统', '商家销售统计'],
    ['zh-CN', '&lang=en', 'en', 'E-commerce live monitor', 'Sales by seller'],
  ])(
    'of a browser that wants %s, with “%s” in the address, is %s',
    async (locale, more, language, title, seller) => {
      const wall = await openWallPage(browser(), address('main', '/sellerpage', more), { locale });
      expect(await wall.page.getAttribute('html', 'lang')).toBe(language);
      expect(await wall.page.title()).toBe(`${seller} · ${title}`);
      expect(await wall.page.locator('h1').innerText()).toBe(title);
      await expect.poll(() => wall.drawn('seller'), soon).toContain(seller);
      expect(await wall.page.locator('[data-chart=seller] h2').innerText()).toBe(seller);
    },
  );
});

describe('a kiosk', () => {
  test('has no controls but its keys, and hides the pointer 3 s after its last move', async () => {
    const { page, theme } = await openWallPage(browser(), address('kiosk', '/', '&kiosk'));
    await expectReady(page);
    expect(await page.locator('button:visible, a:visible').count()).toBe(0);
    await page.mouse.move(100, 100);
    const cursor = () => page.evaluate(() => getComputedStyle(document.body).cursor);
    expect(await cursor()).not.toBe('none');
    await expect.poll(cursor, soon).toBe('none');
    await page.mouse.move(200, 200);
    await expect.poll(cursor, soon).not.toBe('none');
    await page.keyboard.press('t');
    await expect.poll(theme, soon).toBe('vintage');
  });
});

describe('the keys', () => {
  test('v and Enter maximise the tile in focus and bring it back, Escape only brings it back', async () => {
    const wall = await openWallPage(browser(), address('maximise'));
    const { keyboard } = wall.page;
    for (const [key, back] of [
      ['v', 'v'],
      ['Enter', 'Enter'],
      ['V', 'Escape'],
    ] as const) {
      await wall.page.focus('[data-chart=rank]');
      await keyboard.press(key);
      await expect.poll(() => wall.maximised(), soon).toBe('rank');
      await keyboard.press(back);
      await expect.poll(() => wall.maximised(), soon).toBeNull();
    }
    await wall.page.getByRole('button', { name: 'Maximise' }).first().click();
    await expect.poll(() => wall.maximised(), soon).toBe('trend');
  });

  test('? opens the help that lists them all, Escape closes it and leaves the maximised tile as it is', async () => {
    const wall = await openWallPage(browser(), address('help'));
    const help = wall.page.getByRole('dialog', { name: 'Keys' });
    await wall.page.focus('[data-chart=hot]');
    await wall.page.keyboard.press('v');
    await expect.poll(() => wall.maximised(), soon).toBe('hot');
    await wall.page.keyboard.press('?');
    await expect
      .poll(() => help.locator('kbd').allInnerTexts(), soon)
      .toEqual(expect.arrayContaining(['V', 'Enter', 'T', 'F', '←', '→', 'Esc', '?']));
    await wall.page.keyboard.press('Escape');
    await expect.poll(() => help.count(), soon).toBe(0);
    expect(await wall.maximised()).toBe('hot');
  });

  test('arrows turn the pages of the tile in focus, space too', async () => {
    const wall = await openWallPage(browser(), address('arrows'));
    const name = () => wall.page.locator('[data-chart=hot] .steps .name').innerText();
    const first = await name();
    await wall.page.focus('[data-chart=hot]');
    await wall.page.keyboard.press('ArrowRight');
    await expect.poll(name, soon).not.toBe(first);
    await wall.page.keyboard.press('ArrowLeft');
    await expect.poll(name, soon).toBe(first);
    await wall.page.keyboard.press(' ');
    await expect.poll(name, soon).not.toBe(first);
  });

  test('do nothing while typing, or together with Control', async () => {
    const wall = await openWallPage(browser(), address('typing'));
    await wall.page.evaluate(() => document.body.append(document.createElement('input')));
    await wall.page.focus('input');
    await wall.page.keyboard.type('tv?');
    await wall.page.evaluate(
      () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
    );
    await wall.page.keyboard.press('Control+Shift+t');
    expect(await wall.page.inputValue('input')).toBe('tv?');
    // Had one of these gone out, its echo would be here before that of this one.
    await wall.page.focus('[data-chart=map]');
    await wall.page.keyboard.press('v');
    await expect.poll(() => wall.maximised(), soon).toBe('map');
    expect(await wall.theme()).toBe('chalk');
    expect(await wall.page.getByRole('dialog').count()).toBe(0);
  });
});

describe('the controls', () => {
  test.each(['/', '/hotpage', '/chart/unheard-of'])('on %s all have a name', async (path) => {
    const { page } = await openPage(browser(), address('names', path), { locale: 'en' });
    await expect.poll(() => page.locator('button, a').count(), soon).toBeGreaterThan(0);
    expect(await namelessControls(page)).toEqual([]);
  });

  test('are reached by Tab, and show that they are', async () => {
    const { page } = await openWallPage(browser(), address('focus'));
    const outlines: string[] = [];
    for (let n = 0; n < 4; n++) {
      await page.keyboard.press('Tab');
      outlines.push(
        await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle),
      );
    }
    expect(outlines).not.toContain('none');
  });
});

describe('files that come and go', () => {
  test('a chart that the layout names shows “no data” while its file is deleted', async () => {
    const own = await startWallProcess({ walls: ['fixed'] });
    const wall = await openWallPage(browser(), `${own.url}?wall=fixed`);
    await expectReady(wall.page);
    await own.remove('rank');
    await expect.poll(() => wall.stateOf('rank'), soon).toBe('missing');
    await expect
      .poll(() => wall.page.locator('[data-chart=rank]').innerText(), soon)
      .toContain('Waiting for rank.json');
    expect(await wall.drawn('rank')).not.toMatch(/\d/);
    expect(await wall.stateOf('seller')).toBe('ready');
    await own.write('rank', [{ name: 'Back', value: 207 }]);
    await expect.poll(() => wall.drawn('rank'), soon).toContain('Back 207');
    expect(await wall.stateOf('rank')).toBe('ready');
  });

  test('a wall without files explains what to do, and draws the first file', async () => {
    const own = await startWallProcess();
    await own.remove(...charts);
    const [{ page }, chinese] = [
      await openPage(browser(), own.url, { locale: 'en' }),
      await openPage(browser(), own.url, { locale: 'zh-CN' }),
    ];
    const words = () => Promise.all([page, chinese.page].map((each) => each.locator('main').innerText()));
    await expect
      .poll(words, soon)
      .toEqual([
        expect.stringMatching(/Nothing to show yet[^]*Drop a file such as sales\.csv/),
        expect.stringMatching(/暂无内容[^]*将 sales\.csv/),
      ]);
    await own.write('seller', [{ name: 'First', value: 1 }]);
    await expect.poll(() => page.getAttribute('[data-chart=seller]', 'data-state'), soon).toBe('ready');
  });
});

describe('the addresses', () => {
  test('show one chart alone: /<chart>page and /chart/<name>', async () => {
    const paths = [...charts.map((chart) => `/${chart}page`), '/chart/stock', '/chart/hotproduct'];
    const { page, drawn } = await openWallPage(browser(), address('single', paths[0]));
    for (const path of paths) {
      const chart = /(\w+?)(page)?$/.exec(path)?.[1] ?? '';
      await page.goto(address('single', path));
      await expectReady(page, 1);
      expect(await page.locator('[data-chart]').getAttribute('data-chart')).toBe(chart);
      await expect.poll(() => drawn(chart), soon).toMatch(/\d/);
    }
  });

  test('/screen shows the wall as / does', async () => {
    const { page } = await openWallPage(browser(), address('screen', '/screen'));
    await expectReady(page);
  });

  test('an unknown path is 404, and a chart without a file says which one it waits for', async () => {
    for (const path of ['/nothing', '/chart/a/b', '/sellerpage/x']) {
      expect([path, (await fetch(server().url + path)).status]).toEqual([path, 404]);
    }
    const { page } = await openPage(browser(), address('nothing', '/chart/unheard-of'), { locale: 'en' });
    await expect.poll(() => page.locator('main').innerText(), soon).toContain('Waiting for unheard-of.csv');
    await page.getByRole('link', { name: 'To the wall' }).click();
    await expectReady(page);
    expect(new URL(page.url()).search).toBe('?wall=nothing');
  });
});

interface WatchedWindow {
  violations?: string[];
  fades?: number;
}

/** Notes where a page gets things from, what it does not get, what its policy refuses, and whatever is said on the console. */
function watchEverything() {
  const hosts = new Set<string>();
  const failures: string[] = [];
  const said: string[] = [];
  return {
    hosts: () => [...hosts],
    failures,
    said,
    async prepare(page: Page): Promise<void> {
      page.on('request', (request) => hosts.add(new URL(request.url()).host));
      page.on('websocket', (socket) => hosts.add(new URL(socket.url()).host));
      page.on('requestfailed', (request) => failures.push(request.url()));
      page.on('response', (answer) => answer.status() >= 400 && failures.push(answer.url()));
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      await page.addInitScript(() => {
        const violations: string[] = ((window as WatchedWindow).violations = []);
        document.addEventListener('securitypolicyviolation', (refused) =>
          violations.push(refused.blockedURI),
        );
      });
    },
  };
}

async function countFades(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched = window as WatchedWindow;
    watched.fades = 0;
    const start = document.startViewTransition.bind(document);
    document.startViewTransition = (change) => {
      watched.fades = (watched.fades ?? 0) + 1;
      return start(change);
    };
  });
}

/** Whether a drawing, on however many canvases, looks different half a second later, though nothing has happened to it. */
async function movesByItself(page: Page, chart: string): Promise<boolean> {
  const canvases = page.locator(`[data-chart=${chart}] canvas`);
  await canvases.first().waitFor({ state: 'attached' });
  const picture = () =>
    canvases.evaluateAll((all) => all.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()).join());
  const before = await picture();
  await setTimeout(500);
  return before !== (await picture());
}

/** Buttons and links that somebody who does not see them cannot tell apart, as the browser itself names them. */
async function namelessControls(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const controls = nodes.filter(
    ({ ignored, role }) => !ignored && ['button', 'link', 'menuitem'].includes(String(role?.value)),
  );
  expect(controls).not.toEqual([]);
  return controls.filter(({ name }) => !String(name?.value ?? '').trim()).map(({ nodeId }) => nodeId);
}
