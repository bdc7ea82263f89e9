import { expect, test } from 'vitest';
import { contrast, readableOn } from '../../../../web/charts/colour/contrast.ts';
import { valueFormatOf } from '../../../../web/charts/text/value-format.ts';
import { valueColour, colourScaleOf } from '../../../../web/charts/colour/colour-scale.ts';
import { tooltipItems } from '../../../../web/charts/text/tooltip-items.ts';
import { pageSize, playIntervalOf } from '../../../../web/charts/data/paging.ts';
import { coloursOf, levelColour } from '../../../../web/charts/colour/palette.ts';
import { valueDomain, extentOf, padded } from '../../../../web/charts/axes/extent.ts';
import { themes } from '../../../../web/charts/themes/themes.ts';

test('numbers are short in labels, and exact with their unit in tooltips', () => {
  const { short, exact } = valueFormatOf({}, 'en');
  expect([short(123_456), short(NaN)]).toEqual(['123K', '–']);
  expect([exact(12345, 'km'), exact(-12.5, '%'), exact(-3, '¥'), exact(NaN, '')]).toEqual([
    '12,345 km',
    '−12.5%',
    '−¥3',
    '–',
  ]);
});

test('settings can ask for decimals, or all digits', () => {
  expect(valueFormatOf({ numbers: { full: true } }, 'zh-CN').short(12345)).toBe('12,345');
  const fixed = valueFormatOf({ numbers: { decimals: 2 } }, 'zh-CN');
  expect([fixed.short(3), fixed.short(123456), fixed.exact(-3, '')]).toEqual(['3.00', '12.3万', '−3.00']);
});

test('an axis starts at zero unless all values are far from it', () => {
  const extent = { min: 60, max: 100 };
  expect(valueDomain(extent, {})).toMatchObject({ min: 0, max: 100 });
  expect(valueDomain(extent, {}, { omitZeroBelow: 0.5 })).toMatchObject({ min: 60, max: 100 });
  expect(valueDomain({ min: 40, max: 100 }, {}, { omitZeroBelow: 0.5 })).toMatchObject({ min: 0 });
  expect(valueDomain({ min: -100, max: -60 }, {}, { omitZeroBelow: 0.5 })).toMatchObject({
    min: -100,
    max: -60,
  });
  expect(valueDomain(undefined, {})).toMatchObject({ min: 0, max: 1 });
  expect(valueDomain({ min: 5, max: 5 }, {}, { omitZeroBelow: 0.9 })).toMatchObject({ min: 0 });
});

test('an axis includes the limits from the settings', () => {
  expect(valueDomain({ min: 1, max: 10 }, { limits: [{ value: 50 }] })).toMatchObject({ max: 50 });
});

test('an extent ignores empty values, and is padded but not beyond zero', () => {
  expect(extentOf([Float64Array.of(NaN, 3), Float64Array.of(-1)])).toEqual({ min: -1, max: 3 });
  expect(extentOf([Float64Array.of(NaN)])).toBeUndefined();
  expect(padded({ min: 0, max: 10 }, 0.1)).toEqual({ min: 0, max: 11 });
  expect(padded({ min: 4, max: 4 }, 0.5)).toEqual({ min: 2, max: 6 });
});

test('pages are evenly filled, or as the settings say', () => {
  expect(pageSize({}, 11, 10)).toBe(6);
  expect(pageSize({}, 10, 10.9)).toBe(10);
  expect(pageSize({}, 3, 0)).toBe(1);
  expect(pageSize({ paging: { size: 4 } }, 11, 10)).toBe(4);
  expect([playIntervalOf({}), playIntervalOf({ paging: { seconds: 2 } })]).toEqual([undefined, 2000]);
});

test('colours from the settings repeat; the sum of others is muted', () => {
  const colour = coloursOf([{}, {}, {}, { others: true }], { colours: ['#111111', '#222222'] }, themes.chalk);
  expect([0, 1, 2, 3].map(colour)).toEqual(['#111111', '#222222', '#111111', themes.chalk.mutedInk]);
  expect(levelColour('bad', themes.chalk)).toBe(themes.chalk.bad);
});

test.each(Object.values(themes))('$name: text is readable on every colour of a scale', (theme) => {
  for (const colourScale of [
    colourScaleOf({ min: 0, max: 10 }, theme),
    colourScaleOf({ min: -10, max: 10 }, theme),
  ]) {
    for (let value = colourScale.min; value <= colourScale.max; value += 0.25) {
      const ground = valueColour(colourScale, value);
      expect(contrast(ground, readableOn(ground, theme)), ground).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test('a scale that crosses zero has it in its middle', () => {
  expect(colourScaleOf({ min: -2, max: 10 }, themes.chalk)).toMatchObject({ min: -10, max: 10, flat: false });
  expect(colourScaleOf({ min: 4, max: 4 }, themes.chalk)).toMatchObject({ flat: true });
});

test('a tooltip contains the series with data, not the auxiliary ones', () => {
  const params = [{ seriesIndex: 0, dataIndex: 4 }, { seriesIndex: 7, dataIndex: 0 }, null, 'x'];
  expect(tooltipItems(params, 2)).toEqual([{ seriesIndex: 0, dataIndex: 4 }]);
  expect(tooltipItems({ seriesIndex: 1, dataIndex: 2 }, 2)).toEqual([{ seriesIndex: 1, dataIndex: 2 }]);
});
