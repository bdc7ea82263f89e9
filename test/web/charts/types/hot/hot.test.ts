import { describe, expect, test } from 'vitest';
import { hot } from '../../../../../web/charts/types/hot/index.ts';
import { draw, sample, textsIn } from '../../draw.ts';
import { about, filledWith, shapesIn } from '../../shapes-in.ts';
import { textBoxes } from '../../text-boxes.ts';
import { tile } from '../../views.ts';

const data = hot.decode(sample('hot'));
const category = (...values: number[]) =>
  hot.decode([{ name: '类', children: values.map((value, i) => ({ name: `商品${i}`, value })) }]);

const { series, mutedInk, faint } = tile.theme;
const drawn = (one: typeof data, size: { width: number; height: number } = tile, pointedAt?: string) =>
  draw(hot.toOption(one, { ...tile, ...size }), size, pointedAt);
const slicesIn = (svg: string) => shapesIn(svg).filter(({ opacity, inLegend }) => opacity > 0 && !inLegend);
const marksIn = (svg: string) => shapesIn(svg).filter(({ inLegend }) => inLegend);

test('a step is a category, with its name', () => {
  expect(hot.steps(data)).toBe(3);
  expect([0, 1, 2].map((step) => hot.stepTitle?.(data, step))).toEqual(['数码家电', '服饰鞋包', '食品生鲜']);
  expect(hot.steps(hot.decode([]))).toBe(1);
  expect(hot.stepTitle?.(hot.decode([]), 0)).toBe('');
});

test('in the sample an item is the sum of its children', () => {
  for (const { children } of data) {
    for (const item of children) {
      expect(
        item.children.reduce((sum, { value }) => sum + value, 0),
        item.name,
      ).toBe(item.value);
    }
  }
});

describe('names and shares', () => {
  const names = data[0]?.children.map(({ name }) => name) ?? [];
  const where = (width: number, height: number) => {
    const svg = drawn(data, { width, height });
    expect(textsIn(svg).join(' ')).toContain('合计');
    const slices = slicesIn(svg);
    return {
      marks: marksIn(svg),
      names: textBoxes(svg).filter(({ said }) => names.includes(said)),
      left: Math.min(...slices.map(({ left }) => left)),
      right: Math.max(...slices.map(({ right }) => right)),
      bottom: Math.max(...slices.map(({ bottom }) => bottom)),
    };
  };

  test('are around the ring if they fit', () => {
    const { marks, names: around, left, right } = where(900, 420);
    expect(marks).toEqual([]);
    expect(around).toHaveLength(names.length);
    const beside = around.map((name) => name.left > right || name.left < left);
    expect(beside).toEqual(names.map(() => true));
    expect(new Set(around.map((name) => name.left > right)).size).toBe(2);
  });

  test('are in a list beside it in a normal tile, below it in a narrow one', () => {
    const usual = where(490, 400);
    const narrow = where(260, 480);
    for (const { marks, names: listed } of [usual, narrow]) {
      expect(listed.map(({ said }) => said)).toEqual(names);
      expect(marks.map(({ fill }) => fill)).toEqual(series.slice(0, names.length));
      const tops = marks.map(({ top }) => top);
      expect(new Set(tops).size).toBe(names.length);
      expect(tops).toEqual(tops.toSorted((one, other) => one - other));
    }
    for (const { left } of usual.marks) expect(left).toBeGreaterThan(usual.right);
    for (const { top } of narrow.marks) expect(top).toBeGreaterThan(narrow.bottom);
  });

  test('are only shown on hover if they do not fit', () => {
    expect(where(200, 150)).toMatchObject({ marks: [], names: [] });
    const size = { width: 200, height: 150 };
    const [first = ''] = names;
    const svg = drawn(data, size, first);
    const name = textBoxes(svg).find(({ said }) => said === first);
    // In the middle of the ring, over what is written there.
    expect((name?.left ?? NaN) + (name?.width ?? NaN) / 2).toBeCloseTo(100, -1);
    expect(name?.middle).toBeCloseTo(75, -2);
    expect(textsIn(svg).filter((text) => names.includes(text))).toEqual([first]);
  });
});

test('beyond eight items the smallest are one muted slice', () => {
  const svg = drawn(category(...Array.from({ length: 500 }, (_, i) => i + 1)));
  expect(slicesIn(svg).map(({ fill }) => fill)).toEqual([...series, mutedInk]);
  expect(marksIn(svg).map(({ fill }) => fill)).toEqual([...series, mutedInk]);
  const texts = textsIn(svg).filter((text) => /商品|其他|%/.test(text));
  expect([texts[0], texts[1]]).toEqual(['商品499', '0.4%']);
  expect([texts.at(-2), texts.at(-1)]).toEqual(['其他 (492)', '96.8%']);
});

test('a negative value has no share', () => {
  const svg = drawn(category(10, -5));
  const [ten] = filledWith(svg, series[0]);
  expect(ten?.covers(tile.width / 2 + 5, (ten?.top ?? NaN) + 5)).toBe(true);
  expect(ten?.covers(tile.width / 2 - 5, (ten?.top ?? NaN) + 5)).toBe(true);
  expect(filledWith(svg, series[1]).map(({ width }) => width)).toEqual(about([0], 0));
  expect(textsIn(svg)).toEqual(expect.arrayContaining(['商品0', '100%', '商品1', '0%']));
});

test('nothing sold is an empty ring, not equal slices', () => {
  const slices = slicesIn(drawn(category(0, 0)));
  expect(slices.map(({ fill }) => fill)).toEqual([faint]);
  expect(slices[0]?.covers(tile.width / 2, tile.height / 2)).toBe(false);
});

test('a name with braces cannot end its style', () => {
  const named = hot.decode([
    {
      name: '类',
      children: [
        { name: '{share|x}', value: 1 },
        { name: 'b', value: 1 },
      ],
    },
  ]);
  expect(textsIn(draw(hot.toOption(named, tile), tile)).join(' ')).toContain('｛share|x｝');
});
