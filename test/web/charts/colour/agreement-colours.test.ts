import { describe, expect, test } from 'vitest';
import { agreementColours } from '../../../../web/charts/colour/agreement-colours.ts';
import { themes } from '../../../../web/charts/themes/themes.ts';
import { contrast, difference, eyes } from '../colour-vision.ts';

describe.each(Object.values(themes))('in $name', (theme) => {
  test.each(eyes)('five answers are told apart with %s, and their sides more so', (by) => {
    const [no = '', rather = '', neutral = '', rather2 = '', yes = ''] = agreementColours(
      [-3, -2, 0, 2, 3],
      theme,
    );
    for (const [one, other] of [
      [no, rather],
      [rather, neutral],
      [neutral, rather2],
      [rather2, yes],
    ] as const)
      expect(difference(one, other, by), `${one} and ${other}`).toBeGreaterThanOrEqual(10);
    for (const against of [no, rather])
      for (const agreeing of [rather2, yes])
        expect(difference(against, agreeing, by)).toBeGreaterThanOrEqual(25);
  });

  test('neutral answers are grey, and stand out from the surface', () => {
    const [, neutral = ''] = agreementColours([-2, 0, 2], theme);
    expect(contrast(neutral, theme.surface)).toBeGreaterThanOrEqual(2.5);
  });

  test('one degree on both sides has the colours beside the strongest, and no answer that of land without data', () => {
    const { diverging } = theme;
    const [yes, no, none] = agreementColours([2, -2, undefined], theme);
    expect([no, yes]).toEqual([diverging[1], diverging[5]]);
    expect(contrast(none ?? '', theme.surface)).toBeCloseTo(1.5, 1);
  });

  test('seven answers have the whole scale, from its one end to its other', () => {
    const colours = agreementColours([-3, -2, -1, 0, 1, 2, 3], theme);
    expect(colours.toSpliced(3, 1)).toEqual(theme.diverging.toSpliced(3, 1));
  });
});
