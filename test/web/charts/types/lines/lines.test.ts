import { describe, expect, test } from 'vitest';
import { lines } from '../../../../../web/charts/types/lines/index.ts';
import { category, inputOf, measure, time } from '../../input.ts';
import { draw, textsIn } from '../../draw.ts';
import { about, axisUp, filledWith, inkOf, shapesIn, strokedWith, valuesOf } from '../../shapes-in.ts';
import { textBoxes } from '../../text-boxes.ts';
import { tile } from '../../views.ts';

const days = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => new Date(Date.UTC(2024, 4, 1 + i)).toISOString());
const decode = (...args: Parameters<typeof inputOf>) => lines.decode(undefined, inputOf(...args));
const wide = (count: number, length = 3) =>
  decode(
    [
      category(
        'c',
        Array.from({ length }, (_, i) => `c${i}`),
      ),
      ...Array.from({ length: count }, (_, i) =>
        measure(
          `m${i}`,
          Array.from({ length }, (_, row) => i + row),
        ),
      ),
    ],
    { label: 0, values: Array.from({ length: count }, (_, i) => i + 1) },
  );

const { series, faint, bad, mutedInk } = tile.theme;
const drawn = (data: ReturnType<typeof decode>, view = {}) =>
  draw(lines.toOption(data, { ...tile, ...view }), { ...tile, ...view });
/** A line's colour, values and dots. */
const lineIn = (svg: string, i: number) => strokedWith(svg, series[i])[0];
const dotsIn = (svg: string, i: number) =>
  filledWith(svg, series[i]).map(({ left, right, top, bottom }) => ({
    x: (left + right) / 2,
    y: (top + bottom) / 2,
  }));
const saidBy = (svg: string, i: number, axis = axisUp(svg)) =>
  strokedWith(svg, series[i]).flatMap((line) => valuesOf(line, axis));
const legendIn = (svg: string) => shapesIn(svg).filter(({ inLegend }) => inLegend);
const saidIn = (svg: string) => textsIn(svg).map((text) => text.trim().replace('\u2060', ''));
const boxOf = (svg: string, text: string) =>
  textBoxes(svg).find(({ said }) => said.trim().replace('\u2060', '') === text);

// The form of the data and the sampling only affect cost: the picture is the same.
test('points are flat numbers, sampled only where there are more than pixels', () => {
  const option = lines.toOption(wide(1), tile);
  expect(option).toMatchObject({
    series: [{ type: 'line', sampling: 'lttb', data: Float64Array.of(0, 0, 1, 1, 2, 2) }],
  });
});

test('100,000 points are not animated, and the tile says that a sample is drawn', () => {
  const count = 100_000;
  const data = decode(
    [
      measure(
        'n',
        Array.from({ length: count }, (_, i) => i % 97),
      ),
    ],
    { values: [0] },
  );
  // A still picture does not show animations.
  expect(lines.toOption(data, tile)).toMatchObject({ animation: false });
  expect(lineIn(drawn(data), 0)?.lineWidth).toBeLessThan(lineIn(drawn(wide(1)), 0)?.lineWidth ?? NaN);
  expect(lines.note?.(data, 'en')).toBe('a sample of 100,000 points is drawn');
  expect(lines.note?.(wide(1), 'en')).toBeUndefined();
});

