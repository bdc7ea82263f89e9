import { expect, test } from 'vitest';
import { layOutPicture } from '../../../../../web/charts/picture-layout.ts';
import { seller } from '../../../../../web/charts/types/seller/index.ts';
import { draw, sample, textsIn } from '../../draw.ts';
import { about, roundCorners, shapesIn } from '../../shapes-in.ts';
import { textBoxes } from '../../text-boxes.ts';
import { longName, tile } from '../../views.ts';

const drawn = (data: ReturnType<typeof seller.decode>, step = 0) =>
  draw(seller.toOption(data, { ...tile, step }), tile);
/** All bars are in one gradient. */
const barsIn = (svg: string) => shapesIn(svg).filter(({ gradient }) => gradient);
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

test('all pages share one scale, which starts at zero', () => {
  const data = seller.decode(sample('seller'));
  const pages = [0, 1, 2].map((step) => drawn(data, step));
  const bars = pages.flatMap(barsIn);
  const sales = pages
    .flatMap(textsIn)
    .filter((text) => /\d/.test(text))
    .map((text) => Number(text.replace(',', '')));
  const [longest] = bars;
  expect(longest?.right).toBeGreaterThan(0.8 * tile.width);
  const perSale = (longest?.width ?? NaN) / 9684;
  expect(bars.map(({ width }) => width)).toEqual(
    about(
      sales.map((sold) => sold * perSale),
      0,
    ),
  );
  // Below the beginnings of their names.
  const names = textBoxes(pages.join('')).filter(({ said }) => !/\d/.test(said));
  expect(bars.map(({ left }) => left)).toEqual(about(names.map(({ left }) => left)));
});

test('bars are round at their end: at the right, or at the left if negative', () => {
  const svg = drawn(seller.decode(list(10, -5)));
  const [ten, minusFive] = barsIn(svg);
  if (!ten || !minusFive) throw new Error('Two bars are drawn');
  expect(roundCorners(ten)).toEqual(['top right', 'bottom right']);
  expect(roundCorners(minusFive)).toEqual(['top left', 'bottom left']);
  expect(minusFive.right).toBe(ten.left);
  expect(ten.width / minusFive.width).toBeCloseTo(2, 1);
  const boxes = textBoxes(svg);
  expect(boxes.find(({ said }) => said === '10')?.left).toBeGreaterThan(ten.right);
  const five = boxes.find(({ said }) => said === '−5');
  expect((five?.left ?? NaN) + (five?.width ?? NaN)).toBeLessThan(minusFive.left);
});

test('a colour stands for a value: one gradient covers the whole scale', () => {
  const bars = barsIn(drawn(seller.decode(list(10, 5))));
  const [longest, other] = bars;
  expect(longest?.gradient?.from[0]).toBeCloseTo(longest?.left ?? NaN);
  expect(longest?.gradient?.to[0]).toBeCloseTo(longest?.right ?? NaN, 0);
  expect(new Set(longest?.gradient?.stops.map(({ colour }) => colour)).size).toBeGreaterThan(1);
  expect(other?.gradient).toEqual(longest?.gradient);
});

test('a long name is truncated in the middle', () => {
  const option = seller.toOption(seller.decode([{ name: longName, value: 1 }]), tile);
  expect(textsIn(draw(option, tile))[0]).toMatch(/^一个非常.*….*销售二组$/);
});

test.each([
  ['a picture of 320 x 200', { unit: layOutPicture(320, 200).unit, ...layOutPicture(320, 200).body }],
  ['a tile of 320 x 200', { unit: 1, width: 320, height: 200 }],
])('in %s no name and no value is truncated', (_, size) => {
  const svg = draw(seller.toOption(seller.decode(sample('seller')), { ...tile, ...size }), size);
  const middles = textBoxes(svg).map(({ middle }) => middle);
  expect(middles).toHaveLength(10);
  expect(Math.min(...middles)).toBeGreaterThanOrEqual(9 * size.unit);
  expect(Math.max(...middles)).toBeLessThanOrEqual(size.height - 10.8 * size.unit + 0.01);
});
