import { expect, test } from 'vitest';
import { radar } from '../../../../../web/charts/types/radar/index.ts';
import { draw, textsIn } from '../../draw.ts';
import { category, givenOf, measure } from '../../given.ts';
import { tile } from '../../views.ts';

const subjects = category('subject', ['a', 'b', 'c', 'd']);
const measures = [measure('x', [1, 2, 3, 4]), measure('y', [4, 3, 2, 1])];

test('labels are the spokes and measures the outlines, with a legend', () => {
  const web = radar.decode(undefined, givenOf([subjects, ...measures], { label: 0, values: [1, 2] }));
  expect(web.spokes).toHaveLength(4);
  expect(radar.toOption(web, tile)).toMatchObject({
    legend: { show: true, data: ['x', 'y'] },
    series: [{ id: 'net' }, { name: 'x' }, { name: 'y' }],
  });
});

test('few rows with many measures are the outlines, measures of different size on scales of their own', () => {
  const columns = [
    category('phone', ['A', 'B']),
    measure('battery', [4500, 5000], 'mAh'),
    measure('weight', [180, 210], 'g'),
    measure('screen', [6.1, 6.8], 'in'),
  ];
  const web = radar.decode(undefined, givenOf(columns, { label: 0, values: [1, 2, 3] }));
  expect(web.spokes.map(({ max }) => max)).toEqual([5000, 210, 6.8]);
  expect(web.shapes.map(({ values }) => values)).toEqual([
    [4500, 180, 6.1],
    [5000, 210, 6.8],
  ]);
});

test('a lone outline says its values at the spokes', () => {
  const given = givenOf([subjects, measure('x', [1, 20, 3, 4])], { label: 0, values: [1] });
  const texts = textsIn(draw(radar.toOption(radar.decode(undefined, given), tile), tile));
  expect(texts).toEqual(['a', '1', 'b', '20', 'c', '3', 'd', '4']);
});

test('with fewer than three spokes it is refused', () => {
  const given = givenOf([category('s', ['a', 'b']), measure('x', [1, 2])], { label: 0, values: [1] });
  expect(() => radar.decode(undefined, given)).toThrow(expect.objectContaining({ name: 'ShapeError' }));
});

test('beyond six outlines the rest is told of', () => {
  const nine = Array.from({ length: 9 }, (_, i) => measure(`m${i}`, [i, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
  const labels = category('s', [...'abcdefghij']);
  const web = radar.decode(
    undefined,
    givenOf([labels, ...nine], { label: 0, values: nine.map((_, i) => i + 1) }),
  );
  expect(web.shapes).toHaveLength(6);
  expect(radar.note?.(web, 'en')).toBe('the first 6 of 9');
});
