import { describe, expect, test } from 'vitest';
import { scaleColours } from '../../../web/charts/colour/colours.ts';
import { themes } from '../../../web/charts/themes/themes.ts';
import { contrast, difference, eyes } from './colour-vision.ts';

/** On a wall colours are not side by side: they need several times the just noticeable difference (2), and more when there are only a few. */
const amongFive = 13;
const amongEight = 8;

describe.each(Object.values(themes))('the theme $name', (theme) => {
  test('has a contrast of at least 7 for values, and 4.5 for other text', () => {
    for (const ground of [theme.surface, theme.background]) {
      expect(contrast(theme.ink, ground)).toBeGreaterThanOrEqual(7);
      for (const quiet of [theme.mutedInk, theme.accent, theme.good, theme.warning, theme.bad, theme.stale]) {
        expect(contrast(quiet, ground), `${quiet} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test('keeps values readable on a faint track', () => {
    expect(contrast(theme.ink, theme.faint)).toBeGreaterThanOrEqual(7);
  });

  test('has eight series colours that stand out from the surface by at least 3', () => {
    expect(theme.series).toHaveLength(8);
    for (const colour of theme.series)
      expect(contrast(colour, theme.surface), colour).toBeGreaterThanOrEqual(3);
  });

  test.each(eyes)('has series colours that are distinct with %s', (by) => {
    theme.series.forEach((one, i) => {
      theme.series.slice(0, i).forEach((other) => {
        const least = i < 5 ? amongFive : amongEight;
        expect(difference(one, other, by), `${one} and ${other}`).toBeGreaterThanOrEqual(least);
      });
    });
  });

  test.each(eyes)('has three band colours that are distinct with %s', (by) => {
    const [high = '', middle = '', low = ''] = scaleColours(theme, 3);
    expect(difference(high, middle, by)).toBeGreaterThanOrEqual(10);
    expect(difference(middle, low, by)).toBeGreaterThanOrEqual(10);
    expect(contrast(low, theme.surface)).toBeGreaterThanOrEqual(3);
  });

  test('writes every colour as #rrggbb', () => {
    const values = Object.values(theme).flat() as string[];
    for (const colour of values.filter((value) => value !== theme.name))
      expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  });
});

test('the measure of colour difference gives what its authors publish', () => {
  // White and black differ by 100, equal colours by 0.
  expect(difference('#ffffff', '#000000', 'none')).toBeCloseTo(100, 0);
  expect(difference('#4f93dc', '#4f93dc', 'none')).toBe(0);
  // Red and green are the pair that deuteranopic eyes confuse.
  expect(difference('#a05a2c', '#5f7a2c', 'deuteranopia')).toBeLessThan(
    difference('#a05a2c', '#5f7a2c', 'none') / 2,
  );
});
