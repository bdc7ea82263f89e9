import { describe, expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from '../tables.ts';

/** Orders of one or two things; what is known of the order stands in its first row. */
const orders = (number: (at: number) => string, total = 'Total', made: (at: number) => unknown = day) =>
  times(12, (at) => at).flatMap((one) => {
    const at = Number(one);
    const first = {
      order: number(at),
      created: made(at),
      [total]: 10 + ((at * 7) % 31),
      thing: 'pen',
      price: 4,
    };
    const next = { ...first, [total]: null, thing: 'ink', price: 6 };
    return at % 2 === 0 ? [first, next] : [first];
  });

describe('an order with a row for each thing', () => {
  test.each([['#1001'], ['INV-7'], ['2026-0017']])('numbered as %s counts once', (first) => {
    const json = orders((at) => first.replace(/\d{1,3}$/, String(200 + at)));
    const { rows, columns, notes } = tableIn(json);
    expect(rows).toBe(12);
    expect(columns.map(({ name }) => name)).toEqual(['order', 'created', 'Total']);
    expect(notes?.map(({ text }) => text.en)).toEqual([
      '6 rows that go on with an order above them, and thing, price',
    ]);
    expect(choiceFor(json).roles).toMatchObject({ label: 1, values: [2] });
  });

  test('is drawn along when it was made, and not when it was paid, which some never are', () => {
    const json = times(24, (at) => ({
      order: `#${String(1000 + at)}`,
      paid: at % 8 === 3 ? null : day(at + 1),
      created: day(at),
      total: 10 + ((at * 7) % 31),
    }));
    expect(choiceFor(json).roles).toMatchObject({ label: 2, values: [3] });
  });
});

describe('rows stay', () => {
  const rowsOf = (json: unknown) => tableIn(json).rows;

  test('if what comes again is the name of a place', () => {
    expect(rowsOf(orders((at) => ['Ulm', 'Aalen', 'Gmünd', 'Kiel', 'Bonn', 'Trier'][at % 6] ?? ''))).toBe(18);
  });

  test('if the first row of each has no amount of money', () => {
    expect(rowsOf(orders((at) => `#${String(at)}`, 'height'))).toBe(18);
  });

  test('if every row has an amount', () => {
    const json = times(18, (at) => ({
      order: `#${String(Math.floor(at / 2))}`,
      thing: `t${String(at)}`,
      total: at,
    }));
    expect(rowsOf(json)).toBe(18);
  });
});
