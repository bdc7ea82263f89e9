import { expect, test } from 'vitest';
import { bubble } from '../../../../web/charts/types/bubble/index.ts';
import { scatter } from '../../../../web/charts/types/scatter/index.ts';
import { category, inputOf, measure } from '../input.ts';
import { draw, textsIn } from '../draw.ts';
import { about, axisAcross, axisUp, filledWith, shapesIn } from '../shapes-in.ts';
import { textBoxes } from '../text-boxes.ts';
import { tile } from '../views.ts';

const { series } = tile.theme;
const drawn = (type: typeof scatter, args: ReturnType<typeof inputOf>) =>
  draw(type.toOption(type.decode(undefined, args), tile), tile);
const legendIn = (svg: string) => shapesIn(svg).filter(({ inLegend }) => inLegend);
/** The points of a colour, in axis values. */
const pointsIn = (svg: string, i = 0) =>
  filledWith(svg, series[i]).map(({ left, right, top, bottom }) => [
    axisAcross(svg).valueAt((left + right) / 2),
    axisUp(svg).valueAt((top + bottom) / 2),
  ]);

const columns = [
  measure('身高', [160, 170, 180], 'cm'),
  measure('体重', [55, 60, 80], 'kg'),
  measure('年龄', [20, 80, 45]),
  category('性别', ['女', '男', '男']),
  category('名字', ['甲', '乙', '丙']),
];

test('there is a point per row, between titled axes that need not start at zero', () => {
  const svg = drawn(scatter, inputOf(columns, { values: [0, 1] }));
  expect(pointsIn(svg)).toEqual([about([160, 55], 0), about([170, 60], 0), about([180, 80], 0)]);
  const texts = textBoxes(svg);
  expect(texts.find(({ said }) => said === '身高 (cm)')?.middle).toBeGreaterThan(0.9 * tile.height);
  expect(texts.find(({ said }) => said === '体重 (kg)')?.middle).toBeLessThan(0.1 * tile.height);
  expect([axisAcross(svg).numbers[0], axisUp(svg).numbers[0]]).toEqual([160, 55]);
  expect(axisAcross(svg).valueAt(0)).toBeGreaterThan(150);
  expect(axisUp(svg).valueAt(tile.height)).toBeGreaterThan(45);
  expect(legendIn(svg)).toEqual([]);
});

test('groups have their own colours and a legend', () => {
  const svg = drawn(scatter, inputOf(columns, { values: [0, 1], group: 3 }));
  expect(legendIn(svg).map(({ fill }) => fill)).toEqual(series.slice(0, 2));
  expect(textsIn(svg).slice(-2)).toEqual(['女', '男']);
  expect(pointsIn(svg, 0)).toEqual([about([160, 55], 0)]);
  expect(pointsIn(svg, 1)).toEqual([about([170, 60], 0), about([180, 80], 0)]);
});

test('a few points have their names beside them', () => {
  const svg = drawn(scatter, inputOf(columns, { label: 4, values: [0, 1] }));
  expect(textsIn(svg)).toEqual(expect.arrayContaining(['甲', '乙', '丙']));
});

test('rows without one of the values are left out', () => {
  const rows = [measure('x', [1, NaN, 3]), measure('y', [1, 2, NaN]), category('c', ['a', 'b', 'c'])];
  const svg = drawn(scatter, inputOf(rows, { values: [0, 1], group: 2 }));
  expect(pointsIn(svg)).toEqual([about([1, 1])]);
  // Nor does a legend name groups that have none.
  expect(legendIn(svg)).toEqual([]);
});

test('the area of a bubble is its value; large ones are drawn before small ones', () => {
  const svg = drawn(bubble, inputOf(columns, { values: [0, 1], size: 2 }));
  const [largest = NaN, ...others] = filledWith(svg, series[0]).map(({ area }) => area);
  expect(others.map((area) => area / largest)).toEqual(about([45 / 80, 20 / 80], 2));
  expect(pointsIn(svg)).toEqual([about([170, 60], 0), about([180, 80], 0), about([160, 55], 0)]);
  expect(textsIn(svg).at(-1)).toBe('大小: 年龄');
  expect(legendIn(svg)).toHaveLength(1);
});

test('beyond 20,000 points only a sample is drawn, and the tile says so', () => {
  const many = Array.from({ length: 50_000 }, (_, i) => i);
  const data = scatter.decode(
    undefined,
    inputOf([measure('x', many), measure('y', many)], { values: [0, 1] }),
  );
  // They are one shape, a stroke for each point.
  const [sample] = filledWith(draw(scatter.toOption(data, tile), tile), series[0]);
  expect(sample?.strokes.length).toBeLessThanOrEqual(20_000);
  expect(sample?.strokes.length).toBeGreaterThan(10_000);
  expect(scatter.note?.(data, 'zh-CN')).toBe('共 50,000 个点，抽样绘制');
});

test('bubbles need a measure for their size', () => {
  expect(() => bubble.decode(undefined, inputOf(columns, { values: [0, 1] }))).toThrow(
    'has no column of numbers',
  );
});
