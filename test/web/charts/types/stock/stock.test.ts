import { expect, test } from 'vitest';
import { stock } from '../../../../../web/charts/types/stock/index.ts';
import { draw, sample, textsIn } from '../../draw.ts';
import { tile } from '../../views.ts';

const data = stock.decode(sample('stock'));
const of = (sales: unknown, left: unknown) => stock.decode([{ name: '甲', sales, stock: left }]);

test('ten products are two pages of five, with name and sales in the middle', () => {
  expect(stock.steps(data)).toBe(2);
  const texts = textsIn(draw(stock.toOption(data, { ...tile, step: 1 }), tile));
  expect(texts).toEqual(expect.arrayContaining(['竹节台灯', '540', '露营天幕', '410']));
});

test.each([
  [75, 25, 75, 25],
  ['75', '25', 75, 25],
  [10, 0, 10, 0],
  [-5, 10, 0, 10],
  [0, 0, 0, 1],
])('sales of %s beside a stock of %s are an arc of %i to %i', (sales, left, arc, rest) => {
  expect(stock.toOption(of(sales, left), tile)).toMatchObject({
    series: [{}, { data: [{ value: arc }, { value: rest }] }],
  });
});

test('a ring keeps its place and id from page to page, so that its arc moves to the new value', () => {
  const seven = stock.decode(sample('stock')).slice(0, 7);
  const [first, last] = [0, 1].map((step) => stock.toOption(seven, { ...tile, step })['series'] as object[]);
  expect(first).toHaveLength(10);
  expect(last).toHaveLength(4);
  const placeOf = (series: object | undefined) => JSON.stringify(series, ['id', 'center', 'radius']);
  expect(last?.map(placeOf)).toEqual(first?.slice(0, 4).map(placeOf));
});

test('an empty list is empty and still drawn', () => {
  const none = stock.decode([]);
  expect(stock.isEmpty(none)).toBe(true);
  expect(stock.toOption(none, tile)).toMatchObject({ series: [] });
});
