import { describe, expect, test } from 'vitest';
import { bars } from '../../../../web/charts/types/bars/index.ts';
import { groupedBars } from '../../../../web/charts/types/grouped-bars/index.ts';
import { stackedBars } from '../../../../web/charts/types/stacked-bars/index.ts';
import { category, inputOf, measure, time } from '../input.ts';
import { draw, textsIn } from '../draw.ts';
import { about, axisUp, filledWith, shapesIn } from '../shapes-in.ts';
import { textBoxes } from '../text-boxes.ts';
import { tile } from '../views.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `店${i}`);
const one = (values: readonly number[], settings = {}) =>
  inputOf([category('c', names(values.length)), measure('n', values)], { label: 0, values: [1] }, settings);
const two = inputOf([category('c', ['A', 'B']), measure('x', [1, 2], '万'), measure('y', [3, -4], '万')], {
  label: 0,
  values: [1, 2],
});

const { series, mutedInk } = tile.theme;
const drawn = (type: typeof bars, args: ReturnType<typeof inputOf>, view = {}) =>
  draw(type.toOption(type.decode(undefined, args), { ...tile, ...view }), { ...tile, ...view });
const barsIn = (svg: string, i = 0) => filledWith(svg, series[i]);
const legendIn = (svg: string) => shapesIn(svg).filter(({ inLegend }) => inLegend);
const boxOf = (svg: string, text: string) => textBoxes(svg).find(({ said }) => said === text);
const numbersIn = (svg: string) => textsIn(svg).filter((text) => /^−?[\d,]+$/.test(text));
/** Vertical bars share their lower edges, horizontal ones their left edges. */
const standingIn = (svg: string) => areOne(barsIn(svg).map(({ bottom }) => bottom));
const lyingIn = (svg: string) => areOne(barsIn(svg).map(({ left }) => left));
const areOne = (edges: readonly number[]) => Math.max(...edges) - Math.min(...edges) < 1;

