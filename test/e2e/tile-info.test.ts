import { expect, test } from 'vitest';
import { useBrowser } from '../helpers/browser.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();

const days = Array.from({ length: 20 }, (_, at) => `2026-01-${String(at + 1).padStart(2, '0')}`);
const sales = `Sales of 2026\n\norder_id;date;sold;currency\n${days.map((day, at) => `${7000 + at};${day};${(at * 37) % 50};EUR\n`).join('')}\nSource: the shop\n`;

const told = {
  en: [
    ['Separator', ';'],
    ['Left out', '1 line below the table: Source: the shop\norder_id (an id, by its name)'],
    [
      'Columns',
      'order_id: an id, by its name\ndate: along the axis, or the names\nsold: drawn\ncurrency: the same in all rows',
    ],
  ],
  'zh-CN': [
    ['分隔符', ';'],
    ['未绘制', '表格下方 1 行：Source: the shop\norder_id（按名称是编号）'],
    ['列', 'order_id: 按名称是编号\ndate: 用作坐标轴或名称\nsold: 已绘制\ncurrency: 各行相同'],
  ],
} as const;

test.each([
  ['en', 'vintage'],
  ['zh-CN', 'chalk'],
] as const)(
  'the info of a tile, opened by the keyboard, says how its file was read and what is left out: %s, %s',
  { timeout: 60_000 },
  async (locale, theme) => {
    const server = await startWallProcess();
    await server.drop('sales.csv', sales);
    const { page, errors } = await openWallPage(
      browser(),
      `${server.url}/chart/sales?theme=${theme}&lang=${locale}`,
      { locale, width: 1280, height: 720 },
    );
    const button = page.locator('[data-chart=sales] .info button');
    await button.focus();
    await page.keyboard.press('Enter');
    const panel = page.locator('[data-chart=sales] [role=dialog]');
    const lines = () =>
      panel
        .locator('.line')
        .evaluateAll((all) =>
          all.map((line) => [
            line.querySelector('dt')?.textContent,
            line.querySelector('dd')?.textContent?.trim(),
          ]),
        );
    await expect.poll(lines).toEqual(expect.arrayContaining([...told[locale]]));
    expect(await panel.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => panel.count()).toBe(0);
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(errors).toEqual([]);
  },
);
