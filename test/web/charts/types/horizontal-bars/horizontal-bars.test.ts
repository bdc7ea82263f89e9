import { expect, test } from 'vitest';
import { horizontalBars } from '../../../../../web/charts/types/horizontal-bars/index.ts';
import { category, givenOf, measure, time } from '../../given.ts';
import { draw, textsIn } from '../../draw.ts';
import { longName, tile } from '../../views.ts';

const list = (values: readonly number[], settings = {}) =>
  horizontalBars.decode(
    undefined,
    givenOf(
      [
        category(
          'c',
          values.map((_, i) => `店${i}`),
        ),
        measure('n', values),
      ],
      { label: 0, values: [1] },
      settings,
    ),
  );
const textsOf = (data: ReturnType<typeof list>, step = 0) =>
  textsIn(draw(horizontalBars.toOption(data, { ...tile, step }), tile));

test('the largest is on top, unless a person wants the order of the file', () => {
  expect(textsOf(list([1, 3, 2])).slice(0, 3)).toEqual(['店1', '店2', '店0']);
  expect(textsOf(list([1, 3, 2], { order: 'file' })).slice(0, 3)).toEqual(['店0', '店1', '店2']);
});

test('times stay in their order', () => {
  const given = givenOf([time('t', ['2024-05-01', '2024-05-02'], 'day'), measure('n', [1, 2])], {
    label: 0,
    values: [1],
  });
  expect(textsOf(horizontalBars.decode(undefined, given)).slice(0, 2)).toEqual([
    '2024年5月1日',
    '2024年5月2日',
  ]);
});

test('a page has as many rows as can be read, and all pages share one scale', () => {
  const data = list(Array.from({ length: 100 }, (_, i) => i + 1));
  const small = horizontalBars.steps(data, { width: 300, height: 160, unit: 1 });
  const usual = horizontalBars.steps(data, tile);
  expect(small).toBeGreaterThan(usual);
  expect(usual).toBeGreaterThan(1);
  for (const step of [0, usual - 1]) {
    expect(horizontalBars.toOption(data, { ...tile, step })).toMatchObject({ xAxis: { min: 0, max: 100 } });
  }
});

test('long names are on two lines, then cut in their middle, and leave most of the width to the bars', () => {
  const given = givenOf([category('c', [longName]), measure('n', [1])], { label: 0, values: [1] });
  const option = horizontalBars.toOption(horizontalBars.decode(undefined, given), tile) as {
    grid: { left: number };
  };
  expect(option.grid.left).toBeLessThan(tile.width * 0.42);
  expect(textsIn(draw(option, tile)).slice(0, 2).join('')).toMatch(/^一个非.*….*二组$/);
});

test('a limit is a line through all rows', () => {
  expect(
    horizontalBars.toOption(list([1, 3], { limits: [{ value: 5, level: 'good' }] }), tile),
  ).toMatchObject({
    xAxis: {
      max: 5,
      axisTick: { customValues: [5] },
      splitLine: { show: true, lineStyle: { color: [tile.theme.good] } },
    },
  });
});
