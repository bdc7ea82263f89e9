import { describe, expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from './tables.ts';

const drawn = (json: unknown) => choiceFor(json).roles.values.map((at) => tableIn(json).columns[at]?.name);
const month = (at: number) => `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
const flows = (cells: (at: number) => object = () => ({})) =>
  times(36, (at) => ({
    month: month(at),
    hydro: 2400 + ((at * 311) % 2600),
    nuclear: 1100 + ((at * 173) % 1200),
    thermal: 180 + ((at * 17) % 60),
    consumption_pumping: 40 + ((at * 37) % 270),
    imported: 2950 + ((at * 219) % 1700),
    exported: 2300 + ((at * 97) % 1100),
    consumption_country: 4200 + ((at * 59) % 1300),
    losses: 280 + ((at * 13) % 75),
    ...cells(at),
  }));

test('of several measures with the name of the main one the most others share the scale of the one that leads', () => {
  expect(drawn(flows())).toEqual(['hydro', 'nuclear', 'imported', 'exported', 'consumption_country']);
});

test('a figure in a few rows is not drawn among full ones, and is told', () => {
  const json = flows((at) => (at === 0 ? { balance: 1900 } : {}));
  expect(drawn(json)).not.toContain('balance');
  expect(
    choiceFor(json)
      .notes?.map(({ text }) => text.en)
      .join(),
  ).toContain('balance (empty in most rows)');
  const half = flows((at) => (at % 2 === 0 ? { balance: 1900 + at } : {}));
  expect(drawn(half)).toContain('balance');
});

test('where all figures are in few rows they are drawn', () => {
  const json = times(40, (at) => ({
    month: month(Number(at)),
    one: at % 20 === 0 ? 7 + at : null,
    other: at % 20 === 9 ? 9 + at : null,
  }));
  expect(drawn(json)).toEqual(['one', 'other']);
});

test('the last of numbered columns is not sparse', () => {
  const json = flows((at) => ({ price1: 2500 + at, price2: 2600 + at, ...(at === 0 && { price3: 2700 }) }));
  expect((choiceFor(json).notes ?? []).map(({ text }) => text.en)).toEqual([
    'thermal, consumption_pumping, losses (not drawn)',
  ]);
});

describe('of many columns of one kind', () => {
  const names = ['THB', 'SEK', 'USD', 'HUF', 'EUR', 'CZK', 'GBP', 'NOK', 'CHF', 'DKK', 'CAD', 'XDR'];
  const rateOf = (at: number, day: number) =>
    ([0.12, 0.44, 4, 1.2, 4.6, 0.2, 5.4, 0.46, 4.4, 0.6, 3, 5.7][at] ?? 0) + day / 900;
  const days = (nameOf: (name: string) => string) =>
    times(12, (at) => ({
      date: day(at),
      ...Object.fromEntries(names.map((name, i) => [nameOf(name), rateOf(i, at)])),
    }));

  test('currencies that are traded most are drawn before others, and those left out are named', () => {
    expect(drawn(days((name) => `1${name}`))).toEqual(
      expect.arrayContaining(['1USD', '1EUR', '1GBP', '1CHF', '1CAD']),
    );
    expect(choiceFor(days((name) => `1${name}`)).notes?.map(({ text }) => text.en)).toEqual([
      expect.stringMatching(/^1THB, .* \(not drawn\)$/),
    ]);
  });

  test('the first is not what the others have to be like', () => {
    expect(drawn(days((name) => `${name.toLowerCase()}burg`))).toHaveLength(8);
    expect(drawn(days((name) => `${name.toLowerCase()}burg`))).not.toContain('thbburg');
  });

  test('those that are drawn share a scale', () => {
    const items = times(20, (at) => ({
      date: day(at),
      ...Object.fromEntries(
        Array.from({ length: 11 }, (_, i) => [
          `Item ${'abcdefghijk'.charAt(i)}x`,
          (1 + ((at * 7 + i) % 9)) * 10 ** (i % 4),
        ]),
      ),
    }));
    expect(drawn(items).filter((name) => /[cgk]x/.test(name ?? ''))).toHaveLength(0);
  });
});
