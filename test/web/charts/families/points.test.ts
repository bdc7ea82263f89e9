import { expect, test } from 'vitest';
import { bubble } from '../../../../web/charts/types/bubble/index.ts';
import { scatter } from '../../../../web/charts/types/scatter/index.ts';
import { category, givenOf, measure } from '../given.ts';
import { draw, textsIn } from '../draw.ts';
import { tile } from '../views.ts';

interface Drawn {
  series: { name: string; data: { value: number[]; symbolSize?: number }[] }[];
}

const columns = [
  measure('身高', [160, 170, 180], 'cm'),
  measure('体重', [55, 60, 80], 'kg'),
  measure('年龄', [20, 80, 45]),
  category('性别', ['女', '男', '男']),
  category('名字', ['甲', '乙', '丙']),
];

test('a point for each row, between axes that say what they count and need not begin at zero', () => {
  const option = scatter.toOption(scatter.decode(undefined, givenOf(columns, { values: [0, 1] })), tile);
  expect(option).toMatchObject({
    xAxis: { name: '身高 (cm)', min: 159, max: 181 },
    yAxis: { name: '体重 (kg)', min: 54 },
    legend: { show: false },
    series: [{ data: [{ value: [160, 55] }, { value: [170, 60] }, { value: [180, 80] }] }],
  });
});

test('groups have their own colours and a legend', () => {
  const option = scatter.toOption(
    scatter.decode(undefined, givenOf(columns, { values: [0, 1], group: 3 })),
    tile,
  );
  expect(option).toMatchObject({
    legend: { show: true, data: ['女', '男'] },
    series: [
      { name: '女', color: tile.theme.series[0] },
      { name: '男', color: tile.theme.series[1] },
    ],
  });
});

test('a few points have their names beside them', () => {
  const option = scatter.toOption(
    scatter.decode(undefined, givenOf(columns, { label: 4, values: [0, 1] })),
    tile,
  );
  expect(textsIn(draw(option, tile))).toEqual(expect.arrayContaining(['甲', '乙', '丙']));
});

test('rows without both values are left out', () => {
  const given = givenOf([measure('x', [1, NaN, 3]), measure('y', [1, 2, NaN])], { values: [0, 1] });
  expect(scatter.toOption(scatter.decode(undefined, given), tile)).toMatchObject({
    series: [{ data: [{ value: [1, 1] }] }],
  });
});

test('a bubble’s area is its value; the large are drawn before the small', () => {
  const option = bubble.toOption(
    bubble.decode(undefined, givenOf(columns, { values: [0, 1], size: 2 })),
    tile,
  );
  const { series } = option as unknown as Drawn;
  const sizes = series[0]?.data.map(({ symbolSize = 0 }) => symbolSize) ?? [];
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect((sizes[2] ?? 0) / (sizes[0] ?? 1)).toBeCloseTo(Math.sqrt(20 / 80));
  expect(option).toMatchObject({ legend: { data: ['大小: 年龄'] } });
});

test('beyond 20,000 points a sample is drawn, and the tile says so', () => {
  const many = Array.from({ length: 50_000 }, (_, i) => i);
  const data = scatter.decode(
    undefined,
    givenOf([measure('x', many), measure('y', many)], { values: [0, 1] }),
  );
  const { series } = scatter.toOption(data, tile) as unknown as Drawn;
  expect(series[0]?.data.length).toBeLessThanOrEqual(20_000);
  expect(scatter.note?.(data, 'zh-CN')).toBe('共 50,000 个点，抽样绘制');
});

test('bubbles need a measure for their size', () => {
  expect(() => bubble.decode(undefined, givenOf(columns, { values: [0, 1] }))).toThrow(
    'has no column of numbers',
  );
});
