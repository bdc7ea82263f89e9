import { expect, test } from 'vitest';
import { choiceFor, tableIn } from '../tables.ts';

test('of a list with a column for each year the latest is drawn, and what is called alike added up', () => {
  const items = [
    'Salaries',
    'Wages',
    'Rent',
    'Energy',
    'Fuel',
    'Cars',
    'Paper',
    'Food',
    'Books',
    'Water',
    'Gas',
  ];
  const rows = [...items, 'Taxes', 'Rent'].map((item, at) => [
    31_000 + at,
    item,
    20 + 31 * ((at * 7) % 13),
    20 + 30 * ((at * 5) % 13),
    20 + 29 * ((at * 3) % 13),
  ]);
  const json = [['code', 'item', '2023', '2022', '2021'], ...rows];
  const { type, roles, reason } = choiceFor(json);
  expect(tableIn(json).columns[roles.values[0] ?? -1]?.name).toBe('2023');
  expect([type, reason.en]).toEqual(['horizontal-bars', '12 categories and 2023, added up: horizontal bars']);
});
