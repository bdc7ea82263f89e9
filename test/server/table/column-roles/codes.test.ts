import { describe, expect, test } from 'vitest';
import { choiceFor, tableIn } from '../tables.ts';

const items = ['Salaries', 'Wages', 'Bonuses', 'Rent', 'Energy', 'Vehicles', 'Fuel', 'Interest'];

function roleOf(name: string, code: (at: number) => number, behind = false): string | undefined {
  const json = items.map((item, at) => ({
    ...(!behind && { [name]: code(at) }),
    item,
    ...(behind && { [name]: code(at) }),
    amount: 900 + ((at * 377) % 800),
  }));
  return tableIn(json).columns.find((column) => column.name === name)?.role?.role;
}

describe('codes of a classification', () => {
  test.each(['Económica', 'PROGRAMA', 'Órgano', 'Kostenart', 'class', 'NACE', 'CPV', '科目'])(
    'are not drawn below %s',
    (name) => {
      expect(roleOf(name, (at) => 10_000 + 100 * at)).toBe('id');
      expect(roleOf(name, (at) => 10_000 + 100 * at, true)).toBe('id');
      expect(roleOf(name, (at) => (at < 5 ? 1100 : 13_200))).toBe('id');
    },
  );

  test('are known without such a name if they go up in front of their texts', () => {
    expect(roleOf('E', (at) => 2000 + 101 * at)).toBe('id');
  });

  test('are figures where they fall, stand behind the names or have any number of digits', () => {
    expect(roleOf('E', (at) => 9000 - 101 * at)).toBeUndefined();
    expect(roleOf('E', (at) => 2000 + 101 * at, true)).toBeUndefined();
    expect(roleOf('E', (at) => 20 + 500 * at)).toBeUndefined();
    expect(roleOf('elevation', (at) => 2000 + 101 * at)).toBeUndefined();
  });

  test('are figures of classes where their name says how many', () => {
    expect(roleOf('Class', (at) => 20 + ((at * 5) % 8))).toBeUndefined();
    expect(roleOf('Students per class', (at) => 20 + ((at * 5) % 8))).toBeUndefined();
  });

  test('beside which two texts are alike do not hide that the others are names: what is called alike is added up', () => {
    const named = [...items, 'Rent', 'Repairs', 'Travel', 'Water'];
    const json = named.map((item, at) => ({ Konto: 4000 + at, item, Betrag: 900 + 77 * ((at * 5) % 8) }));
    expect(choiceFor(json)).toMatchObject({
      type: 'horizontal-bars',
      reason: { en: '11 categories, added up: horizontal bars' },
      roles: { label: 1, values: [2] },
    });
  });

  test('leave the amount to be drawn', () => {
    const json = items.map((item, at) => ({
      ECONOMICA: 10_000 + 500 * at,
      item,
      IMPORTE: 900 + 77 * ((at * 5) % 8),
    }));
    expect(choiceFor(json)).toMatchObject({ type: 'bars', roles: { label: 1, values: [2] } });
  });
});

describe('a whole number beside a name, where all other figures are those of years', () => {
  const towns = ['Abel', 'Borne', 'Celle', 'Dorum', 'Emden', 'Fulda', 'Gera', 'Hof', 'Ilmenau', 'Jena'];
  const sheet = (before: object, at: number, after: object = {}) => ({
    ...before,
    name: towns[at],
    ...after,
    ...Object.fromEntries([2011, 2012, 2013, 2014].map((year) => [year, 9000 + 77 * ((at * 5) % 8) + year])),
  });
  const roleIn = (json: readonly object[], name: string) =>
    tableIn(json).columns.find((column) => column.name === name)?.role?.role;

  test('is a code, whatever it is called, and leaves the years to be drawn', () => {
    const json = towns.map((_, at) => sheet({ dico: 101 + 7 * at }, at));
    expect(roleIn(json, 'dico')).toBe('id');
    expect(choiceFor(json)).toMatchObject({
      type: 'grouped-bars',
      roles: { label: 5, values: [0, 1, 2, 3] },
    });
    expect(
      roleIn(
        towns.map((_, at) => sheet({}, at, { geo: 3101 + 7 * at })),
        'geo',
      ),
    ).toBe('id');
  });

  test('is a figure behind the name without an order, or where it is called one', () => {
    const area = (at: number) => 80 + 53 * ((at * 3) % 10);
    expect(
      roleIn(
        towns.map((_, at) => sheet({}, at, { fläche: area(at) })),
        'fläche',
      ),
    ).toBeUndefined();
    expect(
      roleIn(
        towns.map((_, at) => sheet({ total: 900 + at }, at)),
        'total',
      ),
    ).toBeUndefined();
    expect(
      roleIn(
        towns.map((_, at) => sheet({ area: 5 }, at)),
        'area',
      ),
    ).not.toBe('id');
  });
});
