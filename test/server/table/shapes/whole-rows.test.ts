import { describe, expect, test } from 'vitest';
import { choiceFor, tableIn } from '../tables.ts';

const towns = ['Ashby', 'Brill', 'Corfe', 'Dunster', 'Ely', 'Frome', 'Glossop'];
const counties = towns.map((town, at) => ({
  council: town,
  'Area (sq km)': 100 + 37 * at,
  'Persons per sq km': 500 - 41 * at,
  'Population Males': 40 + ((at * 5) % 9),
  'Population Total': 90 + ((at * 5) % 9) + at,
}));
const sum = (name: keyof (typeof counties)[0]) => counties.reduce((all, one) => all + Number(one[name]), 0);
const country = {
  council: 'Scotland',
  'Area (sq km)': sum('Area (sq km)'),
  'Persons per sq km': 1.3,
  'Population Males': sum('Population Males'),
  'Population Total': sum('Population Total'),
};
const kingdom = {
  council: 'United Kingdom',
  'Area (sq km)': 3 * country['Area (sq km)'],
  'Persons per sq km': 2.4,
  'Population Males': 9 * country['Population Males'],
  'Population Total': 9 * country['Population Total'],
};

describe('rows that hold others once more', () => {
  test('are left out above their parts, with what is larger above them, whatever they are called', () => {
    const json = [kingdom, country, ...counties];
    const table = tableIn(json);
    expect(table.rows).toBe(counties.length);
    expect(table.notes?.[0]?.text.en).toContain('United Kingdom, Scotland');
    const { roles } = choiceFor(json);
    expect(roles.values.map((at) => table.columns[at]?.name)).toContain('Population Total');
  });

  test('stay where only one column adds up, or what stands above is smaller', () => {
    const chance = { ...country, 'Area (sq km)': 9, 'Population Males': 7 };
    expect(tableIn([chance, ...counties]).rows).toBe(counties.length + 1);
    const small = { ...kingdom, 'Population Total': 3 };
    expect(tableIn([small, country, ...counties]).rows).toBe(counties.length + 2);
  });

  test('are left out without the code that the others have, below each part of a list', () => {
    const item = (code: number | null, name: string, a: number, b: number) => ({
      code,
      name,
      spent: a,
      planned: b,
    });
    const json = [
      item(31001, 'Interest', 30, 35),
      item(31002, 'Loans', 20, 25),
      item(31003, 'Fees', 5, 4),
      item(null, 'Debt', 55, 64),
      item(null, 'DEBT', 55, 64),
      item(41001, 'Salaries', 700, 650),
      item(41002, 'Overtime', 40, 60),
      item(41003, 'Uniforms', 12, 9),
      item(41004, 'Fuel', 8, 9),
      item(41005, 'Cars', 90, 80),
      item(41006, 'Repairs', 9, 5),
      item(null, 'Security', 859, 813),
    ];
    expect(tableIn(json)).toMatchObject({ rows: 9 });
    expect(tableIn(json).notes?.[0]?.text.en).toContain('Debt, DEBT, Security');
    const without = json.map((one) => (one.code === null ? { ...one, spent: 17, planned: 3 } : one));
    expect(tableIn(without).rows).toBe(12);
  });
});
