import { describe, expect, test } from 'vitest';
import { agreementColours } from '../../../../web/charts/colour/agreement-colours.ts';
import { groupedBars } from '../../../../web/charts/types/grouped-bars/index.ts';
import { stackedBars } from '../../../../web/charts/types/stacked-bars/index.ts';
import { themes } from '../../../../web/charts/themes/themes.ts';
import { draw, textsIn } from '../draw.ts';
import { category, inputOf, measure } from '../input.ts';
import { filledWith, shapesIn } from '../shapes-in.ts';
import { tile } from '../views.ts';

const english = ['Strongly disagree', 'Disagree', 'Neutral', 'Agree', 'Strongly agree'];
const chinese = ['非常不同意', '不同意', '中立', '同意', '非常同意'];
const shares = [
  [5, 20],
  [12, 20],
  [20, 20],
  [43, 20],
  [20, 20],
];
const usual = { label: 0, values: [1, 2, 3, 4, 5] };
const questions = ['A', 'B'];
const answers = (names: readonly string[], labels = questions, settings = {}) =>
  inputOf(
    [category('q', labels), ...names.map((name, i) => measure(name, shares[i] ?? []))],
    usual,
    settings,
  );

function drawn(type: typeof stackedBars, input: ReturnType<typeof inputOf>, theme = tile.theme) {
  const view = { ...tile, theme };
  return draw(type.toOption(type.decode(undefined, input), view), view);
}

describe.each(Object.values(themes))('stacked shares in $name', (theme) => {
  const colours = agreementColours([-3, -2, 0, 2, 3], theme);
  const inLegend = (svg: string) =>
    shapesIn(svg)
      .filter((shape) => shape.inLegend)
      .map(({ fill }) => fill);

  test.each([english, chinese, ['1', '2', '3', '4', '5']])(
    'of answers from %s on have a diverging scale',
    (...names) => {
      const svg = drawn(stackedBars, answers(names), theme);
      for (const colour of colours) expect(filledWith(svg, colour)).toHaveLength(2);
      expect(inLegend(svg)).toEqual(colours);
    },
  );

  test('that lie have it too', () => {
    const long = questions.map((name) => name + ' is a question that is too long'.repeat(4));
    const svg = drawn(stackedBars, answers(english, long), theme);
    expect(textsIn(svg)).toContain('43');
    for (const colour of colours) expect(filledWith(svg, colour)).toHaveLength(2);
  });

  test('of other names, and answers side by side, have the series colours', () => {
    const other = drawn(stackedBars, answers(['Rail', 'Bus', 'Car', 'Bicycle', 'Foot']), theme);
    const beside = drawn(groupedBars, answers(english), theme);
    for (const svg of [other, beside]) expect(inLegend(svg)).toEqual(theme.series.slice(0, 5));
  });

  test('have the colours of the settings', () => {
    const own = ['#111111', '#222222', '#333333', '#444444', '#555555'];
    expect(inLegend(drawn(stackedBars, answers(english, questions, { colours: own }), theme))).toEqual(own);
  });
});

test('nothing says of stacks of 100 % each that they are 100', () => {
  const stand = drawn(stackedBars, answers(english));
  expect(textsIn(stand).filter((text) => text === '100')).toHaveLength(1);
});
