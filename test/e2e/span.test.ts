import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser } from '../helpers/browser.ts';
import { openWallPage, type WallPage } from '../helpers/wall-page.ts';
import { startWallProcess, type WallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const soon = { timeout: 20_000, interval: 100 };

/** Of one screen. */
const width = 960;
const height = 540;
const bezel = { x: 48, y: 54 };
const whole = { width: 2 * width + bezel.x, height: 2 * height + bezel.y };
const places = [
  [1, 1],
  [2, 1],
  [1, 2],
  [2, 2],
] as const;
const charts = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];

async function startSpan(wall: object = {}): Promise<WallProcess> {
  const server = await startWallProcess();
  // pictures that are taken one after the other show the same steps
  for (const chart of charts) await server.drop(`${chart}.chart.json`, { paging: { seconds: 3600 } });
  await server.drop('walls/main.json', {
    span: { columns: 2, rows: 2, bezel: [5, 10] },
    pages: [{ tiles: charts.map((chart) => ({ chart })) }],
    ...wall,
  });
  return server;
}

/** No clock ticks, and nothing turns by itself. */
const still = (page: Page) => page.clock.setFixedTime(new Date('2026-06-01T10:00:00'));

const openPart = ({ url }: WallProcess, [column, row]: readonly [number, number]): Promise<WallPage> =>
  openWallPage(browser(), `${url}?part=${column},${row}&kiosk`, { width, height, prepare: still });

const openAll = (server: WallProcess) => Promise.all(places.map((place) => openPart(server, place)));

const openWhole = ({ url }: WallProcess): Promise<WallPage> =>
  openWallPage(browser(), `${url}?kiosk`, { ...whole, prepare: still });

async function drawn({ page }: WallPage): Promise<void> {
  await expect
    .poll(
      () =>
        page.locator('.tiles:not(.hidden) [data-state=loading], .tile:not([inert]) .canvas:empty').count(),
      soon,
    )
    .toBe(0);
}

async function shownIn(wall: WallPage): Promise<string> {
  await drawn(wall);
  const picture = await wall.page.screenshot({ animations: 'disabled' });
  return picture.toString('base64');
}

