import { expect, test } from 'vitest';
import { choiceFor, tableIn } from '../tables.ts';

test('of a sheet with one row of numbers below what they were spent on each is a bar, the largest first', () => {
  const json = [
    ['Food', 'Rent', 'Fuel', 'Books', 'Gifts'],
    [12.5, 600, 30, 20, 9],
  ];
  expect(choiceFor(json).type).toBe('bars');
  expect(tableIn(json).columns.map(({ values }) => [...values])).toEqual([
    ['Rent', 'Fuel', 'Books', 'Food', 'Gifts'],
    [600, 30, 20, 12.5, 9],
  ]);
  expect(tableIn(json).notes?.[0]?.text.en).toContain('largest first');
});

test.each([
  ['rates', ['temperature', 'humidity', 'pressure', 'wind speed'], [12.5, 60, 1013, 20]],
  ['units', ['Flow (m³/s)', 'Level (m)', 'Depth (cm)', 'Area (km²)'], [12.5, 60, 1013, 20]],
  ['a value, its target and the one before', ['Income', 'Target', 'Previous', 'Place'], [90, 100, 80, 3]],
  ['an id', ['id', 'Food', 'Rent', 'Fuel'], [17, 12, 600, 30]],
  ['losses', ['Food', 'Rent', 'Fuel', 'Books'], [12, -600, 30, 9]],
])('%s stay figures', (_, header, row) => {
  expect(tableIn([header, row]).rows).toBe(1);
});
