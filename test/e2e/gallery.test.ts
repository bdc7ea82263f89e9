import { expect, test } from 'vitest';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { useWallProcess } from '../helpers/wall-process.ts';
import { chartTypeNames } from '../../server/protocol/index.ts';

const browser = useBrowser();
const server = useWallProcess();
const soon = { timeout: 20_000, interval: 50 };

test.each([
  ['en', 'chalk', 'Chart types', 'Map of China'],
  ['zh-CN', 'vintage', '图表类型', '全国地图'],
])('the gallery in %s and %s draws every chart type from its file', async (lang, theme, title, china) => {
  const { page, errors, complaints } = await openPage(
    browser(),
    `${server().url}/gallery?lang=${lang}&theme=${theme}`,
    { width: 960, height: 540, reducedMotion: 'reduce' },
  );
  await page.waitForSelector('[data-type]');
  const types = await page
    .locator('[data-type]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-type') ?? ''));
  expect(types.toSorted()).toEqual(chartTypeNames.toSorted());
  for (const type of types) {
    const tile = page.locator(`[data-type="${type}"]`);
    await tile.scrollIntoViewIfNeeded();
    await expect.poll(() => tile.locator('canvas').count(), { ...soon, message: type }).toBeGreaterThan(0);
    expect(await tile.locator('.fault').count(), type).toBe(0);
    expect(await tile.locator('.lines').innerText(), type).not.toBe('');
  }
  expect(await page.title()).toBe(title);
  expect(await page.locator('[data-type=china] h2').innerText()).toBe(china);
  expect(errors).toEqual([]);
  expect(complaints).toEqual([]);
});

test('keys scroll the gallery, and turn no wall', async () => {
  await server().drop('walls/main.json', {
    pages: [{ tiles: [{ chart: 'trend' }] }, { tiles: [{ chart: 'rank' }] }],
  });
  const { page } = await openPage(browser(), `${server().url}/gallery`, { width: 960, height: 540 });
  const wall = await openPage(browser(), `${server().url}/`, { width: 960, height: 540 });
  await expect.poll(() => wall.page.locator('[data-chart=trend]').isVisible(), soon).toBe(true);
  const top = () => page.locator('.gallery').evaluate((gallery) => gallery.scrollTop);
  await page.waitForSelector('[data-type]');
  let before = 0;
  for (const key of ['PageDown', ' ', 'ArrowDown', 'End']) {
    await page.bringToFront();
    await page.keyboard.press(key);
    await expect.poll(top, { ...soon, message: key }).toBeGreaterThan(before);
    before = await top();
  }
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(300);
  expect(await wall.page.locator('[data-chart=trend]').isVisible()).toBe(true);
});