/** The share of the parts' pixels that differ from the large picture. */
async function differing(parts: readonly WallPage[], large: WallPage): Promise<number> {
  const pictures = await Promise.all(parts.map(shownIn));
  return large.page.evaluate(
    async ({ pictures, picture, width, height, bezel }) => {
      const pixelsOf = async (png: string) => {
        const image = new Image();
        image.src = `data:image/png;base64,${png}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0);
        return context;
      };
      const all = await pixelsOf(picture);
      let count = 0;
      for (const [i, png] of pictures.entries()) {
        const at = [(i % 2) * (width + bezel.x), Math.floor(i / 2) * (height + bezel.y)] as const;
        const one = (await pixelsOf(png)).getImageData(0, 0, width, height).data;
        const other = all.getImageData(...at, width, height).data;
        for (let p = 0; p < one.length; p += 4) {
          const far = [0, 1, 2].some((c) => Math.abs((one[p + c] ?? 0) - (other[p + c] ?? 0)) > 24);
          if (far) count++;
        }
      }
      return count / (pictures.length * width * height);
    },
    { pictures, picture: await shownIn(large), width, height, bezel },
  );
}

describe('four screens of a span', () => {
  test('together show what one large screen shows, in both themes, and with one chart maximised', async () => {
    const server = await startSpan();
    const parts = await openAll(server);
    const large = await openWhole(server);
    expect(await differing(parts, large)).toBeLessThan(0.01);
    await large.page.keyboard.press('t');
    for (const each of [...parts, large]) await expect.poll(each.theme, soon).toBe('vintage');
    expect(await differing(parts, large)).toBeLessThan(0.01);
    await large.page.locator('[data-chart=trend]').focus();
    await large.page.keyboard.press('v');
    for (const each of [...parts, large]) await expect.poll(each.maximised, soon).toBe('trend');
    expect(await differing(parts, large)).toBeLessThan(0.01);
  });
});

async function partsOf({ url }: WallProcess) {
  const { walls } = (await (await fetch(`${url}/api/-/walls`)).json()) as {
    walls: { wall: string; span?: { parts: { part: number[]; missing?: true }[] } }[];
  };
  return walls.find(({ wall }) => wall === 'main')?.span?.parts ?? [];
}

const missingOf = async (server: WallProcess) =>
  (await partsOf(server)).filter(({ missing }) => missing).map(({ part }) => part.join());

/** Where on the page the window begins, in CSS px. */
const offsetIn = ({ page }: WallPage) =>
  page.evaluate(() => {
    const { left, top } = document.querySelector('.app')!.getBoundingClientRect();
    return [0 - left, 0 - top];
  });

describe('a screen of a span', () => {
  test('that is gone is missed in its place, while the others keep theirs; it comes back to it, also after the server', async () => {
    const server = await startSpan();
    const parts = await openAll(server);
    await expect.poll(() => missingOf(server), soon).toEqual([]);
    await parts[1]!.page.context().close();
    await expect.poll(() => missingOf(server), soon).toEqual(['2,1']);
    const others = [parts[0]!, parts[2]!, parts[3]!];
    await others[0]!.page.keyboard.press('t');
    for (const each of others) await expect.poll(each.theme, soon).toBe('vintage');
    expect(await Promise.all(others.map(offsetIn))).toEqual([
      [0, 0],
      [0, 594],
      [1008, 594],
    ]);
    const back = await openPart(server, [2, 1]);
    await expect.poll(() => missingOf(server), soon).toEqual([]);
    await server.signal('SIGKILL');
    await server.start();
    await expect.poll(() => missingOf(server), soon).toEqual([]);
    expect(await offsetIn(back)).toEqual([1008, 0]);
  });

  test('is given its part by the wall’s file, whatever its URL says', async () => {
    const server = await startSpan({ screens: { left: { part: [1, 2] } } });
    const { page } = await openWallPage(browser(), `${server.url}?screen=left&part=2,1`, { width, height });
    await expect.poll(() => missingOf(server), soon).toEqual(['1,1', '2,1', '2,2']);
    expect(
      await page
        .locator('[data-chart]')
        .evaluateAll((all) => all.map((tile) => tile.getAttribute('data-chart'))),
    ).toEqual(['map']);
  });
});

describe('what a person does on one screen of a span', () => {
  /** The texts of tooltips that can be seen. */
  const tooltips = ({ page }: WallPage) =>
    page
      .locator('.tile:not([inert]) .canvas > div > div:not(:has(canvas))')
      .evaluateAll((all) =>
        all
          .filter((box) => box.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
          .map(({ textContent }) => textContent),
      );

  test('hovering is seen on all, and ends on all', async () => {
    const server = await startSpan({ pages: [{ tiles: [{ chart: 'trend' }] }] });
    const parts = await openAll(server);
    await Promise.all(parts.map(drawn));
    await parts[2]!.page.mouse.move(500, 100);
    await parts[2]!.page.mouse.move(510, 110);
    await expect.poll(() => tooltips(parts[2]!), soon).toHaveLength(1);
    const [shown] = await tooltips(parts[2]!);
    for (const each of parts) await expect.poll(() => tooltips(each), soon).toEqual([shown]);
    await parts[2]!.page.mouse.move(500, 538);
    for (const each of parts) await expect.poll(() => tooltips(each), soon).toEqual([]);
  });

  test('a province that is opened is open on all, also on one that comes late, and closed on all', async () => {
    const server = await startSpan();
    const parts = await openAll(server);
    await Promise.all(parts.map(drawn));
    const country = parts[2]!.page;
    const back = country.locator('.back');
    const openProvince = async () => {
      // a drawing that is made anew between press and release, in its last font, takes no click
      if ((await back.count()) === 0) await country.mouse.click(324, 217);
      return back.count();
    };
    await expect.poll(openProvince, soon).toBe(1);
    await country.locator('[data-chart=map]').focus();
    await country.keyboard.press('v');
    const late = await openPart(server, [1, 1]);
    const isOpen = ({ page }: WallPage) => page.locator('.tile.maximised .back').count();
    for (const each of [...parts, late]) await expect.poll(() => isOpen(each), soon).toBe(1);
    await parts[0]!.page.locator('.tile.maximised .back').click();
    for (const each of [...parts, late]) await expect.poll(() => isOpen(each), soon).toBe(0);
  });
});
