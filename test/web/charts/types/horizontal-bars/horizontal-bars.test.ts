import { expect, test } from 'vitest';
import { horizontalBars } from '../../../../../web/charts/types/horizontal-bars/index.ts';
import { category, inputOf, measure, time } from '../../input.ts';
import { draw, textsIn } from '../../draw.ts';
import { about, filledWith, strokedWith } from '../../shapes-in.ts';
import { longName, tile } from '../../views.ts';

const list = (values: readonly number[], settings = {}) =>
  horizontalBars.decode(
    undefined,
    inputOf(
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
const drawn = (data: ReturnType<typeof list>, step = 0) =>
  draw(horizontalBars.toOption(data, { ...tile, step }), tile);
const textsOf = (data: ReturnType<typeof list>, step = 0) => textsIn(drawn(data, step));
const barsIn = (svg: string) => filledWith(svg, tile.theme.series[0]);

test("the largest is on top, unless the settings keep the file's order", () => {
  expect(textsOf(list([1, 3, 2])).slice(0, 3)).toEqual(['店1', '店2', '店0']);
  expect(textsOf(list([1, 3, 2], { order: 'file' })).slice(0, 3)).toEqual(['店0', '店1', '店2']);
});

test('times stay in order', () => {
  const input = inputOf([time('t', ['2024-05-01', '2024-05-02'], 'day'), measure('n', [1, 2])], {
    label: 0,
    values: [1],
  });
  expect(textsOf(horizontalBars.decode(undefined, input)).slice(0, 2)).toEqual([
    '2024年5月1日',
    '2024年5月2日',
  ]);
});

test('a page has as many rows as are readable, and all pages share one scale', () => {
  const data = list(Array.from({ length: 100 }, (_, i) => i + 1));
  const small = horizontalBars.steps(data, { width: 300, height: 160, unit: 1 });
  const usual = horizontalBars.steps(data, tile);
  expect(small).toBeGreaterThan(usual);
  expect(usual).toBeGreaterThan(1);
  const [longest] = barsIn(drawn(data));
  expect(longest?.right).toBeGreaterThan(0.8 * tile.width);
  for (const step of [0, usual - 1]) {
    const svg = drawn(data, step);
    const values = textsIn(svg)
      .filter((text) => /^\d+$/.test(text))
      .map(Number);
    expect(barsIn(svg).map(({ width }) => width)).toEqual(
      about(
        values.map((value) => (value / 100) * (longest?.width ?? NaN)),
        0,
      ),
    );
  }
});

test('long names are wrapped, then truncated in the middle, and leave most of the width to the bars', () => {
  const input = inputOf([category('c', [longName]), measure('n', [1])], { label: 0, values: [1] });
  const svg = drawn(horizontalBars.decode(undefined, input));
  expect(barsIn(svg)[0]?.left).toBeLessThan(tile.width * 0.42);
  expect(textsIn(svg).slice(0, 3).join('')).toMatch(/^一个非.*….*二组$/);
});

test('a limit is a line through all rows', () => {
  const svg = drawn(list([1, 3], { limits: [{ value: 5, level: 'good' }] }));
  const [three, one] = barsIn(svg);
  const lines = strokedWith(svg, tile.theme.good);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ width: 0, dashed: true });
  expect(lines[0]?.top).toBeLessThan(three?.top ?? NaN);
  expect(lines[0]?.bottom).toBeGreaterThan(one?.bottom ?? NaN);
  expect(lines[0]?.left).toBeCloseTo((one?.left ?? NaN) + 5 * (one?.width ?? NaN), -1);
});
