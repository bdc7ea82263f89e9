import { expect, test } from 'vitest';
import { boxplot } from '../../../../../web/charts/types/boxplot/index.ts';
import { category, givenOf, measure } from '../../given.ts';
import { draw, textsIn } from '../../draw.ts';
import { tile } from '../../views.ts';

test('a box for each label: the least, three quartiles and the greatest of its values', () => {
  const columns = [category('c', ['A', 'B', 'A', 'A', 'A', 'A']), measure('n', [1, 7, 5, 2, 4, NaN])];
  const option = boxplot.toOption(
    boxplot.decode(undefined, givenOf(columns, { label: 0, values: [1] })),
    tile,
  );
  expect(option).toMatchObject({
    series: [
      {
        data: [
          [1, 1.75, 3, 4.25, 5],
          [7, 7, 7, 7, 7],
        ],
      },
    ],
  });
  expect(textsIn(draw(option, tile))).toEqual(expect.arrayContaining(['A', 'B']));
});

test('a box for each measure where rows have no label, or each its own', () => {
  const columns = [category('c', ['1', '2', '3']), measure('a', [1, 2, 3]), measure('b', [4, 5, 6])];
  for (const label of [{}, { label: 0 }]) {
    const data = boxplot.decode(undefined, givenOf(columns, { ...label, values: [1, 2] }));
    expect(boxplot.toOption(data, tile)).toMatchObject({
      series: [
        {
          data: [
            [1, 1.5, 2, 2.5, 3],
            [4, 4.5, 5, 5.5, 6],
          ],
        },
      ],
    });
  }
});
