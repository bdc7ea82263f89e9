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
      () => page.locator('.tiles:not(.hidden) [data-state=loading], .tile:not([inert]) .canvas:empty').count(),
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
