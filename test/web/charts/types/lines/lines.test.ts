import { describe, expect, test } from 'vitest';
import { lines } from '../../../../../web/charts/types/lines/index.ts';
import { category, givenOf, measure, time } from '../../given.ts';
import { draw, textsIn } from '../../draw.ts';
import { tile } from '../../views.ts';

const days = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => new Date(Date.UTC(2024, 4, 1 + i)).toISOString());
const decode = (...asked: Parameters<typeof givenOf>) => lines.decode(undefined, givenOf(...asked));
const wide = (count: number, length = 3) =>
  decode(
    [
      category(
        'c',
        Array.from({ length }, (_, i) => `c${i}`),
      ),
      ...Array.from({ length: count }, (_, i) =>
        measure(
          `m${i}`,
          Array.from({ length }, (_, row) => i + row),
        ),
      ),
    ],
    { label: 0, values: Array.from({ length: count }, (_, i) => i + 1) },
  );

test('points are flat numbers, sampled only where there are more than pixels', () => {
  const option = lines.toOption(wide(1), tile);
  expect(option).toMatchObject({
    series: [{ type: 'line', sampling: 'lttb', data: Float64Array.of(0, 0, 1, 1, 2, 2) }],
  });
});

test('100,000 points do not move from one state to the next, and the tile says that a sample is drawn', () => {
  const count = 100_000;
  const data = decode(
    [
      measure(
        'n',
        Array.from({ length: count }, (_, i) => i % 97),
      ),
    ],
    { values: [0] },
  );
  expect(lines.toOption(data, tile)).toMatchObject({
    animation: false,
    series: [{ lineStyle: { width: 1.5 } }],
  });
  expect(lines.note?.(data, 'en')).toBe('a sample of 100,000 points is drawn');
  expect(lines.note?.(wide(1), 'en')).toBeUndefined();
});

describe('names of the lines', () => {
  test('one line has none, up to four say them at their ends, more share a legend', () => {
    const shown = (count: number) => lines.toOption(wide(count), tile);
    const four = Array.from({ length: 4 }, () => ({ endLabel: { show: true } }));
    expect(shown(1)).toMatchObject({ legend: { show: false }, series: [{ endLabel: { show: false } }] });
    expect(shown(4)).toMatchObject({ legend: { show: false }, series: four });
    expect(shown(5)).toMatchObject({ legend: { show: true, data: ['m0', 'm1', 'm2', 'm3', 'm4'] } });
  });

  test('at neighbouring ends stand apart in the order of the ends, each behind a dot in its colour', () => {
    const ends = [measure('{dot|b}', [9, 5]), measure('a', [1, 5.1]), measure('c', [4, 0])];
    const option = lines.toOption(decode(ends, { values: [0, 1, 2] }), tile) as {
      yAxis: { min: number; max: number };
      grid: { top: number; bottom: number };
      series: { color: string; endLabel: { offset: [number, number]; rich: { dot: object } } }[];
    };
    const height = tile.height - option.grid.top - option.grid.bottom;
    const middles = [5, 5.1, 0].map((value, i) => {
      const at = ((option.yAxis.max - value) / (option.yAxis.max - option.yAxis.min)) * height;
      return at + (option.series[i]?.endLabel.offset[1] ?? 0);
    });
    const [b = 0, a = 0, c = 0] = middles;
    expect(b - a).toBeGreaterThanOrEqual(18);
    expect(c - b).toBeGreaterThanOrEqual(18);
    for (const { color, endLabel } of option.series)
      expect(endLabel.rich.dot).toMatchObject({ backgroundColor: color });
    expect(textsIn(draw(option, tile)).map((text) => text.trim().replace('\u2060', ''))).toContain('{dot|b}');
  });

  test('beyond 24 lines the others are counted, not drawn', () => {
    const { legend, series } = lines.toOption(wide(30), { ...tile, language: 'en' }) as {
      legend: { data: string[] };
      series: { data: unknown }[];
    };
    expect(legend.data.at(-1)).toBe('6 more');
    expect(series.at(-1)).toMatchObject({ name: '6 more', data: [] });
    expect(series).toHaveLength(25);
  });

  test('a shared unit stands on the axis', () => {
    const columns = [measure('t', [1, 2], '°C'), measure('u', [3, 4], '°C')];
    expect(lines.toOption(decode(columns, { values: [0, 1] }), tile)).toMatchObject({
      yAxis: { name: '°C' },
      series: [{ name: 't' }, { name: 'u' }],
    });
  });
});

