import { describe, expect, test } from 'vitest';
import { hot } from '../../../../../web/charts/types/hot/index.ts';
import { draw, sample, textsIn } from '../../draw.ts';
import { tile } from '../../views.ts';

const data = hot.decode(sample('hot'));
const category = (...values: number[]) =>
  hot.decode([{ name: '类', children: values.map((value, i) => ({ name: `商品${i}`, value })) }]);

test('a step is a category, and says its name', () => {
  expect(hot.steps(data)).toBe(3);
  expect([0, 1, 2].map((step) => hot.stepTitle?.(data, step))).toEqual(['数码家电', '服饰鞋包', '食品生鲜']);
  expect(hot.steps(hot.decode([]))).toBe(1);
  expect(hot.stepTitle?.(hot.decode([]), 0)).toBe('');
});

test('in the sample an item is worth what its children are together', () => {
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
  const where = (width: number, height: number) => {
    const option = hot.toOption(data, { ...tile, width, height });
    expect(textsIn(draw(option, { width, height })).join(' ')).toContain('合计');
    return option;
  };

  test('stand around the ring where there is room', () => {
    expect(where(900, 420)).toMatchObject({
      legend: { show: false },
      series: [{}, { label: { show: true, position: 'outer' } }],
    });
  });

  test('stand in a list beside it in a usual tile, below it in a narrow one', () => {
    expect(where(490, 400)).toMatchObject({ legend: { show: true, orient: 'vertical' } });
    expect(where(260, 480)).toMatchObject({ legend: { show: true, top: 480 - 6 * 28 } });
  });

  test('are only told of the slice that is pointed at where there is none', () => {
    expect(where(200, 150)).toMatchObject({
      legend: { show: false },
      series: [{}, { label: { show: false, position: 'center' }, emphasis: { label: { show: true } } }],
    });
  });
});

test('beyond eight items the smallest are one slice, in the quiet colour', () => {
  const option = hot.toOption(category(...Array.from({ length: 500 }, (_, i) => i + 1)), tile);
  const [, ring] = option['series'] as { data: { name: string; value: number }[] }[];
  expect(ring?.data).toHaveLength(9);
  expect(ring?.data[0]).toMatchObject({ name: '商品499', value: 500 });
  expect(ring?.data[8]).toMatchObject({ name: '其他 (492)', itemStyle: { color: tile.theme.mutedInk } });
});

test('a negative value has no share', () => {
  expect(hot.toOption(category(10, -5), tile)).toMatchObject({
    series: [{}, { data: [{ value: 10 }, { value: 0 }] }],
  });
});

test('nothing sold is an empty ring, not equal slices', () => {
  expect(hot.toOption(category(0, 0), tile)).toMatchObject({ series: [{}, { data: [] }] });
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
