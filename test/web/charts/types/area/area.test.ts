import { expect, test } from 'vitest';
import { area } from '../../../../../web/charts/types/area/index.ts';
import { category, givenOf, measure } from '../../given.ts';
import { tile } from '../../views.ts';

const decode = (...asked: Parameters<typeof givenOf>) => area.decode(undefined, givenOf(...asked));

test('layers lie on each other, over an axis that begins at zero', () => {
  const data = decode([measure('a', [90, 91]), measure('b', [100, 101])], { values: [0, 1] });
  expect(area.toOption(data, tile)).toMatchObject({
    yAxis: { min: 0, max: 200 },
    series: [
      {
        name: 'a',
        stack: 'all',
        data: [
          [0, 90],
          [1, 91],
        ],
      },
      {
        name: 'b',
        stack: 'all',
        data: [
          [0, 100],
          [1, 101],
        ],
      },
    ],
  });
});

test('with a negative value nothing is stacked', () => {
  const data = decode([measure('a', [1, -2]), measure('b', [3, 4])], { values: [0, 1] });
  expect(area.toOption(data, tile)).toMatchObject({ series: [{ stack: undefined }, { stack: undefined }] });
});

test('where a column is empty the sum is not known: all layers have a gap', () => {
  const data = decode([measure('a', [1, NaN]), measure('b', [3, 4])], { values: [0, 1] });
  expect(area.toOption(data, tile)).toMatchObject({
    series: [
      {
        data: [
          [0, 1],
          [1, NaN],
        ],
      },
      {
        data: [
          [0, 3],
          [1, NaN],
        ],
      },
    ],
  });
});

test('a group without a row adds nothing', () => {
  const columns = [category('c', ['A', 'A', 'B']), category('g', ['x', 'y', 'y']), measure('n', [1, 2, 3])];
  const data = decode(columns, { label: 0, group: 1, values: [2] });
  expect(area.toOption(data, tile)).toMatchObject({
    series: [
      {
        data: [
          [0, 1],
          [1, 0],
        ],
      },
      {
        data: [
          [0, 2],
          [1, 3],
        ],
      },
    ],
  });
});

test('beyond eight layers the smallest are one more, in a quiet colour', () => {
  const columns = Array.from({ length: 12 }, (_, i) => measure(`m${i}`, [i + 1]));
  const { series } = area.toOption(decode(columns, { values: columns.map((_, i) => i) }), tile) as {
    series: { name: string; color: string }[];
  };
  expect(series).toHaveLength(9);
  expect(series.at(-1)).toMatchObject({ name: '其他 (4)', color: tile.theme.mutedInk });
});