describe('names of the lines', () => {
  test('one line has its name at the axis, up to four have them at their ends, more have a legend', () => {
    const [one, four, five] = [1, 4, 5].map((count) => drawn(wide(count))) as [string, string, string];
    expect([one, four, five].map((svg) => legendIn(svg).length)).toEqual([0, 0, 5]);
    const namesIn = (svg: string) => saidIn(svg).filter((text) => text.startsWith('m'));
    expect(namesIn(one)).toEqual(['m0']);
    expect(namesIn(four)).toEqual(['m0', 'm1', 'm2', 'm3']);
    for (const [i, name] of namesIn(four).entries()) {
      expect(boxOf(four, name)?.left).toBeGreaterThan(lineIn(four, i)?.right ?? NaN);
      expect(boxOf(four, name)?.middle).toBeCloseTo(lineIn(four, i)?.top ?? NaN, -1);
    }
    expect(namesIn(five)).toEqual(['m0', 'm1', 'm2', 'm3', 'm4']);
    expect(legendIn(five).map(({ fill }) => fill)).toEqual(series.slice(0, 5));
    for (const name of namesIn(five))
      expect(boxOf(five, name)?.middle).toBeLessThan(lineIn(five, 4)?.top ?? NaN);
  });

  test('at close ends are moved apart in the order of the ends, each after a dot in its colour', () => {
    const ends = [measure('{dot|b}', [9, 5]), measure('a', [1, 5.1]), measure('c', [4, 0])];
    const svg = drawn(decode(ends, { values: [0, 1, 2] }));
    const boxes = ['{dot|b}', 'a', 'c'].map((name) => boxOf(svg, name));
    const [b = NaN, a = NaN, c = NaN] = boxes.map((box) => box?.middle);
    expect(b - a).toBeGreaterThanOrEqual(18);
    expect(c - b).toBeGreaterThanOrEqual(18);
    for (const [i, box] of boxes.entries()) {
      // The other one is on the last point of the line.
      const dot = dotsIn(svg, i).find(({ x }) => x > (lineIn(svg, i)?.right ?? NaN));
      expect(dot?.y).toBeCloseTo(box?.middle ?? NaN, 0);
      expect(dot?.x).toBeLessThan((box?.left ?? NaN) + 5);
      expect(dot?.x).toBeGreaterThan(lineIn(svg, i)?.right ?? NaN);
    }
  });

  test('have their last values after them, and a dot on the last point', () => {
    const svg = drawn(decode([measure('a', [9, 5.5]), measure('b', [1, 2])], { values: [0, 1] }));
    expect(textBoxes(svg).map(({ said }) => said.trim())).toEqual(expect.arrayContaining(['5.5', '2.0']));
    const line = lineIn(svg, 0);
    const onLine = dotsIn(svg, 0).filter(({ x }) => Math.abs(x - (line?.right ?? NaN)) < 2);
    expect(onLine.length).toBeGreaterThan(0);
  });

  test('lines beyond the 24th are counted, not drawn', () => {
    const svg = drawn(wide(30), { language: 'en', width: 1800 });
    const legend = textBoxes(svg).filter(({ said }) => said.startsWith('m') || said.includes('more'));
    expect(legend.map(({ said }) => said).at(-1)).toBe('6 more');
    expect(legend).toHaveLength(25);
    expect(legendIn(svg).at(-1)?.fill).toBe(mutedInk);
    const shown = shapesIn(svg).filter(({ lineWidth }) => lineWidth === 2.5);
    expect(shown).toHaveLength(24);
    expect(strokedWith(svg, mutedInk)).toEqual([]);
  });

  test('a shared unit is on the axis', () => {
    const columns = [measure('t', [1, 2], '°C'), measure('u', [3, 4], '°C')];
    const svg = drawn(decode(columns, { values: [0, 1] }));
    const heading = boxOf(svg, '°C');
    expect(heading?.left).toBeLessThan(lineIn(svg, 0)?.left ?? NaN);
    expect(heading?.middle).toBeLessThan(lineIn(svg, 1)?.top ?? NaN);
    expect(saidIn(svg).filter((text) => /[tu°]/.test(text))).toEqual(['°C', 't', 'u']);
  });
});

