import { describe, expect, test } from 'vitest';
import { rank } from '../../../../../web/charts/types/rank/index.ts';
import { draw, sample, textsIn } from '../../draw.ts';
import { longName, tile } from '../../views.ts';

const data = rank.decode(sample('rank'));
const list = (...values: number[]) => values.map((value, i) => ({ name: `省${i}`, value }));

test('a window of ten slides by one over 21 provinces, and ends with the last', () => {
  expect(rank.steps(data)).toBe(12);
  const wide = { ...tile, width: 760 };
  const names = (step: number) =>
    textsIn(draw(rank.toOption(data, { ...wide, step }), wide)).filter((text) =>
      /^\p{Script=Han}+$/u.test(text),
    );
  expect(names(0)).toEqual(['广东', '江苏', '浙江', '山东', '四川', '河南', '湖北', '福建', '湖南', '上海']);
  expect(names(1)[0]).toBe('江苏');
  expect(names(11).at(-1)).toBe('内蒙古');
});

test('sliding moves the window, not the data: bars keep their names and places', () => {
  const [first, second] = [0, 1].map((step) => rank.toOption(data, { ...tile, step }));
  expect(first).toMatchObject({ xAxis: { min: 0, max: 9 } });
  expect(second).toMatchObject({ xAxis: { min: 1, max: 10 } });
  expect(JSON.stringify(second?.['series'])).toBe(JSON.stringify(first?.['series']));
});

test.each([
  [0, 1],
  [1, 1],
  [10, 1],
  [11, 2],
])('%i items have %i windows', (count, steps) => {
  expect(rank.steps(rank.decode(list(...Array.from({ length: count }, (_, i) => i))))).toBe(steps);
});

describe('colour bands', () => {
  test('are over 300, over 200 and the rest, strongest first, and told in a legend', () => {
    const option = rank.toOption(rank.decode(list(301, 300, 201, 200, -5)), tile);
    const [high, middle, low] = ['#c3e2fd', '#73b3ef', '#3d7db6'];
    expect(option).toMatchObject({
      legend: { data: ['> 300', '> 200', '≤ 200'] },
      series: [
        {
          data: [high, middle, middle, low, low].map((color) => ({ itemStyle: { color } })),
        },
        { name: '> 300', color: high },
        { name: '> 200', color: middle },
        { name: '≤ 200', color: low },
      ],
    });
  });

  test('can be set by the file, in any order, with names', () => {
    const json = { data: list(60, 30, 5), bands: [{ above: 20 }, { above: 50, name: '优秀' }] };
    expect(rank.toOption(rank.decode(json), tile)).toMatchObject({
      legend: { data: ['优秀', '> 20', '≤ 20'] },
    });
  });

  test('are drawn as lines where they lie within the values', () => {
    const option = rank.toOption(rank.decode(list(250, 10)), tile);
    expect(option).toMatchObject({ yAxis: { min: 0, max: 250, axisTick: { customValues: [200] } } });
  });

  test('may be none', () => {
    const option = rank.toOption(rank.decode({ data: list(1), bands: [] }), tile);
    expect(option).toMatchObject({ legend: { data: [] } });
  });
});

test('bars are round at the top, negative ones at the bottom', () => {
  expect(rank.toOption(rank.decode(list(10, -10)), tile)).toMatchObject({
    series: [
      {
        data: [
          { itemStyle: { borderRadius: [8, 8, 0, 0] }, label: { position: 'top' } },
          { itemStyle: { borderRadius: [0, 0, 8, 8] }, label: { position: 'bottom' } },
        ],
      },
      {},
      {},
      {},
    ],
  });
});

test('names on one or two lines stand below; when they have no room the chart is turned', () => {
  expect(rank.toOption(data, tile)).toMatchObject({ xAxis: { type: 'category' }, yAxis: { type: 'value' } });
  const turned = { xAxis: { type: 'value' }, yAxis: { type: 'category', inverse: true } };
  expect(rank.toOption(data, { ...tile, width: 260 })).toMatchObject(turned);
  const long = Array.from({ length: 10 }, (_, i) => ({ name: longName, value: i }));
  expect(rank.toOption(rank.decode(long), tile)).toMatchObject(turned);
});