describe('two or three measures that share no scale', () => {
  const sales = [measure('Sales (€)', [1000, NaN, 1500], '€'), measure('Orders', [12, 30, 15])];
  const both = { values: [0, 1] };

  test('are over each other along one axis, each with its own values under its name', () => {
    const option = lines.toOption(decode(sales, both), tile);
    expect(option).toMatchObject({
      grid: [{}, {}],
      xAxis: [{ axisLabel: { show: false } }, { gridIndex: 1, axisLabel: { show: true } }],
      yAxis: [
        { gridIndex: 0, max: 1520 },
        { gridIndex: 1, max: 30 },
      ],
      series: [
        { name: 'Sales (€)', xAxisIndex: 0, yAxisIndex: 0 },
        { name: 'Orders', xAxisIndex: 1, yAxisIndex: 1 },
        { name: 'Sales (€)', showSymbol: true, yAxisIndex: 0 },
      ],
    });
    const texts = textsIn(draw(option, tile)).map((text) => text.trim());
    expect(texts).toEqual(expect.arrayContaining(['Sales (€)', 'Orders']));
  });

  test('also of one unit, when one goes more than ten times as far', () => {
    const [few, many] = [measure('few', [1, 2]), measure('many', [10, 30])];
    expect(lines.toOption(decode([few, many], both), tile)).toMatchObject({ grid: [{}, {}] });
    expect(lines.toOption(decode([few, measure('more', [9, 19])], both), tile)).toMatchObject({
      grid: { left: expect.any(Number) },
    });
  });

  test('are in one plane where there is no room, under a limit, or when they are more; their units are in their names', () => {
    const flat = lines.toOption(decode(sales, both), { ...tile, height: 150 });
    expect(flat).toMatchObject({
      yAxis: { name: '' },
      series: [{ name: 'Sales (€)' }, { name: 'Orders' }, {}],
    });
    const limited = lines.toOption(decode(sales, both, { limits: [{ value: 5 }] }), tile);
    expect(limited['grid']).not.toBeInstanceOf(Array);
    const four = [...sales, measure('a', [1, 2, 3]), measure('b', [1, 2, 3])];
    expect(lines.toOption(decode(four, { values: [0, 1, 2, 3] }), tile)['grid']).not.toBeInstanceOf(Array);
  });
});

test('gaps stay gaps, and a point between two of them is a dot', () => {
  const data = decode([time('t', days(5), 'day'), measure('n', [1, NaN, 3, NaN, NaN])], {
    label: 0,
    values: [1],
  });
  const { series } = lines.toOption(data, tile) as { series: { data: unknown; showSymbol: boolean }[] };
  expect(series[0]?.data).toHaveLength(10);
  expect(series[1]).toMatchObject({
    showSymbol: true,
    data: [
      [Date.UTC(2024, 4, 1), 1],
      [Date.UTC(2024, 4, 3), 3],
    ],
  });
});

test('groups are lines of their own times, each in order', () => {
  const columns = [
    time('t', ['2024-05-03', '2024-05-01', '2024-05-02'], 'day'),
    category('g', ['a', 'a', 'b']),
    measure('n', [3, 1, 2]),
  ];
  const { series } = lines.toOption(decode(columns, { label: 0, group: 1, values: [2] }), tile) as {
    series: { name: string; data: Float64Array }[];
  };
  const [first, second, third] = [1, 2, 3].map((day) => Date.UTC(2024, 4, day));
  expect(series.slice(0, 2)).toMatchObject([
    { name: 'a', data: Float64Array.of(first ?? 0, 1, third ?? 0, 3) },
    { name: 'b', data: Float64Array.of(second ?? 0, 2) },
  ]);
});

test('times are written in the language of the screen', () => {
  const data = decode(
    [
      time('t', days(60), 'day'),
      measure(
        'n',
        days(60).map((_, i) => i),
      ),
    ],
    { label: 0, values: [1] },
  );
  const say = (language: 'zh-CN' | 'en') =>
    textsIn(draw(lines.toOption(data, { ...tile, language }), tile)).join(' ');
  expect(say('zh-CN')).toContain('5月13日');
  expect(say('en')).toContain('May 13');
});

test('limits and bands are drawn across, with their words beside the plane', () => {
  const settings = {
    limits: [{ value: 8, title: '上限', level: 'bad' as const }],
    bands: [{ from: 1, to: 2 }],
  };
  const data = decode([measure('a', [1, 2]), measure('b', [1, 5])], { values: [0, 1] }, settings);
  const option = lines.toOption(data, tile);
  expect(option).toMatchObject({
    yAxis: { max: 8 },
    legend: { show: true },
    series: [
      {},
      {},
      {
        markLine: { data: [{ yAxis: 8, lineStyle: { color: tile.theme.bad }, label: { position: 'end' } }] },
        markArea: { data: [[{ yAxis: 1 }, { yAxis: 2 }]] },
      },
    ],
  });
  expect(textsIn(draw(option, tile))).toContain('上限');
});
