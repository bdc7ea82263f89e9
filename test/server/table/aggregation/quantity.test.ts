import { expect, test } from 'vitest';
import { quantityOf } from '../../../../server/table/aggregation/quantity.ts';
import { factsOf } from '../../../../server/table/facts.ts';
import { tableIn } from '../tables.ts';

/** What the last column of rows is; its values tell nothing unless they are given. */
function quantity(column: string, values: readonly unknown[] = [3, 900, 0], more = {}, name = 'chart') {
  const table = tableIn(values.map((value, at) => ({ row: `row ${at}x`, ...more, [column]: value })));
  return quantityOf(factsOf(table, name), table.columns.length - 1);
}

test.each([
  [
    'amount',
    [
      'Sales',
      'total_price',
      'Betrag',
      '销售额',
      'Tutar',
      'Kwota',
      'Částka',
      'Общая стоимость',
      'new_cases',
      'rainfall',
      'OrderCount',
      'kWh (kWh)',
      'Cost (€)',
    ],
  ],
  [
    'rate',
    [
      'unit_price',
      'Glucose mg/dL',
      'UnitPrice',
      'temperature_2m',
      'sales rate',
      'Preis',
      '平均工资',
      'cpu',
      'share (%)',
      'Price (€/MWh)',
    ],
  ],
  ['level', ['population', 'Load (MW)', 'stock', 'active users', 'memory', 'memory used']],
  ['balance', ['Saldo', 'Running Balance', 'cumulative_cases', '余额', 'Balance (€)']],
] as const)('%s: %j', (wanted, names) => {
  for (const name of names) expect([name, quantity(name)]).toEqual([name, wanted]);
});

test('temperature is not a rate because of its letters, and discount is no count', () => {
  expect(quantity('generated')).toBe('amount');
  expect(quantity('discount')).toBe('rate');
});

test('a column that says the same of all rows tells what a bare value is, then the chart’s name', () => {
  expect(quantity('Value', [3, 900], { Unit: 'Percent' })).toBe('rate');
  expect(quantity('Value', [3, 900], { Indicator: 'Unemployment rate' })).toBe('rate');
  expect(quantity('Value', [3, 900], { Unit: 'Percent', Indicator: 'x' }, 'sales')).toBe('rate');
  expect(quantity('Value', [3, 900], {}, 'house-prices')).toBe('rate');
  expect(quantity('Value', [3, 900], {}, 'orders')).toBe('amount');
});

test('values without a name are unknown unless all are fractions of one or near each other', () => {
  expect(quantity('v', [3, 900, 0])).toBe('unknown');
  expect(quantity('v', [-36.99, 1200.5])).toBe('unknown');
  expect(quantity('v', [0.2, 0.9, 0])).toBe('rate');
  expect(quantity('v', [20.1, 19.8, 31])).toBe('rate');
});

test('months and airports in capitals are no currencies, whose amounts would be added up', () => {
  const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
  const rows = Array.from({ length: 36 }, (_, at) => 12.4 + ((at * 7) % 12) * 1.35);
  const monthly = rows.map((value, at) => ({ month: months[at % 12], value }));
  const facts = factsOf(tableIn(monthly), 'chart');
  expect(quantityOf(facts, 1)).toBe('rate');
  expect(quantity('x', [3, 900, 0], { airport: 'SEA' })).toBe('unknown');
  expect(quantity('x', [3, 900, 0], { currency: 'EUR' })).toBe('amount');
});

test('many decimals close to their mean are readings, unless they have the name of an amount', () => {
  const close = Array.from({ length: 40 }, (_, at) => 12.25 + ((at * 11) % 40) / 2.5);
  expect(quantity('x', close)).toBe('rate');
  expect(quantity('Sales', close)).toBe('amount');
  expect(
    quantity(
      'x',
      close.map((value, at) => (at % 8 === 0 ? 4 * value : value)),
    ),
  ).toBe('unknown');
});

test('values that go up and down in small steps are readings, jumps and sorted lists are not', () => {
  const wave = Array.from({ length: 60 }, (_, at) => 50.25 + 45 * Math.sin(at / 9));
  expect(quantity('x', wave)).toBe('rate');
  expect(
    quantity(
      'x',
      wave.toSorted((a, b) => b - a),
    ),
  ).toBe('unknown');
  expect(
    quantity(
      'x',
      Array.from({ length: 60 }, (_, at) => ((at * 37) % 61) + 0.25),
    ),
  ).toBe('unknown');
});

test('a file that was exported is no figure of exports', () => {
  const values = [3, 900, 0];
  expect(quantity('x', values, {}, 'data_export')).toBe('unknown');
  expect(quantity('x', values, {}, 'orders-export')).toBe('amount');
  expect(quantity('x', values, {}, 'exports')).toBe('amount');
});

test('a sum that never falls while several rows are of one day is what it had come to', () => {
  const json = (sums: (at: number) => number) =>
    Array.from({ length: 12 }, (_, at) => ({
      date: `2026-03-${String(1 + Math.floor(at / 2)).padStart(2, '0')}`,
      hours: 1 + (at % 3),
      'sum i T': sums(at),
    }));
  const of = (sums: (at: number) => number) => quantityOf(factsOf(tableIn(json(sums)), 'chart'), 2);
  expect(of((at) => 2 * at + (at % 3))).toBe('balance');
  expect(of((at) => 9 + ((at * 5) % 12))).toBe('amount');
});
