import { expect, test } from 'vitest';
import { boxplot } from '../../../../../web/charts/types/boxplot/index.ts';
import { category, inputOf, measure } from '../../input.ts';
import { draw, textsIn } from '../../draw.ts';
import { about, axisUp, strokedWith, type Shape } from '../../shapes-in.ts';
import { tile } from '../../views.ts';

const drawn = (...args: Parameters<typeof inputOf>) =>
  draw(boxplot.toOption(boxplot.decode(undefined, inputOf(...args)), tile), tile);
const boxesIn = (svg: string) => tile.theme.series.flatMap((colour) => strokedWith(svg, colour));
/** The axis values of its horizontal lines, from below. */
const linesOf = ({ strokes }: Shape, svg: string) => {
  const heights = new Set(strokes.flat().map(([, y]) => y));
  return [...heights].map((y) => axisUp(svg).valueAt(y)).toSorted((one, other) => one - other);
};

test('there is a box per label: minimum, three quartiles and maximum of its values', () => {
  const columns = [category('c', ['A', 'B', 'A', 'A', 'A', 'A']), measure('n', [1, 7, 5, 2, 4, NaN])];
  const svg = drawn(columns, { label: 0, values: [1] });
  expect(boxesIn(svg).map((box) => linesOf(box, svg))).toEqual([about([1, 1.75, 3, 4.25, 5]), about([7])]);
  const [box] = boxesIn(svg);
  // From quartile to quartile.
  const body = box?.strokes[0]?.map(([, y]) => axisUp(svg).valueAt(y)) ?? [];
  expect([Math.min(...body), Math.max(...body)]).toEqual(about([1.75, 4.25]));
  expect(textsIn(svg)).toEqual(expect.arrayContaining(['A', 'B']));
});

test('there is a box per measure if rows have no labels, or unique ones', () => {
  const columns = [category('c', ['1', '2', '3']), measure('a', [1, 2, 3]), measure('b', [4, 5, 6])];
  for (const label of [{}, { label: 0 }]) {
    const svg = drawn(columns, { ...label, values: [1, 2] });
    expect(boxesIn(svg).map((box) => linesOf(box, svg))).toEqual([
      about([1, 1.5, 2, 2.5, 3]),
      about([4, 4.5, 5, 5.5, 6]),
    ]);
    expect(textsIn(svg)).toEqual(expect.arrayContaining(['a', 'b']));
  }
});
