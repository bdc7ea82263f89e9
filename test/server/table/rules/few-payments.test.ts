import { describe, expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from '../tables.ts';

const drawnOf = (json: unknown) => {
  const { type, roles, reason } = choiceFor(json);
  const { columns } = tableIn(json);
  return [type, ...[roles.label, ...roles.values].map((at) => columns[at ?? -1]?.name), reason.en];
};

/** Days here and there. */
const someDay = (at: number) => day(at * 9 + ((at * at) % 7));

describe('payments that are few for what they are of', () => {
  const works = ['Plot', 'Plans', 'Loan', 'Upkeep', 'Walls', 'Garden', 'Plans', 'Upkeep'];
  const parts = ['purchase', 'engineer', 'notary', 'water', 'crane', 'power', 'architect', 'water'];

  test('are added up by category, not joined by lines of two points', () => {
    const json = times(24, (at) => ({
      fecha: someDay(at),
      Subcategoria: `${parts[at % 8]} ${at % 3}`,
      Categoria: works[at % 8],
      Coste: 40 + ((at * 3719) % 900),
    }));
    expect(drawnOf(json)).toEqual([
      'horizontal-bars',
      'Categoria',
      'Coste',
      '6 categories, added up: horizontal bars',
    ]);
  });

  test('of a category and its parts are added up by the category, whichever comes first', () => {
    const json = times(24, (at) => ({
      date: someDay(at),
      subcategory: parts[at % 8],
      category: works[at % 8],
      amount: 40 + ((at * 3719) % 900),
    }));
    expect(drawnOf(json)[1]).toBe('category');
  });

  test('without a category are added up by what they are called', () => {
    const shops = [
      'RAPPI',
      'WOK',
      'Phone',
      'RAPPI',
      'Bar',
      'Books',
      'RAPPI',
      'Market',
      'Insurance',
      'Cinema',
    ];
    const json = shops.map((shop, at) => ({
      day: day(10 + Math.floor(at / 2)),
      description: shop,
      amount: 40 + ((at * 3719) % 9000),
    }));
    expect(drawnOf(json).slice(0, 3)).toEqual(['horizontal-bars', 'description', 'amount']);
  });

  test('have a course where each group has many of them', () => {
    const json = times(48, (at) => ({
      date: someDay(at),
      category: works[at % 8],
      amount: 40 + ((at * 3719) % 900),
    }));
    expect(drawnOf(json)[1]).toBe('date');
  });

  test('are no sales of a few shops day by day, and no readings', () => {
    const sales = times(28, (at) => ({
      date: day(Math.floor(at / 4)),
      shop: 'ABCD'[at % 4],
      sales: 90 + ((at * 37) % 80),
    }));
    expect(drawnOf(sales)[1]).toBe('date');
    const readings = times(24, (at) => ({
      fecha: someDay(at),
      prueba: parts[at % 8],
      valor: 4 + ((at * 37) % 80) / 10,
    }));
    expect(drawnOf(readings)[1]).toBe('fecha');
  });
});

describe('amounts in several currencies', () => {
  const shops = ['RAPPI', 'WOK', 'Phone', 'RAPPI', 'Bar', 'Books', 'RAPPI', 'Market', 'Audio', 'Cinema'];
  const paid = (more: (at: number) => Readonly<Record<string, unknown>> = () => ({})) =>
    shops.map((shop, at) => ({
      date: day(10 + Math.floor(at / 2)),
      description: shop,
      currency: shop === 'Audio' ? 'USD' : 'ARS',
      amount: 40 + ((at * 3719) % 9000),
      ...more(at),
    }));

  test('are not added: those of the usual one are drawn, and the reason says so', () => {
    expect(drawnOf(paid())).toEqual([
      'horizontal-bars',
      'description',
      'amount',
      '7 categories, added up, only “ARS”: horizontal bars',
    ]);
  });

  test('are drawn from the column that is in one of them, of whichever words its name is', () => {
    const json = paid((at) => ({ ars_amount: 40 + ((at * 3719) % 9000) * (at === 8 ? 1400 : 1) }));
    expect(drawnOf(json)).toEqual([
      'horizontal-bars',
      'description',
      'ars_amount',
      '8 categories, added up: horizontal bars',
    ]);
  });

  test.each(['Währung', 'devise', 'moneda', 'valuta', 'měna', '币种', 'валюта'])(
    'are told by a column called %s with codes in it',
    (name) => {
      const json = shops.map((shop, at) => ({
        shop,
        [name]: at % 4 === 3 ? 'USD' : 'EUR',
        amount: 40 + ((at * 3719) % 9000),
        date: day(10 + Math.floor(at / 2)),
      }));
      expect(drawnOf(json)[3]).toMatch(/only “EUR”/);
    },
  );
});