describe('two or three measures that share no scale', () => {
  const sales = [measure('Sales (€)', [1000, NaN, 1500], '€'), measure('Orders', [12, 30, 15])];
  const both = { values: [0, 1] };
  /** Lines in one plot area share an axis. */
  const inOnePlane = (svg: string, values: readonly (readonly number[])[]) => {
    expect(values.map((_, i) => saidBy(svg, i))).toEqual(values.map((line) => [about(line, -1)]));
  };

  test('are in panels above one axis, each with its own scale and name', () => {
    const svg = drawn(decode(sales, both));
    const [upper, lower] = [boxOf(svg, 'Sales (€)'), boxOf(svg, 'Orders')].map((box) => box?.middle ?? NaN);
    if (upper === undefined || lower === undefined) throw new Error('Both have a heading');
    expect(upper).toBeLessThan(lower);
    const [first, second] = [axisUp(svg, { top: upper, bottom: lower }), axisUp(svg, { top: lower })];
    // The first has a gap between its two points: they are dots, after the dot of its heading.
    const [heading, ...dots] = dotsIn(svg, 0).toSorted((one, other) => one.x - other.x);
    expect(heading?.y).toBeCloseTo(upper, 0);
    expect(dots.map(({ y }) => first.valueAt(y))).toEqual(about([1000, 1500], -1));
    expect(saidBy(svg, 1, second)).toEqual([about([12, 30, 15], 0)]);
    expect(dotsIn(svg, 1).map(({ y }) => y)).toEqual(about([lower], 0));
    const [left, right] = [lineIn(svg, 1)?.left, lineIn(svg, 1)?.right];
    expect([dots[0]?.x, dots[1]?.x]).toEqual([
      expect.closeTo(left ?? NaN, 0),
      expect.closeTo(right ?? NaN, 0),
    ]);
    // Only the last has x axis labels.
    expect(saidIn(svg).filter((text) => text === '2')).toHaveLength(1);
    expect(boxOf(svg, '2')?.middle).toBeGreaterThan(lineIn(svg, 1)?.bottom ?? NaN);
  });

  test('also with the same unit, if one is more than ten times larger', () => {
    const [few, many] = [measure('few', [1, 2]), measure('many', [10, 30])];
    const apart = drawn(decode([few, many], both));
    const between = boxOf(apart, 'many')?.middle ?? NaN;
    expect(saidBy(apart, 0, axisUp(apart, { bottom: between }))).toEqual([about([1, 2], 1)]);
    expect(saidBy(apart, 1, axisUp(apart, { top: between }))).toEqual([about([10, 30], 0)]);
    const together = drawn(decode([few, measure('more', [9, 19])], both));
    expect([0, 1].map((i) => saidBy(together, i))).toEqual([[about([1, 2])], [about([9, 19])]]);
  });

  test('are in one plot area when panels do not fit, with a limit, or when there are more units; units are in the names', () => {
    const whole = [measure('Sales (€)', [1000, 1200, 1500], '€'), measure('Orders', [12, 30, 15])];
    const values = [
      [1000, 1200, 1500],
      [12, 30, 15],
    ];
    const flat = drawn(decode(whole, both), { height: 150 });
    inOnePlane(flat, values);
    expect(saidIn(flat)).toEqual(expect.arrayContaining(['Sales (€)', 'Orders']));
    expect(saidIn(flat)).not.toContain('€');
    inOnePlane(drawn(decode(whole, both, { limits: [{ value: 5 }] })), values);
    const units = ['€', '%', 'kg', 'm'].map((unit, at) => measure(`m${at}`, [1, 2, 3 + at], unit));
    inOnePlane(
      drawn(decode(units, { values: [0, 1, 2, 3] })),
      [0, 1, 2, 3].map((at) => [1, 2, 3 + at]),
    );
  });
});

test('gaps stay gaps, and a point between two of them is a dot', () => {
  const data = decode([time('t', days(5), 'day'), measure('n', [1, NaN, 3, NaN, NaN])], {
    label: 0,
    values: [1],
  });
  const svg = drawn(data);
  expect(strokedWith(svg, series[0])).toEqual([]);
  const dots = dotsIn(svg, 0);
  expect(dots.map(({ y }) => axisUp(svg).valueAt(y))).toEqual(about([1, 3]));
  expect(dots.map(({ x }) => x)).toEqual(about([dayIn(svg, 1), dayIn(svg, 3)], 0));

  const points = [time('t', days(5), 'day'), measure('n', [1, 2, NaN, 4, 5])];
  expect(saidBy(drawn(decode(points, { label: 0, values: [1] })), 0)).toEqual([about([1, 2]), about([4, 5])]);
});

/** The position of a day in May, on an axis with labels for May 3 and another day. */
function dayIn(svg: string, day: number): number {
  const places = new Map(
    textBoxes(svg).flatMap(({ said, left, width }) => {
      const one = /^5月(\d)日$/.exec(said)?.[1];
      return one === undefined ? [] : [[Number(one), left + width / 2] as const];
    }),
  );
  const third = places.get(3) ?? NaN;
  const [other = NaN, place = NaN] = [...places].find(([one]) => one !== 3) ?? [];
  return third + ((day - 3) * (place - third)) / (other - 3);
}

