import { expect, test } from 'vitest';
import { radar } from '../../../../../web/charts/types/radar/index.ts';
import { draw, textsIn } from '../../draw.ts';
import { category, inputOf, measure } from '../../input.ts';
import { about, shapesIn, strokedWith } from '../../shapes-in.ts';
import { tile } from '../../views.ts';

const subjects = category('subject', ['a', 'b', 'c', 'd']);
const measures = [measure('x', [1, 2, 3, 4]), measure('y', [4, 3, 2, 1])];

test('labels are the indicators and measures the shapes, with a legend', () => {
  const data = radar.decode(undefined, inputOf([subjects, ...measures], { label: 0, values: [1, 2] }));
  expect(data.indicators).toHaveLength(4);
  const svg = draw(radar.toOption(data, tile), tile);
  const [first, second] = tile.theme.series;
  expect(textsIn(svg)).toEqual(['a', 'b', 'c', 'd', 'x', 'y']);
  const marks = shapesIn(svg).filter(({ inLegend }) => inLegend);
  expect(marks.map(({ fill }) => fill)).toEqual([first, second]);
  // The outer ring of the grid, and the values of each shape from the top, as shares of its radius.
  const [net] = strokedWith(svg, tile.theme.border);
  const [x, y] = [
    ((net?.left ?? NaN) + (net?.right ?? NaN)) / 2,
    ((net?.top ?? NaN) + (net?.bottom ?? NaN)) / 2,
  ];
  const valuesIn = (colour: string | undefined) =>
    strokedWith(svg, colour)[0]?.strokes[0]?.map(
      ([cornerX, cornerY]) => (4 * Math.hypot(cornerX - x, cornerY - y)) / ((net?.height ?? NaN) / 2),
    );
  expect(valuesIn(first)).toEqual(about([1, 2, 3, 4]));
  expect(valuesIn(second)).toEqual(about([4, 3, 2, 1]));
});

test('few rows with many measures are the shapes; measures of different size have their own scales', () => {
  const columns = [
    category('phone', ['A', 'B']),
    measure('battery', [4500, 5000], 'mAh'),
    measure('weight', [180, 210], 'g'),
    measure('screen', [6.1, 6.8], 'in'),
  ];
  const data = radar.decode(undefined, inputOf(columns, { label: 0, values: [1, 2, 3] }));
  expect(data.indicators.map(({ max }) => max)).toEqual([5000, 210, 6.8]);
  expect(data.shapes.map(({ values }) => values)).toEqual([
    [4500, 180, 6.1],
    [5000, 210, 6.8],
  ]);
});

test('a single shape shows its values at the indicators', () => {
  const input = inputOf([subjects, measure('x', [1, 20, 3, 4])], { label: 0, values: [1] });
  const texts = textsIn(draw(radar.toOption(radar.decode(undefined, input), tile), tile));
  expect(texts).toEqual(['a', '1', 'b', '20', 'c', '3', 'd', '4']);
});

test('fewer than three indicators are rejected', () => {
  const input = inputOf([category('s', ['a', 'b']), measure('x', [1, 2])], { label: 0, values: [1] });
  expect(() => radar.decode(undefined, input)).toThrow(expect.objectContaining({ name: 'ShapeError' }));
});

test('shapes beyond the sixth are mentioned', () => {
  const nine = Array.from({ length: 9 }, (_, i) => measure(`m${i}`, [i, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
  const labels = category('s', [...'abcdefghij']);
  const data = radar.decode(
    undefined,
    inputOf([labels, ...nine], { label: 0, values: nine.map((_, i) => i + 1) }),
  );
  expect(data.shapes).toHaveLength(6);
  expect(radar.note?.(data, 'en')).toBe('the first 6 of 9');
});
