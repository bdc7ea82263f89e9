import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Language } from '#protocol';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { startWallProcess, type WallProcess } from '../helpers/wall-process.ts';

const soon = { timeout: 15_000, interval: 50 };
const browser = useBrowser();

/** What the tile of each chart says of its file. */
const told: Readonly<Record<Language, Readonly<Record<string, readonly string[]>>>> = {
  'zh-CN': {
    syntax: ['文件内容有误', 'syntax.json:1:7', '此处应为一个值，而不是 }', '当前显示上一次的有效数据'],
    never: ['文件内容有误', 'never.json:2:1', '文件不完整：第 1 行的 [ 没有闭合'],
    quote: ['文件内容有误', 'quote.csv:2:1', '此处开始的引号没有结束', '当前显示上一次的有效数据'],
    rows: [
      '变化过大，暂不显示',
      'rows.json',
      '行数由 30 减至 1',
      '如需显示，请执行',
      'chartwall accept rows',
    ],
    settings: [
      '图表设置有误',
      'settings.chart.json:1:14',
      'colours[0] 有误：颜色写作 #rrggbb',
      '按数据内容绘制',
    ],
    empty: ['文件为空', 'empty.json:1:1', '文件没有内容'],
  },
  en: {
    syntax: ['mistake in the file', 'syntax.json:1:7', 'a value is expected here, not }', 'last good data'],
    never: ['mistake in the file', 'never.json:2:1', 'the [ of line 1 is not closed'],
    quote: ['mistake in the file', 'quote.csv:2:1', 'the quote that opens here is never closed'],
    rows: ['Held back', 'rows.json', 'only 1 of 30 rows is left', 'chartwall accept rows'],
    settings: [
      'how it is to be drawn',
      'settings.chart.json:1:14',
      'colours[0] is wrong: a colour is #rrggbb',
    ],
    empty: ['The file is empty', 'empty.json:1:1'],
  },
};

test.each(['zh-CN', 'en'] as const)(
  'a problem with a file is reported in %s, and is readable',
  async (language) => {
    const server = await startWallProcess({ contracts: true });
    await dropGood(server);
    const { page, errors } = await openPage(browser(), `${server.url}?lang=${language}`);
    for (const chart of ['syntax', 'quote', 'rows', 'settings'])
      await expect.poll(() => stateOf(page, chart), soon).toBe('ready');

    await breakAll(server);

    for (const [chart, words] of Object.entries(told[language]))
      for (const text of words) await expect.poll(() => faultOf(page, chart), soon).toContain(text);
    expect(await page.locator('.fault').evaluateAll(cutOff)).toEqual([]);
    expect(errors).toEqual([]);
  },
);

const stateOf = (page: Page, chart: string) =>
  page.locator(`[data-chart=${chart}]`).getAttribute('data-state');
const faultOf = async (page: Page, chart: string) =>
  (await page.locator(`[data-chart=${chart}] .fault`).allInnerTexts()).join();

const items = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `n${i}`, value: i }));

async function dropGood(server: WallProcess): Promise<void> {
  await server.remove('trend', 'seller', 'map', 'rank', 'hot', 'stock');
  const tiles = Object.keys(told.en).map((chart) => ({ chart }));
  await server.drop('walls/main.json', { pages: [{ tiles }] });
  for (const chart of ['syntax', 'settings']) await server.write(chart, items(5));
  await server.write('rows', items(30));
  await server.drop('quote.csv', 'name,value\na,1\nb,2\n');
}

async function breakAll(server: WallProcess): Promise<void> {
  await server.drop('syntax.json', '{"a": }');
  await server.drop('never.json', '[\n');
  await server.drop('quote.csv', 'name,value\n"a,1\n');
  await server.write('rows', items(1));
  await server.drop('settings.chart.json', '{"colours": ["red"]}');
  await server.drop('empty.json', '');
}

/** What of faults is outside of its tile, or hidden in a line that is too long. */
function cutOff(faults: Element[]): string[] {
  return faults.flatMap((fault) => {
    const tile = fault.closest('[data-chart]');
    const [inner, outer] = [fault.getBoundingClientRect(), tile?.getBoundingClientRect()];
    const isOutside =
      !outer ||
      inner.left < outer.left ||
      inner.right > outer.right ||
      inner.top < outer.top ||
      inner.bottom > outer.bottom;
    const lines = [...fault.querySelectorAll('.line')];
    const isCut = lines.some(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1);
    return isOutside || isCut ? [(fault as HTMLElement).innerText] : [];
  });
}
