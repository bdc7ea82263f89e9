import { describe, expect, test } from 'vitest';
import { rank } from '../../../../../web/charts/types/rank/index.ts';
import { draw, sample, textsIn } from '../../draw.ts';
import { about, filledWith, roundCorners, shapesIn, strokedWith } from '../../shapes-in.ts';
import { textBoxes } from '../../text-boxes.ts';
import { longName, tile } from '../../views.ts';

const data = rank.decode(sample('rank'));
const list = (...values: number[]) => values.map((value, i) => ({ name: `省${i}`, value }));
const drawn = (ranking: typeof data, view = {}) =>
  draw(rank.toOption(ranking, { ...tile, ...view }), { ...tile, ...view });
const { sequential, border } = tile.theme;
/** Bars are in the three strongest colours of the scale. */
const bands = sequential.slice(-3).toReversed();
const barsIn = (svg: string) =>
  shapesIn(svg).filter(({ fill, inLegend }) => bands.includes(fill ?? '') && !inLegend);
const legendIn = (svg: string) => {
  const marks = shapesIn(svg).filter(({ inLegend }) => inLegend);
  const texts = textsIn(svg).slice(textsIn(svg).length - marks.length);
  return marks.map(({ fill }, i) => ({ fill, text: texts[i]?.replace('&gt;', '>') }));
};
const standingIn = (svg: string) => new Set(barsIn(svg).map(({ bottom }) => bottom)).size === 1;
const lyingIn = (svg: string) => new Set(barsIn(svg).map(({ left }) => left)).size === 1;

test('a window of ten slides by one over 21 provinces, and ends with the last', () => {
  expect(rank.steps(data)).toBe(12);
  const wide = { ...tile, width: 760 };
  const names = (step: number) =>
    textsIn(draw(rank.toOption(data, { ...wide, step }), wide)).filter((text) =>
      /^\p{Script=Han}+$/u.test(text),
    );
  expect(names(0)).toEqual(['广东', '江苏', '浙江', '山东', '四川', '河南', '湖北', '福建', '湖南', '上海']);
  expect(names(1)[0]).toBe('江苏');
  expect(names(11).at(-1)).toBe('内蒙古');
});

test.each([
  ['standing bars', { ...tile, width: 760 }],
  ['lying bars', { ...tile, width: 260 }],
])('the ranks of %s say which part of the list the window shows', (_, view) => {
  const texts = textsIn(draw(rank.toOption(data, { ...view, step: 1 }), view));
  const ranks = Array.from({ length: 10 }, (__, i) => String(i + 2));
  expect(texts.filter((text) => ranks.includes(text))).toEqual(ranks);
  expect(texts).not.toContain('1');
});

test('sliding moves the window, not the data: bars keep their names and positions', () => {
  const [before, after] = [0, 1].map((step) =>
    barsIn(drawn(data, { step })).filter(({ left, right }) => right > 0 && left < tile.width),
  );
  expect(after).toHaveLength(10);
  const heights = (bars = before) => bars?.map(({ height }) => height) ?? [];
  expect(heights(after).slice(0, -1)).toEqual(about(heights(before).slice(1)));
  const lefts = (bars = before) => bars?.map(({ left }) => left) ?? [];
  expect(lefts(after)).toEqual(about(lefts(before)));
  // A still picture does not show that bars slide: ECharts animates items with the same data.
  const [first, second] = [0, 1].map((step) => rank.toOption(data, { ...tile, step })['series']);
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
});

test.each([
  [0, 1],
  [1, 1],
  [10, 1],
  [11, 2],
])('%i items have %i windows', (count, steps) => {
  expect(rank.steps(rank.decode(list(...Array.from({ length: count }, (_, i) => i))))).toBe(steps);
});

describe('colour bands', () => {
  test('are above 300, above 200 and the rest, strongest first, with a legend', () => {
    const svg = drawn(rank.decode(list(301, 300, 201, 200, -5)));
    const [high, middle, low] = bands;
    expect(barsIn(svg).map(({ fill }) => fill)).toEqual([high, middle, middle, low, low]);
    expect(legendIn(svg)).toEqual([
      { fill: high, text: '> 300' },
      { fill: middle, text: '> 200' },
      { fill: low, text: '≤ 200' },
    ]);
  });

  test('can be set by the file, in any order, with names', () => {
    const json = { data: list(60, 30, 5), bands: [{ above: 20 }, { above: 50, name: '优秀' }] };
    const svg = drawn(rank.decode(json));
    expect(legendIn(svg).map(({ text }) => text)).toEqual(['优秀', '> 20', '≤ 20']);
    expect(barsIn(svg).map(({ fill }) => fill)).toEqual(bands);
  });

  test('are drawn as lines where they lie within the values', () => {
    const svg = drawn(rank.decode(list(250, 10)));
    const [longest, shortest] = barsIn(svg);
    if (!longest || !shortest) throw new Error('Two bars are drawn');
    expect(longest.height / shortest.height).toBeCloseTo(25, 0);
    const lines = strokedWith(svg, border).filter(({ dashed }) => dashed);
    expect(lines).toMatchObject([{ height: 0, width: tile.width }]);
    expect(lines[0]?.top).toBeCloseTo(longest.bottom - 0.8 * longest.height, -1);
  });

  test('may be empty', () => {
    const svg = drawn(rank.decode({ data: list(1), bands: [] }));
    expect(legendIn(svg)).toEqual([]);
    expect(filledWith(svg, tile.theme.accent)).toHaveLength(1);
  });
});

test('bars are round at the top, negative ones at the bottom', () => {
  const svg = drawn(rank.decode(list(10, -10)));
  const [up, down] = barsIn(svg);
  if (!up || !down) throw new Error('Two bars are drawn');
  expect(roundCorners(up)).toEqual(['top left', 'top right']);
  expect(roundCorners(down)).toEqual(['bottom left', 'bottom right']);
  expect(down.top).toBe(up.bottom);
  const middleOf = (text: string) => textBoxes(svg).find(({ said }) => said === text)?.middle;
  expect(middleOf('10')).toBeLessThan(up.top);
  expect(middleOf('−10')).toBeGreaterThan(down.bottom);
});

test('names are on one or two lines below the bars; if they do not fit, bars are horizontal', () => {
  const status = drawn(data);
  expect([standingIn(status), lyingIn(status)]).toEqual([true, false]);
  const [name] = textBoxes(status);
  expect(name?.middle).toBeGreaterThan(barsIn(status)[0]?.bottom ?? NaN);
  const long = Array.from({ length: 10 }, (_, i) => ({ name: longName, value: i + 1 }));
  for (const turned of [drawn(data, { width: 260 }), drawn(rank.decode(long))]) {
    expect([standingIn(turned), lyingIn(turned)]).toEqual([false, true]);
    const tops = barsIn(turned).map(({ top }) => top);
    expect(tops).toEqual(tops.toSorted((one, other) => one - other));
    expect(textBoxes(turned)[0]?.left).toBeLessThan(barsIn(turned)[0]?.left ?? NaN);
  }
});