describe('bars', () => {
  test('show their values instead of an axis if these fit', () => {
    expect(textsIn(drawn(bars, one([12000, 300])))).toEqual(['店0', '店1', '12,000', '300']);
  });

  test('over time are all on one page, with an axis', () => {
    const days = Array.from({ length: 90 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString());
    const data = bars.decode(
      undefined,
      inputOf(
        [
          time('t', days, 'day'),
          measure(
            'n',
            days.map((_, i) => i + 1),
          ),
        ],
        { label: 0, values: [1] },
      ),
    );
    expect(bars.steps(data, tile)).toBe(1);
    const svg = draw(bars.toOption(data, tile), tile);
    const axis = axisUp(svg);
    expect(numbersIn(svg)).toEqual(axis.numbers.map(String));
    expect(barsIn(svg)).toHaveLength(90);
    expect(barsIn(svg).map(({ top }) => axis.valueAt(top))).toEqual(
      about(
        days.map((_, i) => i + 1),
        0,
      ),
    );
  });

  test('of many names are on readable pages with one scale, and the last page keeps the width of bars', () => {
    const data = bars.decode(undefined, one(Array.from({ length: 25 }, (_, i) => i)));
    const steps = bars.steps(data, tile);
    expect(steps).toBeGreaterThan(1);
    expect(bars.steps(data, { ...tile, width: 3000, height: 200 })).toBe(1);
    const pages = [0, steps - 1].map((step) => draw(bars.toOption(data, { ...tile, step }), tile));
    const [first, last] = pages.map((svg) => barsIn(svg).filter(({ height }) => height > 0));
    expect(last?.length).toBeLessThan(first?.length ?? NaN);
    expect(last?.map(({ width }) => width)).toEqual(
      about(last?.map(() => first?.[0]?.width ?? NaN) ?? [], 0),
    );
    // Each shows its value, and none is 0: on one scale their heights are in proportion.
    const perUnit = (last?.at(-1)?.height ?? NaN) / 24;
    for (const [i, shown] of [first, last].entries()) {
      const values = numbersIn(pages[i] ?? '')
        .map(Number)
        .filter(Boolean);
      expect(shown?.map(({ height }) => height)).toEqual(
        about(
          values.map((value) => value * perUnit),
          0,
        ),
      );
    }
  });

  test('are in file order, or as the settings say', () => {
    const valuesIn = (settings: object) => {
      const fromTheLeft = barsIn(drawn(bars, one([2, 3, 1], settings))).toSorted((a, b) => a.left - b.left);
      const highest = Math.max(...fromTheLeft.map(({ height }) => height));
      return fromTheLeft.map(({ height }) => (3 * height) / highest);
    };
    expect(valuesIn({})).toEqual(about([2, 3, 1]));
    expect(valuesIn({ order: 'ascending' })).toEqual(about([1, 2, 3]));
  });

  test('have the page size and interval of the settings', () => {
    const data = bars.decode(undefined, one([1, 2, 3, 4, 5], { paging: { size: 2, seconds: 9 } }));
    expect([bars.steps(data, tile), bars.playIntervalOf?.(data)]).toEqual([3, 9000]);
    expect(bars.playIntervalOf?.(bars.decode(undefined, one([1])))).toBeUndefined();
  });
});

describe('names that do not fit below bars', () => {
  const sentences = [
    'The handbook answers my questions',
    'I know whom to ask for help',
    'Meetings start on time',
  ];
  const survey = (settings = {}) =>
    inputOf(
      [
        category('c', [...sentences, ...sentences.map((one) => `${one}!`)]),
        measure('a', [1, 2, 3, 4, 5, 6]),
        measure('b', [99, 3, 2, 1, 9, 8]),
      ],
      { label: 0, values: [1, 2] },
      settings,
    );

  test.each([groupedBars, stackedBars])(
    'make the bars horizontal, in file order on one page: $name',
    (type) => {
      const data = type.decode(undefined, survey());
      const svg = draw(type.toOption(data, tile), tile);
      expect(type.steps(data, tile)).toBe(1);
      expect([standingIn(svg), lyingIn(svg)]).toEqual([false, true]);
      const [first, ...others] = barsIn(svg);
      expect(others).toHaveLength(5);
      // The values of the first series rise: file order is from the top down.
      for (const { top, width } of others) {
        expect(top).toBeGreaterThan(first?.top ?? NaN);
        expect(width).toBeGreaterThan(first?.width ?? NaN);
      }
      const texts = textsIn(svg).join(' ').replaceAll(/\s+/g, ' ');
      expect(texts).toMatch(/The handbook answers my questions.*I know whom to ask for help!/);
    },
  );

  test('label the parts of a horizontal stack if these fit, and its total', () => {
    const texts = textsIn(drawn(stackedBars, survey()));
    expect(texts).toEqual(expect.arrayContaining(['99', '100', '14']));
    expect(texts).not.toContain('1');
  });

  test('that all start alike leave that out, and say it once', () => {
    const rooms = ['kitchen', 'laboratory', 'workshop'].map(
      (room) => `Central administration building, ${room}`,
    );
    const input = inputOf([category('c', rooms), measure('kWh', [5, 3, 2])], { label: 0, values: [1] });
    const view = { ...tile, width: 300, height: 160 };
    const said = textsIn(drawn(bars, input, view));
    expect(said).toEqual(expect.arrayContaining(['kitchen', 'laboratory', 'workshop']));
    expect(said.filter((text) => text.startsWith('Central'))).toHaveLength(1);
  });

  test('keep the bars vertical when as many rows do not fit, over time, or with a limit', () => {
    const times = time('t', ['2024-05-01', '2024-05-02'], 'day');
    const overTime = inputOf([times, measure('a', [1, 2]), measure('b', [3, 4])], {
      label: 0,
      values: [1, 2],
    });
    for (const svg of [
      drawn(groupedBars, survey(), { width: 800, height: 190 }),
      drawn(groupedBars, survey({ limits: [{ value: 5 }] })),
      drawn(groupedBars, overTime),
    ])
      expect([standingIn(svg), lyingIn(svg)]).toEqual([true, false]);
  });

  test('are on two lines if that is enough', () => {
    const ages = inputOf(
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
    expect(textsIn(drawn(bars, ages, view)).slice(0, 2)).toEqual(['10-', '19']);
  });
});

test('a unit is below a legend that leaves no room beside it', () => {
  const columns = [
    category('c', ['A']),
    ...Array.from({ length: 4 }, (_, i) => measure(`a long name ${i}`, [1], '%')),
  ];
  const svg = drawn(groupedBars, inputOf(columns, { label: 0, values: [1, 2, 3, 4] }));
  const unit = boxOf(svg, '%');
  const names = textBoxes(svg).filter(({ said }) => said.startsWith('a long name'));
  expect(names).toHaveLength(4);
  for (const { middle, size } of names) expect((unit?.middle ?? NaN) - middle).toBeGreaterThan(size);
});

test('grouped bars are side by side, with a legend and one unit', () => {
  const svg = drawn(groupedBars, two);
  expect(legendIn(svg).map(({ fill }) => fill)).toEqual(series.slice(0, 2));
  expect(textsIn(svg).filter((text) => /[xy万]/.test(text))).toEqual(['万', 'x', 'y']);
  const axis = axisUp(svg);
  expect([axis.numbers[0], axis.numbers.at(-1)]).toEqual([-4, 4]);
  const [xs, ys] = [barsIn(svg, 0), barsIn(svg, 1)];
  const endsOf = ({ top, bottom }: { top: number; bottom: number }) => [top, bottom].map(axis.valueAt);
  expect(xs.map(endsOf)).toEqual([about([1, 0]), about([2, 0])]);
  expect(ys.map(endsOf)).toEqual([about([3, 0]), about([0, -4])]);
  for (const [i, { right }] of xs.entries()) expect(ys[i]?.left).toBeGreaterThan(right);
});

test('stacked bars show their totals, with negative values below zero', () => {
  const svg = drawn(stackedBars, two);
  const axis = axisUp(svg);
  expect([axis.numbers[0], axis.numbers.at(-1)]).toEqual([-4, 4]);
  const [[xA, xB], [yA, yB]] = [barsIn(svg, 0), barsIn(svg, 1)];
  const endsOf = (bar = xA) => [bar?.top, bar?.bottom].map((px) => axis.valueAt(px ?? NaN));
  expect([endsOf(xA), endsOf(yA)]).toEqual([about([1, 0]), about([4, 1])]);
  expect([endsOf(xB), endsOf(yB)]).toEqual([about([2, 0]), about([0, -4])]);
  expect([yA?.left, yB?.left]).toEqual([xA?.left, xB?.left]);
  // The totals are above the stacks, in the ink of values: the axis has 4 and −2 too.
  const sumOver = (bar = xA) =>
    textBoxes(svg).find(
      ({ size, left, width, middle }) =>
        size > 16 &&
        left > (bar?.left ?? NaN) &&
        left + width < (bar?.right ?? NaN) &&
        middle < (bar?.top ?? NaN),
    )?.said;
  expect([sumOver(yA), sumOver(xB)]).toEqual(['4', '−2']);
});

test('series beyond the eighth are added up to one', () => {
  const columns = Array.from({ length: 10 }, (_, i) => measure(`m${i}`, [i + 1]));
  const svg = drawn(groupedBars, inputOf(columns, { values: columns.map((_, i) => i) }));
  for (const colour of [...series, mutedInk]) expect(filledWith(svg, colour), colour).toHaveLength(1);
  expect(legendIn(svg).at(-1)?.fill).toBe(mutedInk);
  expect(textsIn(svg)).toContain('其他 (2)');
  expect(textsIn(svg)).not.toContain('m0');
});
