import { expect, test } from 'vitest';
import { area } from '../../../../../web/charts/types/area/index.ts';
import { draw, textsIn } from '../../draw.ts';
import { category, inputOf, measure } from '../../input.ts';
import { about, axisUp, filledWith, shapesIn, strokedWith, valuesOf } from '../../shapes-in.ts';
import { tile } from '../../views.ts';

const drawn = (...args: Parameters<typeof inputOf>) =>
  draw(area.toOption(area.decode(undefined, inputOf(...args)), tile), tile);
const [first, second] = tile.theme.series;
/** The axis values of the upper edges of two areas. */
const edgesIn = (svg: string) =>
  [first, second].map((colour) => strokedWith(svg, colour).flatMap((edge) => valuesOf(edge, axisUp(svg))));

test('areas are stacked, on an axis that starts at zero', () => {
  const svg = drawn([measure('a', [90, 91]), measure('b', [100, 101])], { values: [0, 1] });
  expect(edgesIn(svg)).toEqual([[about([90, 91], 0)], [about([190, 192], 0)]]);
  const axis = axisUp(svg);
  expect([axis.numbers[0], axis.numbers.at(-1)]).toEqual([0, 200]);
  const layers = shapesIn(svg).filter(({ fill, opacity }) => fill !== undefined && opacity < 1);
  const under = (value: number) =>
    layers.filter(({ covers }) => covers(tile.width / 2, axis.placeOf(value))).map(({ fill }) => fill);
  expect([50, 150, 196].map(under)).toEqual([[first], [second], []]);
  expect(textsIn(svg).map((text) => text.trim())).toEqual(expect.arrayContaining(['a', 'b']));
});

test('areas with a negative value are not stacked', () => {
  const svg = drawn([measure('a', [1, -2]), measure('b', [3, 4])], { values: [0, 1] });
  expect(edgesIn(svg)).toEqual([[about([1, -2])], [about([3, 4])]]);
});

test('where a part is empty it counts as nothing, and the others stay', () => {
  const columns = [measure('a', [1, 2, NaN, 1, NaN, 2]), measure('b', [3, 4, 9, 5, 6, 7])];
  expect(edgesIn(drawn(columns, { values: [0, 1] }))).toEqual([
    [about([1, 2, 0, 1, 0, 2])],
    [about([4, 6, 9, 6, 6, 9])],
  ]);
});

test('where no part has a value all areas have a gap', () => {
  const columns = [measure('a', [1, 2, NaN, 1, 2]), measure('b', [3, 4, NaN, 5, 6])];
  const svg = drawn(columns, { values: [0, 1] });
  expect(edgesIn(svg)).toEqual([
    [about([1, 2]), about([1, 2])],
    [about([4, 6]), about([6, 8])],
  ]);
  const [one, other] = [first, second].map((colour) => strokedWith(svg, colour)[0]?.strokes.flat());
  expect(other?.map(([x]) => x)).toEqual(one?.map(([x]) => x));
});

test('a group without a row counts as zero', () => {
  const columns = [category('c', ['A', 'A', 'B']), category('g', ['x', 'y', 'y']), measure('n', [1, 2, 3])];
  const svg = drawn(columns, { label: 0, group: 1, values: [2] });
  expect(edgesIn(svg)).toEqual([[about([1, 0])], [about([3, 3])]]);
});

test('beyond eight areas the smallest are added up to a muted one', () => {
  const columns = Array.from({ length: 12 }, (_, i) => measure(`m${i}`, [i + 1, i + 1]));
  const svg = drawn(columns, { values: columns.map((_, i) => i) });
  const { series, mutedInk } = tile.theme;
  for (const colour of [...series, mutedInk]) expect(filledWith(svg, colour), colour).toHaveLength(1);
  const axis = axisUp(svg);
  const [rest] = filledWith(svg, mutedInk);
  expect([rest?.bottom, rest?.top].map((px) => axis.valueAt(px ?? NaN))).toEqual(about([68, 78], 0));
  expect(
    shapesIn(svg)
      .filter(({ inLegend }) => inLegend)
      .at(-1)?.fill,
  ).toBe(mutedInk);
  expect(textsIn(svg)).toContain('其他 (4)');
});

test('a part that begins later counts as zero before, and tears no gap', () => {
  const columns = [measure('a', [1, 2, 3]), measure('b', [NaN, NaN, 4])];
  expect(edgesIn(drawn(columns, { values: [0, 1] }))).toEqual([[about([1, 2, 3])], [about([1, 2, 7])]]);
});

test('an empty cell is zero where the total in the file misses nothing, and a gap where it does', () => {
  const parts = [measure('a', [1, 2, 2, 3, 4]), measure('b', [5, 5, NaN, 5, 5])];
  const edges = (total: readonly number[]) =>
    edgesIn(drawn([...parts, measure('total', total)], { values: [0, 1] }))[1];
  expect(edges([6, 7, 2, 8, 9])).toEqual([about([6, 7, 2, 8, 9])]);
  expect(edges([6, 7, 7, 8, 9])).toHaveLength(2);
});
