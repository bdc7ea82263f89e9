import { describe, expect, test } from 'vitest';
import { bars } from '../../../../web/charts/types/bars/index.ts';
import { groupedBars } from '../../../../web/charts/types/grouped-bars/index.ts';
import { stackedBars } from '../../../../web/charts/types/stacked-bars/index.ts';
import { category, givenOf, measure, time } from '../given.ts';
import { draw, textsIn } from '../draw.ts';
import { tile } from '../views.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `店${i}`);
const one = (values: readonly number[], settings = {}) =>
  givenOf([category('c', names(values.length)), measure('n', values)], { label: 0, values: [1] }, settings);
const two = givenOf([category('c', ['A', 'B']), measure('x', [1, 2], '万'), measure('y', [3, -4], '万')], {
  label: 0,
  values: [1, 2],
});

describe('bars', () => {
  test('say their values instead of an axis where those have room', () => {
    const option = bars.toOption(bars.decode(undefined, one([12000, 300])), tile);
    expect(option).toMatchObject({
      yAxis: { axisLabel: { show: false } },
      series: [{ label: { show: true } }],
    });
    expect(textsIn(draw(option, tile))).toEqual(['店0', '店1', '1.2万', '300']);
  });

  test('over time are all on one page, with an axis', () => {
    const days = Array.from({ length: 90 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString());
    const data = bars.decode(
      undefined,
      givenOf(
        [
          time('t', days, 'day'),
          measure(
            'n',
            days.map((_, i) => i),
          ),
        ],
        { label: 0, values: [1] },
      ),
    );
    expect(bars.steps(data, tile)).toBe(1);
    expect(bars.toOption(data, tile)).toMatchObject({
      yAxis: { axisLabel: { show: true } },
      series: [{ label: { show: false } }],
    });
  });

  test('of many names are on pages of as many as can be read, on one scale, and the last keeps its bars’ width', () => {
    const data = bars.decode(undefined, one(Array.from({ length: 25 }, (_, i) => i)));
    const steps = bars.steps(data, tile);
    expect(steps).toBeGreaterThan(1);
    expect(bars.steps(data, { ...tile, width: 3000, height: 200 })).toBe(1);
    const [first, last] = [0, steps - 1].map((step) => bars.toOption(data, { ...tile, step }));
    const shapeOf = (option: typeof first) => ({
      yAxis: { min: 0, max: (option as { yAxis: { max: number } }).yAxis.max },
      series: [{ barWidth: (option as { series: { barWidth: number }[] }).series[0]?.barWidth }],
    });
    expect(last).toMatchObject(shapeOf(first));
  });

  test('are in the order of the file, or as a person wants them', () => {
    const valuesIn = (settings: object) => {
      const data = bars.decode(undefined, one([2, 3, 1], settings));
      const { series } = bars.toOption(data, tile) as { series: { data: { value: number }[] }[] };
      return series[0]?.data.map(({ value }) => value);
    };
    expect(valuesIn({})).toEqual([2, 3, 1]);
    expect(valuesIn({ order: 'ascending' })).toEqual([1, 2, 3]);
  });

  test('have the pages and the pace that a person wants', () => {
    const data = bars.decode(undefined, one([1, 2, 3, 4, 5], { paging: { size: 2, seconds: 9 } }));
    expect([bars.steps(data, tile), bars.paceOf?.(data)]).toEqual([3, 9000]);
    expect(bars.paceOf?.(bars.decode(undefined, one([1])))).toBeUndefined();
  });
});

describe('names that do not fit below bars', () => {
  const sentences = [
    'The handbook answers my questions',
    'I know whom to ask for help',
    'Meetings start on time',
  ];
  const survey = (settings = {}) =>
    givenOf(
      [
        category('c', [...sentences, ...sentences.map((one) => `${one}!`)]),
        measure('a', [1, 2, 3, 4, 5, 6]),
        measure('b', [99, 3, 2, 1, 9, 8]),
      ],
      { label: 0, values: [1, 2] },
      settings,
    );

  test.each([groupedBars, stackedBars])(
    'lay the bars down, in the order of the file and all at once: $name',
    (type) => {
      const data = type.decode(undefined, survey());
      const option = type.toOption(data, tile);
      expect(type.steps(data, tile)).toBe(1);
      expect(option).toMatchObject({ yAxis: { type: 'category', inverse: true } });
      const texts = textsIn(draw(option, tile)).join(' ').replaceAll(/\s+/g, ' ');
      expect(texts).toMatch(/The handbook answers my questions.*I know whom to ask for help!/);
    },
  );

  test('say the parts of a lying stack where those have room, and what it comes to', () => {
    const texts = textsIn(draw(stackedBars.toOption(stackedBars.decode(undefined, survey()), tile), tile));
    expect(texts).toEqual(expect.arrayContaining(['99', '100', '14']));
    expect(texts).not.toContain('1');
  });

  test('leave the bars standing where there is no room for as many rows, over time, or under a limit', () => {
    const standing = { xAxis: { type: 'category' } };
    const flat = { ...tile, width: 800, height: 190 };
    expect(groupedBars.toOption(groupedBars.decode(undefined, survey()), flat)).toMatchObject(standing);
    const limited = groupedBars.decode(undefined, survey({ limits: [{ value: 5 }] }));
    expect(groupedBars.toOption(limited, tile)).toMatchObject(standing);
  });

  test('are on two lines where that is enough', () => {
    const ages = givenOf(
      [
        category('c', ['10-19', '20-29', '30-39', '40-49', '50-59', '60-69', '70-79', '80-89']),
        measure('n', [1, 2, 3, 4, 5, 6, 7, 8]),
      ],
      {
        label: 0,
        values: [1],
      },
    );
    const view = { ...tile, width: 420 };
    const option = bars.toOption(bars.decode(undefined, ages), view);
    expect(textsIn(draw(option, view)).slice(0, 2)).toEqual(['10-', '19']);
  });
});

test('a unit stands below a legend that leaves no room beside it', () => {
  const columns = [
    category('c', ['A']),
    ...Array.from({ length: 4 }, (_, i) => measure(`a long name ${i}`, [1], '%')),
  ];
  const data = groupedBars.decode(undefined, givenOf(columns, { label: 0, values: [1, 2, 3, 4] }));
  const { yAxis, grid } = groupedBars.toOption(data, tile) as {
    yAxis: { nameGap: number };
    grid: { top: number };
  };
  expect(grid.top - yAxis.nameGap).toBeGreaterThan(48);
});

test('grouped bars stand beside each other, with a legend and the unit once', () => {
  const option = groupedBars.toOption(groupedBars.decode(undefined, two), tile);
  expect(option).toMatchObject({
    legend: { show: true, data: ['x', 'y'] },
    yAxis: { name: '万', min: -4, max: 4 },
    series: [{ stack: undefined }, { stack: undefined }],
  });
});

test('stacked bars say what they come to, what is negative below zero', () => {
  const option = stackedBars.toOption(stackedBars.decode(undefined, two), tile);
  expect(option).toMatchObject({
    yAxis: { min: -4, max: 4 },
    series: [{ stack: 'all' }, { stack: 'all' }, { id: 'totals', stackStrategy: 'positive' }],
  });
  expect(textsIn(draw(option, tile))).toEqual(expect.arrayContaining(['4', '−2']));
});

test('more than eight series end in one of the others', () => {
  const columns = Array.from({ length: 10 }, (_, i) => measure(`m${i}`, [i + 1]));
  const data = groupedBars.decode(undefined, givenOf(columns, { values: columns.map((_, i) => i) }));
  expect((groupedBars.toOption(data, tile)['series'] as object[]).at(-1)).toMatchObject({ name: '其他 (2)' });
});
