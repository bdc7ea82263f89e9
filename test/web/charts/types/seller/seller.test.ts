import { expect, test } from 'vitest';
import { frameFor } from '../../../../../web/charts/picture-frame.ts';
import { seller } from '../../../../../web/charts/types/seller/index.ts';
import { draw, sample, textsIn } from '../../draw.ts';
import { textBoxes } from '../../text-boxes.ts';
import { longName, tile } from '../../views.ts';

const list = (...values: unknown[]) => values.map((value, i) => ({ name: `商家${i}`, value }));

test('fifteen sellers are three pages of five, the largest on top of the first', () => {
  const data = seller.decode(sample('seller'));
  expect(seller.steps(data)).toBe(3);
  const sales = (step: number) =>
    textsIn(draw(seller.toOption(data, { ...tile, step }), tile)).filter((text) => /\d/.test(text));
  expect(sales(0)).toEqual(['9,684', '8,920', '8,316', '7,745', '7,208']);
  expect(sales(2)).toEqual(['3,865', '3,240', '2,718', '2,145', '1,530']);
});

test.each([
  [0, 1],
  [1, 1],
  [5, 1],
  [6, 2],
  [500, 100],
])('%i sellers have %i pages', (count, pages) => {
  expect(seller.steps(seller.decode(list(...Array.from({ length: count }, () => 1))))).toBe(pages);
});

test('an empty list is empty', () => {
  expect(seller.isEmpty(seller.decode([]))).toBe(true);
});

test('all pages share one scale, which begins at zero', () => {
  const data = seller.decode(sample('seller'));
  for (const step of [0, 1, 2])
    expect(seller.toOption(data, { ...tile, step })).toMatchObject({ xAxis: { min: 0, max: 9684 } });
});

test('bars are round where they end, to the right, and to the left when negative', () => {
  const option = seller.toOption(seller.decode(list(10, -5)), tile);
  expect(option).toMatchObject({
    xAxis: { min: -5, max: 10 },
    series: [
      {
        data: [
          { value: 10, itemStyle: { borderRadius: [0, 16, 16, 0] }, label: { position: 'right' } },
          { value: -5, itemStyle: { borderRadius: [16, 0, 0, 16] }, label: { position: 'left' } },
        ],
      },
    ],
  });
});

test('a colour means a value: one gradient lies over the whole scale', () => {
  const option = seller.toOption(seller.decode(list(10, 5)), tile);
  expect(option).toMatchObject({
    series: [{ itemStyle: { color: { type: 'linear', global: true, x: 0 } } }],
  });
});

test('a long name is cut in its middle', () => {
  const option = seller.toOption(seller.decode([{ name: longName, value: 1 }]), tile);
  expect(textsIn(draw(option, tile))[0]).toMatch(/^一个非常.*….*销售二组$/);
});

test.each([
  ['a picture of 320 x 200', { unit: frameFor(320, 200).unit, ...frameFor(320, 200).body }],
  ['a tile of 320 x 200', { unit: 1, width: 320, height: 200 }],
])('in %s no name and no value is cut', (_, size) => {
  const svg = draw(seller.toOption(seller.decode(sample('seller')), { ...tile, ...size }), size);
  const middles = textBoxes(svg).map(({ middle }) => middle);
  expect(middles).toHaveLength(10);
  expect(Math.min(...middles)).toBeGreaterThanOrEqual(9 * size.unit);
  expect(Math.max(...middles)).toBeLessThanOrEqual(size.height - 10.8 * size.unit + 0.01);
});
