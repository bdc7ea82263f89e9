import { expect, test } from 'vitest';
import { areThousands } from '../../../../server/table/cells/thousands.ts';

const members = ['1.453', '1.461', '1.470', '1.482', '1.520'];
const whole = [12, 14, 15, 11, 9];

test('beside whole numbers and German names 1.453 is more than a thousand', () => {
  expect(
    areThousands([
      { name: 'Gesamt', cells: members },
      { name: 'Turnen', cells: whole },
    ]),
  ).toBe(true);
});

test.each([
  [
    'in English it is one and a half',
    [
      { name: 'Total', cells: members },
      { name: 'Judo', cells: whole },
    ],
  ],
  [
    'and where another number has two decimals',
    [
      { name: 'Gesamt', cells: [...members, '2.25'] },
      { name: 'Turnen', cells: whole },
    ],
  ],
  [
    'and of so few nobody knows',
    [
      { name: 'Gesamt', cells: members.slice(0, 2) },
      { name: 'Turnen', cells: whole },
    ],
  ],
  [
    'and where all numbers have three decimals',
    [
      { name: 'Länge', cells: members },
      { name: 'Höhe', cells: members },
    ],
  ],
])('%s', (_, columns) => {
  expect(areThousands(columns)).toBe(false);
});
