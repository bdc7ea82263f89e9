import { describe, expect, test } from 'vitest';
import { trend } from '../../../../../web/charts/types/trend/index.ts';
import { draw, sample, textsIn } from '../../draw.ts';
import { tile } from '../../views.ts';

const month = ['一月', '二月', '三月'];
const set = (...lines: unknown[][]) => ({
  title: '',
  base: 310,
  unit: '万',
  data: lines.map((data, i) => ({ name: `线${i}`, data })),
});
const fileOf = (...lines: unknown[][]) => trend.decode({ map: set(...lines), common: { month } });

describe('the sets to choose from', () => {
  test('are named as the file names them', () => {
    const data = trend.decode({
      map: set([1]),
      seller: set([2]),
      common: { month },
      type: [
        { key: 'seller', text: '商家' },
        { key: 'map', text: '地区' },
        { key: 'commodity', text: '不在文件里' },
      ],
    });
    expect(trend.choices?.(data, 'en')).toEqual([
      { key: 'seller', text: '商家' },
      { key: 'map', text: '地区' },
    ]);
  });

  test('named in our own Chinese words are known in English', () => {
    const data = trend.decode(sample('trend'));
    expect(trend.choices?.(data, 'zh-CN').map(({ text }) => text)).toEqual([
      '地区销量趋势',
      '商家销量趋势',
      '商品销量趋势',
    ]);
    expect(trend.choices?.(data, 'en').map(({ text }) => text)).toEqual([
      'Sales by region',
      'Sales by seller',
      'Sales by product',
    ]);
  });

  test('are those that are there, in words of the language, when the file names none', () => {
    const data = trend.decode({ commodity: set([1]), map: set([1]), common: { month } });
    expect(trend.choices?.(data, 'zh-CN')).toEqual([
      { key: 'map', text: '地区销量趋势' },
      { key: 'commodity', text: '商品销量趋势' },
    ]);
    expect(trend.choices?.(data, 'en').map(({ text }) => text)).toEqual([
      'Sales by region',
      'Sales by product',
    ]);
  });

  test('switch what is drawn, and an unknown one is the first', () => {
    const data = trend.decode({ map: set([1]), seller: set([70]), common: { month } });
    expect(trend.toOption(data, { ...tile, choice: 'seller' })).toMatchObject({
      series: [{ data: [70, null, null] }],
    });
    expect(trend.toOption(data, { ...tile, choice: 'gone' })).toMatchObject({
      series: [{ data: [1, null, null] }],
    });
  });

  test('must be at least one', () => {
    expect(() => trend.decode({ common: { month } })).toThrow(
      'must have at least one of map, seller and commodity',
    );
  });
});

test('numbers may be written as text', () => {
  expect(trend.toOption(fileOf(['155.13', 2, '3']), tile)).toMatchObject({
    series: [{ data: [155.13, 2, 3] }],
  });
});

test('lines are stacked over faded areas, from edge to edge', () => {
  const series = { type: 'line', stack: 'all', areaStyle: { color: { type: 'linear' } } };
  expect(trend.toOption(fileOf([1, 2, 3], [4, 5, 6]), tile)).toMatchObject({
    xAxis: { boundaryGap: false },
    yAxis: { min: 0, max: 10, name: '万' },
    series: [series, series],
  });
});

test('lines with a negative value are not stacked, which would show sums that are none', () => {
  const option = trend.toOption(fileOf([1, -2, 3], [4, 5, 6]), tile);
  expect(option).toMatchObject({
    yAxis: { min: -2, max: 6 },
    series: [{ stack: undefined }, { areaStyle: undefined }],
  });
});

test('five lines share a round legend, up to four say their names at their ends', () => {
  const four = trend.toOption(fileOf([1], [2], [3], [4]), tile);
  expect(four).toMatchObject({ legend: { show: false }, series: [{ endLabel: { show: true } }, {}, {}, {}] });
  const five = trend.toOption(fileOf([1], [2], [3], [4], [5]), tile);
  expect(five).toMatchObject({
    legend: { show: true, icon: 'circle' },
    series: [{ endLabel: { show: false } }, {}, {}, {}, {}],
  });
});

test('an axis has at most five ticks and as many months as have room', () => {
  const data = trend.decode(sample('trend'));
  const wide = textsIn(
    draw(trend.toOption(data, { ...tile, width: 1800, height: 600 }), { width: 1800, height: 600 }),
  );
  expect(wide.filter((text) => text.endsWith('月'))).toHaveLength(12);
  expect(wide.filter((text) => /^\d+$/.test(text))).toEqual(['0', '200', '400', '600', '800']);
  const narrow = textsIn(draw(trend.toOption(data, { ...tile, width: 260 }), { width: 260, height: 400 }));
  expect(narrow.filter((text) => text.endsWith('月')).length).toBeLessThan(6);
});

test('values beyond the months are not drawn, and missing ones are gaps', () => {
  expect(trend.toOption(fileOf([1, null], [1, 2, 3, 4]), tile)).toMatchObject({
    series: [{ data: [1, null, null] }, { data: [1, 2, 3] }],
  });
});

test('beyond 24 lines the smallest are one line, so that hundreds do not hold up the screen', () => {
  const option = trend.toOption(fileOf(...Array.from({ length: 500 }, (_, i) => [i])), tile);
  expect(option['series']).toHaveLength(25);
  const others = { name: '其他 (476)', data: [(475 * 476) / 2, 0, 0] };
  expect((option['series'] as object[]).at(-1)).toMatchObject(others);
});

test('two lines of one name are two lines', () => {
  const line = { name: '同名', data: [1, 2] };
  const data = trend.decode({ map: { ...set(), data: [line, line] }, common: { month } });
  expect(() => draw(trend.toOption(data, tile), tile)).not.toThrow();
});
