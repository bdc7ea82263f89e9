import { expect, test } from 'vitest';
import { pie } from '../../../../../web/charts/types/pie/index.ts';
import { ring } from '../../../../../web/charts/types/ring/index.ts';
import { draw, textsIn } from '../../draw.ts';
import { category, inputOf, measure } from '../../input.ts';
import { filledWith, shapesIn } from '../../shapes-in.ts';
import { tile } from '../../views.ts';

const parts = (values: readonly number[], unit?: string, settings = {}) =>
  inputOf(
    [
      category(
        '名称',
        values.map((_, i) => `甲${i}`),
      ),
      measure('数值', values, unit),
    ],
    { label: 0, values: [1] },
    settings,
  );
const drawn = (input: ReturnType<typeof parts>): string =>
  draw(pie.toOption(pie.decode(undefined, input), tile), tile);
/** The part of all slices that the slices of a colour cover. */
const shareOf = (svg: string, colour: string | undefined): number => {
  const sum = (shapes: ReturnType<typeof shapesIn>) => shapes.reduce((area, one) => area + one.area, 0);
  return sum(filledWith(svg, colour)) / sum(slicesIn(svg));
};
const slicesIn = (svg: string) => shapesIn(svg).filter(({ opacity, inLegend }) => opacity > 0 && !inLegend);
const said = (input: ReturnType<typeof parts>, view = tile): string[] =>
  textsIn(draw(pie.toOption(pie.decode(undefined, input), view), view));

test('the largest part comes first, with its share', () => {
  expect(said(parts([1, 3]))).toEqual(expect.arrayContaining(['甲1', '75.0%', '甲0', '25.0%']));
});

test('beyond six parts the smallest are one muted slice', () => {
  const svg = drawn(parts([9, 8, 7, 6, 5, 4, 3, 2, 1]));
  const { series, mutedInk } = tile.theme;
  const colours = [...series.slice(0, 5), mutedInk];
  expect(slicesIn(svg).map(({ fill }) => fill)).toEqual(colours);
  expect(colours.map((colour) => shareOf(svg, colour))).toEqual(
    [9, 8, 7, 6, 5, 10].map((value) => expect.closeTo(value / 45, 2) as number),
  );
  expect(textsIn(svg)).toContain('其他 (4)');
});

test('a low drawing has fewer parts, so that the list of names fits', () => {
  expect(said(parts([6, 5, 4, 3, 2, 1]), { ...tile, width: 280, height: 130 })).toContain('其他 (3)');
});

test('values that are percentages already are shown as in the file', () => {
  expect(said(parts([63.4, 34.1], '%'))).toEqual(expect.arrayContaining(['63.4%', '34.1%']));
});

test("the settings can keep the file's order, and choose the colours", () => {
  const input = parts([1, 3], undefined, { order: 'file', colours: ['#123456'] });
  const svg = drawn(input);
  const [first, second] = slicesIn(svg);
  if (!first || !second) throw new Error('Two slices are drawn');
  expect(first.fill).toBe('#123456');
  expect(first.area / second.area).toBeCloseTo(1 / 3, 2);
  // Clockwise from the top.
  expect(first.covers(tile.width / 2 + 20, second.top + 20)).toBe(true);
  expect(second.covers(tile.width / 2 - 20, second.top + 20)).toBe(true);
  expect(textsIn(svg).filter((text) => text.startsWith('甲'))).toEqual(['甲0', '甲1']);
});

test('a ring shows the total in the middle, a pie does not', () => {
  expect(textsIn(draw(ring.toOption(ring.decode(undefined, parts([1, 3])), tile), tile))).toEqual(
    expect.arrayContaining(['4', '合计']),
  );
  expect(said(parts([1, 3]))).not.toContain('合计');
});

test('a negative part is rejected with its position', () => {
  expect(() => pie.decode(undefined, parts([3, -2]))).toThrow(
    expect.objectContaining({ name: 'ShapeError', where: '数值 [1]' }),
  );
});
