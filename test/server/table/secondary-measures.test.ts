import { chooseChart, readSource } from '#table';
import { describe, expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from './tables.ts';

const drawn = (json: unknown): (string | undefined)[] =>
  choiceFor(json).roles.values.map((at) => tableIn(json).columns[at]?.name);
const offered = (json: unknown): (string | undefined)[] =>
  (choiceFor(json).measures?.others ?? []).map((at) => tableIn(json).columns[at]?.name);
const rows = (at: number) => ((at * 7) % 31) + 3;

describe('what is taken from an amount of money', () => {
  test.each([
    ['Price', 'Commission Amount'],
    ['Gross', 'Fee'],
    ['Betrag', 'MwSt'],
    ['Montant', 'Frais'],
    ['金额', '手续费'],
    ['Total', 'Shipping'],
  ])('neither leads nor stands beside it: %s, %s', (whole, part) => {
    const json = times(30, (at) => ({ date: day(at), [part]: rows(at) * 0.15, [whole]: rows(at) }));
    expect(drawn(json)).toEqual([whole]);
    expect(offered(json)).toEqual([part]);
  });

  test('is not drawn with the subtotal that it is added to', () => {
    const json = times(30, (at) => ({
      date: day(at),
      Subtotal: rows(at),
      Taxes: at % 3,
      Total: (at % 3) + rows(at),
    }));
    expect(drawn(json)).toEqual(['Total']);
    expect(offered(json)).toEqual(['Subtotal', 'Taxes']);
  });

  test('can be chosen instead of it', () => {
    const json = times(30, (at) => ({ date: day(at), price: 10 + rows(at), fee: 1 + (at % 3) }));
    const { roles } = chooseChart(readSource(json), { name: 'chart', measure: 'fee' });
    expect(roles.values).toEqual([2]);
  });

  test('leaves a price from which a fixed share is taken to be added up', () => {
    const bookings = times(40, (at) => ({
      id: `B-${String(1000 + at)}`,
      arrival: day(at * 2 + (at % 3)),
      price: 100 + rows(at),
      commission: (100 + rows(at)) * 0.15,
    }));
    expect(choiceFor(bookings).reason.en).toContain('added up');
    const prices = times(40, (at) => ({ day: day(at * 2 + (at % 3)), price: 100 + rows(at), tax: at % 5 }));
    expect(choiceFor(prices).reason.en).not.toContain('added up');
  });

  test('is a figure like the others in a budget, in a statement of income, and where it is the larger', () => {
    const budget = times(12, (at) => ({
      month: day(at * 31),
      tax: 10 + at,
      fees: 5,
      grants: 20 + rows(at),
      total: 35 + at + rows(at),
    }));
    expect(drawn(budget)).toContain('tax');
    const statement = times(12, (at) => ({ year: 2000 + at, revenue: 90 + at, tax: 9, profit: 20 + at }));
    expect(drawn(statement)).toEqual(['revenue', 'tax', 'profit']);
    const duty = times(12, (at) => ({ year: 2000 + at, amount: 10 + at, tax: 9 + at }));
    expect(drawn(duty)).toEqual(['amount', 'tax']);
    const revenues = times(12, (at) => ({ year: 2000 + at, 'property tax': 10 + at, total: 60 + rows(at) }));
    expect(drawn(revenues)).toEqual(['property tax', 'total']);
  });
});

describe('how good a reading is', () => {
  test.each([
    ['v', 's'],
    ['value', 'std'],
    ['temperature', 'temperature_error'],
    ['level', 'level sigma'],
    ['Wert', 'Standardabweichung'],
    ['浓度', '浓度误差'],
  ])('is not drawn beside it: %s, %s', (main, deviation) => {
    const json = times(30, (at) => ({ time: day(at), [deviation]: (at % 4) / 100, [main]: rows(at) }));
    expect(drawn(json)).toEqual([main]);
  });

  test('as a share, a number of samples or an extreme of the same readings neither', () => {
    const json = times(30, (at) => ({
      time: day(at),
      value: rows(at),
      'summary.min': rows(at) - 1,
      'summary.max': rows(at) + (at % 3),
      'summary.median': rows(at),
      'coverage.percentComplete': 90 + (at % 10),
      'coverage.observedCount': 50 + (at % 10),
    }));
    expect(drawn(json)).toEqual(['value']);
    expect(offered(json)).toHaveLength(5);
  });

  test('and how many samples there are of temperatures neither; of what is counted they are a figure', () => {
    const json = (other: string) =>
      times(30, (at) => ({ time: day(at), [other]: rows(at), n_samples: 50 + (at % 9) }));
    expect(drawn(json('temperature'))).toEqual(['temperature']);
    expect(drawn(json('visits'))).toEqual(['visits', 'n_samples']);
  });

  test('errors that are counted, the highs and lows of days and the quality of air are figures of their own', () => {
    const log = times(30, (at) => ({ time: day(at), info: 90 + rows(at), warn: rows(at), error: at % 4 }));
    expect(drawn(log)).toEqual(['info', 'warn', 'error']);
    const days = times(30, (at) => ({ date: day(at), min: rows(at), mean: 4 + rows(at), max: 9 + rows(at) }));
    expect(drawn(days)).toEqual(['min', 'mean', 'max']);
    const air = times(30, (at) => ({ date: day(at), 'air quality': rows(at), noise: 40 + rows(at) }));
    expect(drawn(air)).toEqual(['air quality', 'noise']);
  });
});

test('the same in another unit is drawn once, and what only looks like it twice', () => {
  const weather = (other: (celsius: number, at: number) => number) =>
    times(30, (at) => ({ time: day(at), temp_c: rows(at), temp_f: other(rows(at), at) }));
  expect(drawn(weather((celsius) => 1.8 * celsius + 32))).toEqual(['temp_c']);
  const halls = times(12, (at) => ({ month: day(at * 31), 'Hall A': rows(at), 'Hall B': 2 * rows(at) }));
  expect(drawn(halls)).toEqual(['Hall A', 'Hall B']);
  expect(drawn(weather((celsius, at) => 1.8 * celsius + 32 + 9 * (at % 2)))).toEqual(['temp_c', 'temp_f']);
});

test('of a meter what was used is drawn, and neither its readings nor the days between nor a bill that follows from it', () => {
  const json = times(20, (at) => ({
    'Read Date': day(at * 30),
    'Previous Read': at === 0 ? 100 : 100 + 10 * at + (at % 3),
    'Current Read': 110 + 10 * at + ((at + 1) % 3),
    Usage: 10 + ((at + 1) % 3) - (at === 0 ? 0 : at % 3),
    Days: 29 + (at % 3),
    'Amount Due': 20 + 3 * (10 + ((at + 1) % 3) - (at === 0 ? 0 : at % 3)),
  }));
  expect(drawn(json)).toEqual(['Usage']);
  expect(offered(json)).toEqual(['Previous Read', 'Current Read', 'Days', 'Amount Due']);
});

test('the total of an order is not added up for each of its lines', () => {
  const lines = (total: (order: number, line: number) => number) =>
    times(60, (at) => ({
      order_id: 5000 + Math.floor(at / 2),
      date: day(Math.floor(at / 2)),
      product: ['pen', 'ink', 'pad'][at % 3],
      'unit price': 1 + (at % 5),
      'order total': total(Math.floor(at / 2), at),
      'line total': rows(at),
    }));
  expect(drawn(lines((order) => 90 + ((order * 7) % 13)))).toEqual(['line total']);
  expect(offered(lines((order) => 90 + ((order * 7) % 13)))).toEqual(['unit price', 'order total']);
  expect(drawn(lines((_, line) => 90 + ((line * 7) % 13)))).toEqual(['order total']);
});

test('a side-car that names a secondary measure draws it', () => {
  const json = times(20, (at) => ({ date: day(at), price: rows(at), fee: rows(at) / 10 }));
  const settings = { columns: { fee: { role: 'value' as const } } };
  expect(choiceFor(json, 'chart', settings).roles.values).toEqual([2]);
});
