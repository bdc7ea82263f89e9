import { expect, test } from 'vitest';
import { candlestick } from '../../../../../web/charts/types/candlestick/index.ts';
import { givenOf, measure, time } from '../../given.ts';
import { tile } from '../../views.ts';

const decode = (count: number) => {
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
      at((i) => 102 + i),
    ),
  ];
  return candlestick.decode(undefined, givenOf(columns, { label: 0, values: [], prices: [1, 2, 3, 4] }));
};

test('red is up in Chinese and green in English; a hollow body is up in both', () => {
  const { surface, bad, good } = tile.theme;
  const styleIn = (language: 'zh-CN' | 'en') => candlestick.toOption(decode(3), { ...tile, language });
  expect(styleIn('zh-CN')).toMatchObject({
    series: [{ itemStyle: { color: surface, borderColor: bad, color0: good, borderColor0: good } }],
  });
  expect(styleIn('en')).toMatchObject({
    series: [{ itemStyle: { color: surface, borderColor: good, color0: bad, borderColor0: bad } }],
  });
});

test('prices are in the order of ECharts: open, close, lowest, highest; the axis need not begin at zero', () => {
  expect(candlestick.toOption(decode(2), tile)).toMatchObject({
    yAxis: { min: 94.8, max: 106 },
    series: [
      {
        data: [
          [100, 102, 95, 105],
          [101, 103, 96, 106],
        ],
      },
    ],
  });
});

test('more days than can be told apart are joined: opened first, closed last, between the ends of all', () => {
  const { series } = candlestick.toOption(decode(500), tile) as { series: { data: number[][] }[] };
  const every = Math.ceil((500 * 6) / tile.width);
  expect(series[0]?.data).toHaveLength(Math.ceil(500 / every));
  expect(series[0]?.data[0]).toEqual([100, 101 + every, 95, 104 + every]);
});

test('needs four prices', () => {
  const given = givenOf([measure('n', [1])], { values: [0] });
  expect(() => candlestick.decode(undefined, given)).toThrow('needs columns of open, high, low and close');
});
