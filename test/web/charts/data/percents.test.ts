import { expect, test } from 'vitest';
import { withPercents } from '../../../../web/charts/data/percents.ts';
import { inputOf, measure } from '../input.ts';

const drawn = (name: string, values: readonly number[], settings = {}, unit?: string) => {
  const { source } = inputOf([measure(name, values, unit)], { values: [0] });
  const changed = withPercents(source, settings);
  const [column] = changed.kind === 'table' ? changed.table.columns : [];
  return column?.kind === 'measure' ? [[...column.values], column.unit] : [];
};

test.each(['share', 'market_share', 'vacancyShare', 'conversion rate', 'Marktanteil', '占比', '失业率'])(
  '%s between 0 and 1 is a percentage',
  (name) => {
    expect(drawn(name, [0.31, 0.07, 1, NaN])).toEqual([[31, 7, 100, NaN], '%']);
  },
);

test.each(['exchange rate', 'rate', 'price', 'shareholders', '汇率', 'weight'])('%s is as it is', (name) => {
  expect(drawn(name, [0.31, 0.07])).toEqual([[0.31, 0.07], undefined]);
});

test('shares of which one is above 1, that are only 0 and 1, or that have a unit, are as they are', () => {
  expect(drawn('share', [0.31, 31])).toEqual([[0.31, 31], undefined]);
  expect(drawn('share', [0, 1])).toEqual([[0, 1], undefined]);
  expect(drawn('share', [0.31], {}, '%')).toEqual([[0.31], '%']);
});

test('settings that speak of the values mean them as they are in the file', () => {
  for (const settings of [
    { unit: 'of 1' },
    { limits: [{ value: 0.5 }] },
    { numbers: { decimals: 2 } },
    { columns: { share: { unit: '' } } },
  ])
    expect(drawn('share', [0.31], settings)).toEqual([[0.31], undefined]);
});
