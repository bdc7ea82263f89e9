import { expect, test } from 'vitest';
import { stock } from '../../../../../web/charts/types/stock/index.ts';
import { draw, sample, textsIn } from '../../draw.ts';
import { filledWith, shapesIn } from '../../shapes-in.ts';
import { tile } from '../../views.ts';

const data = stock.decode(sample('stock'));
const drawn = (products: typeof data, step = 0) => draw(stock.toOption(products, { ...tile, step }), tile);
const arcsIn = (svg: string) => filledWith(svg, tile.theme.accent);
/** The whole rings behind the arcs. */
const ringsIn = (svg: string) =>
  shapesIn(svg).filter(({ fill, inLegend }) => fill && fill !== tile.theme.accent && !inLegend);
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
  const svg = drawn(of(sales, left));
  const [ring] = ringsIn(svg);
  if (!ring) throw new Error('A ring is drawn');
  const part = arcsIn(svg).reduce((sum, one) => sum + one.area, 0) / ring.area;
  // Its ends are round.
  expect(part).toBeCloseTo(arc / (arc + rest), 1);
});

test('a ring keeps its position and id from page to page, so that its arc is animated', () => {
  const seven = stock.decode(sample('stock')).slice(0, 7);
  const placesOf = (step: number) =>
    ringsIn(drawn(seven, step)).map(({ left, right, top, bottom }) => ({ left, right, top, bottom }));
  const [before, after] = [placesOf(0), placesOf(1)];
  expect([before.length, after.length]).toEqual([5, 2]);
  expect(after).toEqual(before.slice(0, 2));
  // ECharts animates series with the same id.
  const idsOf = (step: number) =>
    (stock.toOption(seven, { ...tile, step })['series'] as { id: string }[]).map(({ id }) => id);
  expect(idsOf(1)).toEqual(idsOf(0).slice(0, 4));
});

test('an empty list is empty and still drawn', () => {
  const none = stock.decode([]);
  expect(stock.isEmpty(none)).toBe(true);
  const svg = drawn(none);
  expect([shapesIn(svg), textsIn(svg)]).toEqual([[], []]);
});