test('groups are lines with their own times, each in order', () => {
  const columns = [
    time('t', ['2024-05-03', '2024-05-01', '2024-05-02'], 'day'),
    category('g', ['a', 'a', 'b']),
    measure('n', [3, 1, 2]),
  ];
  const svg = drawn(decode(columns, { label: 0, group: 1, values: [2] }));
  expect(saidBy(svg, 0)).toEqual([about([1, 3])]);
  expect(
    lineIn(svg, 0)
      ?.strokes.flat()
      .map(([x]) => x),
  ).toEqual(about([dayIn(svg, 1), dayIn(svg, 3)], 0));
  // A line of one point is a dot; the other one is before its name.
  const [dot, ofName] = dotsIn(svg, 1).toSorted((one, other) => one.x - other.x);
  expect(dot?.x).toBeCloseTo(dayIn(svg, 2), 0);
  expect(axisUp(svg).valueAt(dot?.y ?? NaN)).toBeCloseTo(2, 1);
  expect(ofName?.y).toBeCloseTo(boxOf(svg, 'b')?.middle ?? NaN, 0);
  expect(boxOf(svg, 'a')?.middle).toBeCloseTo(lineIn(svg, 0)?.top ?? NaN, 0);
});

test('times are written in the language of the screen', () => {
  const data = decode(
    [
      time('t', days(60), 'day'),
      measure(
        'n',
        days(60).map((_, i) => i),
      ),
    ],
    { label: 0, values: [1] },
  );
  const localised = (language: 'zh-CN' | 'en') =>
    textsIn(draw(lines.toOption(data, { ...tile, language }), tile)).join(' ');
  expect(localised('zh-CN')).toContain('5月13日');
  expect(localised('en')).toContain('May 13');
});

test('limits and bands are drawn across, with their labels beside the plot area', () => {
  const settings = {
    limits: [{ value: 8, title: '上限', level: 'bad' as const }],
    bands: [{ from: 1, to: 2 }],
  };
  const data = decode([measure('a', [1, 2]), measure('b', [1, 5])], { values: [0, 1] }, settings);
  const svg = drawn(data);
  const axis = axisUp(svg);
  const [ground, ...others] = strokedWith(svg, faint);
  const plotArea = { left: ground?.left, right: ground?.right };
  expect(axis.valueAt(Math.min(...others.map(({ top }) => top)))).toBeCloseTo(8, 0);
  const limits = strokedWith(svg, bad);
  expect(limits).toMatchObject([{ ...plotArea, height: 0, dashed: true }]);
  expect(axis.valueAt(limits[0]?.top ?? NaN)).toBeCloseTo(8);
  const words = boxOf(svg, '上限');
  expect(words?.left).toBeGreaterThan(plotArea.right ?? NaN);
  expect(words?.middle).toBeCloseTo(limits[0]?.top ?? NaN, 0);
  expect(inkOf(svg, '上限')).toBe(bad);
  const [band] = shapesIn(svg).filter(({ opacity }) => opacity > 0 && opacity < 1);
  expect(band).toMatchObject(plotArea);
  expect([band?.bottom, band?.top].map((px) => axis.valueAt(px ?? NaN))).toEqual(about([1, 2]));
  expect(legendIn(svg).map(({ fill }) => fill)).toEqual(series.slice(0, 2));
});

test('over a measure that goes up points lie as far apart as its values are', () => {
  const steps = (ages: readonly number[]) => {
    const data = decode([measure('age', ages), measure('height', [50, 60, 70])], { label: 0, values: [1] });
    const [x = 0, next = 0, last = 0] = (lineIn(drawn(data), 0)?.strokes.flat() ?? []).map(([at]) => at);
    return (next - x) / (last - x);
  };
  expect(steps([0, 1, 10])).toBeCloseTo(0.1, 1);
  expect(steps([0, 5, 10])).toBeCloseTo(0.5, 1);
  // out of order they are names
  expect(steps([0, 10, 1])).toBeCloseTo(0.5, 1);
});
