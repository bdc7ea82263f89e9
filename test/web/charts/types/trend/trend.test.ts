import { describe, expect, test } from 'vitest';
import { trend } from '../../../../../web/charts/types/trend/index.ts';
import { draw, sample, textsIn } from '../../draw.ts';
import { about, axisUp, roundCorners, shapesIn, strokedWith, valuesOf } from '../../shapes-in.ts';
import { textBoxes } from '../../text-boxes.ts';
import { tile } from '../../views.ts';

const month = ['一月', '二月', '三月'];
const set = (...lines: unknown[][]) => ({
  title: '',
  base: 310,
  unit: '万',
  data: lines.map((data, i) => ({ name: `线${i}`, data })),
});
const fileOf = (...lines: unknown[][]) => trend.decode({ map: set(...lines), common: { month } });
const { series, faint } = tile.theme;
const drawn = (data: ReturnType<typeof fileOf>, view = {}) =>
  draw(trend.toOption(data, { ...tile, ...view }), tile);
const full = (count: number) => fileOf(...Array.from({ length: count }, (_, i) => [i + 1, i + 2, i + 1]));
/** The values of each line, by stroke. */
const linesIn = (svg: string) =>
  series.flatMap((colour) => strokedWith(svg, colour).map((line) => valuesOf(line, axisUp(svg))));
const legendIn = (svg: string) => shapesIn(svg).filter(({ inLegend }) => inLegend);
/** The split lines, from edge to edge of the plot area. */
const planeIn = (svg: string) => {
  const across = strokedWith(svg, faint);
  const [left, right] = [across[0]?.left ?? NaN, across[0]?.right ?? NaN];
  const heights = across.map(({ top }) => axisUp(svg).valueAt(top));
  return { left, right, from: Math.min(...heights), to: Math.max(...heights) };
};

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

  test('with our own Chinese titles are translated to English', () => {
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

  test('have default titles when the file names none', () => {
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

  test('switch the drawing, and an unknown one means the first', () => {
    const data = trend.decode({ map: set([1, 2]), seller: set([70, 50]), common: { month } });
    expect(linesIn(drawn(data, { choice: 'seller' }))).toEqual([[about([70, 50], 0)]]);
    expect(linesIn(drawn(data, { choice: 'gone' }))).toEqual([[about([1, 2])]]);
  });

  test('need at least one', () => {
    expect(() => trend.decode({ common: { month } })).toThrow(
      'must have at least one of map, seller and commodity',
    );
  });
});

test('numbers may be strings', () => {
  expect(linesIn(drawn(fileOf(['155.13', 2, '3'])))).toEqual([[about([155.13, 2, 3], 0)]]);
});

test('lines are stacked over faded areas, from edge to edge', () => {
  const svg = drawn(fileOf([1, 2, 3], [4, 5, 6]));
  expect(linesIn(svg)).toEqual([[about([1, 2, 3])], [about([5, 7, 9])]]);
  const { left, right, from, to } = planeIn(svg);
  expect([from, to]).toEqual(about([0, 10]));
  for (const colour of series.slice(0, 2)) {
    const [line] = strokedWith(svg, colour);
    expect([line?.left, line?.right]).toEqual(about([left, right]));
  }
  const areas = shapesIn(svg).filter(({ gradient }) => gradient);
  expect(areas.map(({ gradient }) => gradient?.stops[0]?.colour)).toEqual(series.slice(0, 2));
  for (const { gradient } of areas) {
    const [upper, lower] = gradient?.stops ?? [];
    expect(lower?.opacity).toBeLessThan((upper?.opacity ?? NaN) / 4);
  }
  expect(textsIn(svg)[0]).toBe('万');
});

test('lines with a negative value are not stacked, since the totals would be misleading', () => {
  const svg = drawn(fileOf([1, -2, 3], [4, 5, 6]));
  expect(linesIn(svg)).toEqual([[about([1, -2, 3])], [about([4, 5, 6])]]);
  expect(planeIn(svg)).toMatchObject({ from: expect.closeTo(-2, 1), to: expect.closeTo(6, 1) });
  expect(shapesIn(svg).filter(({ gradient, fill, inLegend }) => (gradient ?? fill) && !inLegend)).toEqual([]);
});

test('five lines have a legend, up to four have their names at the ends', () => {
  const namesIn = (svg: string) => textBoxes(svg).filter(({ said }) => said.startsWith('线'));
  const four = drawn(full(4));
  expect(legendIn(four)).toEqual([]);
  expect(namesIn(four).map(({ said }) => said)).toEqual(['线0', '线1', '线2', '线3']);
  for (const { left } of namesIn(four)) expect(left).toBeGreaterThan(planeIn(four).right);
  const five = drawn(full(5));
  expect(namesIn(five).map(({ said }) => said)).toEqual(['线0', '线1', '线2', '线3', '线4']);
  const marks = legendIn(five);
  expect(marks.map(({ fill }) => fill)).toEqual(series.slice(0, 5));
  for (const [i, mark] of marks.entries()) {
    expect(mark.width).toBeCloseTo(mark.height, 1);
    expect(roundCorners(mark)).toHaveLength(4);
    expect(namesIn(five)[i]?.left).toBeGreaterThan(mark.right);
    expect(namesIn(five)[i]?.middle).toBeCloseTo((mark.top + mark.bottom) / 2, 0);
  }
});

test('an axis has at most five ticks and as many months as fit', () => {
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
  const months = { month: ['一月', '二月', '三月', '四月', '五月'] };
  const svg = drawn(trend.decode({ map: set([1, 2, null, 3, 4, 9], [1, 2]), common: months }));
  expect(linesIn(svg)).toEqual([[about([1, 2]), about([3, 4])], [about([2, 4])]]);
});

test('beyond 24 lines the smallest are added up, so that hundreds do not block the screen', () => {
  const svg = drawn(fileOf(...Array.from({ length: 500 }, (_, i) => [i / 1000, i / 1000])));
  const lines = shapesIn(svg).filter(
    ({ stroke, lineWidth }) => series.includes(stroke ?? '') && lineWidth > 2,
  );
  expect(lines).toHaveLength(25);
  // Lines are stacked: a line's own value is the distance to the line below.
  const [below, others] = lines.slice(-2).map(({ top }) => axisUp(svg).valueAt(top));
  expect((others ?? NaN) - (below ?? NaN)).toBeCloseTo((475 * 476) / 2 / 1000, 0);
});

test('two lines with the same name stay two lines', () => {
  const line = { name: '同名', data: [1, 2] };
  const data = trend.decode({ map: { ...set(), data: [line, line] }, common: { month } });
  expect(() => draw(trend.toOption(data, tile), tile)).not.toThrow();
});
