import { expect, test } from 'vitest';
import { candlestick } from '../../../../../web/charts/types/candlestick/index.ts';
import { draw, textsIn } from '../../draw.ts';
import { inputOf, measure, time } from '../../input.ts';
import { about, axisUp, shapesIn } from '../../shapes-in.ts';
import { tile } from '../../views.ts';

/** Days on which the price rose by 2, and by 1 from day to day. */
const decode = (count: number, rose: (i: number) => number = () => 2) => {
  const at = (of: (i: number) => number): number[] => Array.from({ length: count }, (_, i) => of(i));
  const times = at((i) => i).map((i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString());
  const columns = [
    time('t', times, 'day'),
    measure(
      'o',
      at((i) => 100 + i),
    ),
    measure(
      'h',
      at((i) => 105 + i),
    ),
    measure(
      'l',
      at((i) => 95 + i),
    ),
    measure(
      'c',
      at((i) => 100 + i + rose(i)),
    ),
  ];
  return candlestick.decode(undefined, inputOf(columns, { label: 0, values: [], prices: [1, 2, 3, 4] }));
};

const drawn = (data: ReturnType<typeof decode>, view = {}) =>
  draw(candlestick.toOption(data, { ...tile, ...view }), tile);
const candlesIn = (svg: string) => shapesIn(svg).filter(({ fill }) => fill !== undefined);
/** The prices of a candle: the ends of its body and of its wick. */
const pricesIn = (svg: string) => {
  const axis = axisUp(svg);
  return candlesIn(svg).map(({ strokes: [body = []], top, bottom }) => {
    const ends = body.map(([, y]) => axis.valueAt(y));
    return [Math.min(...ends), Math.max(...ends), axis.valueAt(bottom), axis.valueAt(top)];
  });
};

test('up is red in Chinese and green in English, and hollow in both', () => {
  const { surface, bad, good } = tile.theme;
  const upAndDown = decode(2, (i) => (i === 0 ? 2 : -2));
  const looksIn = (language: 'zh-CN' | 'en') =>
    candlesIn(drawn(upAndDown, { language })).map(({ fill, stroke }) => ({ fill, stroke }));
  expect(looksIn('zh-CN')).toEqual([
    { fill: surface, stroke: bad },
    { fill: good, stroke: good },
  ]);
  expect(looksIn('en')).toEqual([
    { fill: surface, stroke: good },
    { fill: bad, stroke: bad },
  ]);
});

test('a body goes from open to close, its wick from low to high; the axis need not start at zero', () => {
  const svg = drawn(decode(2));
  expect(pricesIn(svg)).toEqual([about([100, 102, 95, 105]), about([101, 103, 96, 106])]);
  expect(axisUp(svg).valueAt(tile.height)).toBeGreaterThan(90);
});

test('days that would be too narrow are merged: first open, last close, extremes of all', () => {
  const prices = pricesIn(drawn(decode(500)));
  const every = Math.ceil((500 * 6) / tile.width);
  expect(prices).toHaveLength(Math.ceil(500 / every));
  expect(prices[0]).toEqual(about([100, 101 + every, 95, 104 + every], 0));
});

test('needs four prices', () => {
  const input = inputOf([measure('n', [1])], { values: [0] });
  expect(() => candlestick.decode(undefined, input)).toThrow('needs columns of open, high, low and close');
});

test('the first label says the year where candles go over several years, and so does the first of each', () => {
  const years = textsIn(drawn(decode(640), { language: 'en' })).filter((text) => /, \d{4}$/.test(text));
  expect(years.map((text) => text.slice(-4))).toEqual(['2024', '2025']);
  expect(textsIn(drawn(decode(60), { language: 'en' })).join()).not.toContain('2024');
});
