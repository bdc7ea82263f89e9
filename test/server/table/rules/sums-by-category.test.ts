import { describe, expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from '../tables.ts';

const nameAt = (json: unknown, at: number | undefined) => tableIn(json).columns[at ?? -1]?.name;

const stages = ['Contacted', 'Offer sent', 'Won', 'Lost'];
const deals = (more: (at: number) => Readonly<Record<string, unknown>>) =>
  times(30, (at) => ({
    'Deal Name': `Client ${String.fromCharCode(65 + (at % 13))}`,
    'Deal Stage': stages[(at * 7) % 4],
    Amount: 1500 + ((at * 419) % 9000),
    'Close Date': day((at * 17) % 60),
    ...more(at),
  }));

test('deals with ids of their own are added up by their stage', () => {
  const json = deals((at) => ({ 'Record ID': 70_000_100 + at * 31 }));
  const { type, roles } = choiceFor(json);
  expect(type).toBe('horizontal-bars');
  expect([nameAt(json, roles.label), ...roles.values.map((at) => nameAt(json, at))]).toEqual([
    'Deal Stage',
    'Amount',
  ]);
});

test('amounts by stage and month, which are no deals, have their course', () => {
  const json = times(24, (at) => ({
    month: `2025-${String(1 + Math.floor(at / 2)).padStart(2, '0')}`,
    stage: stages[at % 2],
    Amount: 900 + ((at * 419) % 5000),
  }));
  expect(nameAt(json, choiceFor(json).roles.label)).toBe('month');
});

test('of two ways to sort a budget the one that says more is taken', () => {
  const json = times(40, (at) => ({
    nature: ['current', 'capital'][at % 2],
    purpose: ['schools', 'roads', 'health', 'culture', 'police'][at % 5],
    amount: 100 + ((at * 37) % 900),
  }));
  expect(choiceFor(json)).toMatchObject({ roles: { label: 1, values: [2] } });
});

test('spendings that were added up by a few weeks are stacked, by many they are lines', () => {
  const spent = (rows: number) =>
    times(rows, (at) => ({
      date: day(at - (at % 4 === 3 ? 1 : 0)),
      category: ['food', 'rent', 'travel', 'health', 'phone'][(at * 3) % 5],
      amount: 10 + ((at * 37) % 90),
    }));
  expect(choiceFor(spent(40)).type).toBe('stacked-bars');
  expect(choiceFor(spent(400)).type).toBe('lines');
});

test.each([
  'FATURAMENTO',
  'Umsatz',
  "Chiffre d'affaires",
  'ventas',
  'fatturato',
  'omzet',
  'obrót',
  'Выручка',
])('sales with codes of who sold what are added up by what was sold: %s, and not the volume', (money) => {
  const json = times(30, (at) => ({
    CODAGENTE: 570 + ((at * 7) % 11),
    NOMEDOGRUPO: ['Fuel', 'Gas', 'Oil', 'Cleaning', 'Additives'][(at * 3) % 5],
    CODGRUPO: 1 + ((at * 3) % 5),
    VOLUME: 3.5 + ((at * 577) % 900),
    [money]: 20.16 + ((at * 4177) % 9000),
    CODEMPRESA: 2,
  }));
  const { type, roles } = choiceFor(json);
  expect(type).toBe('horizontal-bars');
  expect([roles.label, ...roles.values].map((at) => nameAt(json, at))).toEqual(['NOMEDOGRUPO', money]);
});

describe('one figure of names that come again and again, and nothing else', () => {
  const blocks = (figure: string, size: (at: number) => number, more = {}) =>
    times(9, (at) => ({ Block: 'ABCD'[Math.floor(at / 2) % 4], [figure]: size(at), ...more }));

  test('is added up by name', () => {
    const { type, roles, reason } = choiceFor(blocks('Electricity_Usage', (at) => 90 + ((at * 37) % 80)));
    expect([type, roles]).toEqual(['horizontal-bars', { label: 0, values: [1] }]);
    expect(reason.en).toBe('4 categories, added up: horizontal bars');
  });

  test('is averaged where it is a rate', () => {
    const { type, reason } = choiceFor(blocks('Temperature', (at) => 19.5 + ((at * 7) % 5)));
    expect([type, reason.en]).toEqual(['horizontal-bars', '4 categories, averaged: horizontal bars']);
  });

  test('is read in a table where there are a few rows of it', () => {
    const json = blocks('Usage', (at) => 90 + ((at * 37) % 190));
    expect(choiceFor(json.slice(0, 5)).type).toBe('table');
  });
});

test.each(['gesamtpreis', 'prix_total', 'Importe total', 'totaal', 'celkem', 'razem', '合计金额', '小计'])(
  'items of a budget of which some are called alike are added up by category: %s, and not the price of one',
  (total) => {
    const items = ['Drinks', 'Food', 'Drinks', 'Music', 'Photos', 'Dress', 'Rings', 'Suit', 'Hall', 'Drinks'];
    const groups = ['Hall', 'Food', 'Food', 'Fixed', 'Fixed', 'Fixed', 'Party', 'Fixed', 'Hall', 'Party'];
    const json = items.map((item, at) => ({
      spent: at === 3 ? 600 : 0,
      item,
      price: 3.5 + ((at * 377) % 900),
      [total]: (3.5 + ((at * 377) % 900)) * (1 + at * 7),
      category: groups[at],
      number: 1 + at * 7,
    }));
    const { type, roles } = choiceFor(json);
    expect(type).toBe('horizontal-bars');
    expect([roles.label, ...roles.values].map((at) => nameAt(json, at))).toEqual(['category', total]);
  },
);

test('items without a category, of which two are called alike, are compared by name', () => {
  const items = ['Drinks', 'Food', 'Drinks', 'Music', 'Photos', 'Dress', 'Rings', 'Suit', 'Hall', 'Cake'];
  const json = items.map((item, at) => ({
    item,
    unit_price: 3.5 + ((at * 377) % 900),
    number: 1 + at * 7,
    total_price: (3.5 + ((at * 377) % 900)) * (1 + at * 7),
  }));
  const { type, roles } = choiceFor(json);
  expect([type, nameAt(json, roles.label), nameAt(json, roles.values[0])]).toEqual([
    'horizontal-bars',
    'item',
    'total_price',
  ]);
});
