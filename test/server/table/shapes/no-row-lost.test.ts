import { describe, expect, test } from 'vitest';
import { tableIn, times } from '../tables.ts';

const rowsIn = (json: unknown) => tableIn(json).rows;

describe('rows that are data stay', () => {
  test('where a figure is missing in a few rows that are called like all others', () => {
    const json = times(45, (at) => ({
      site: 'Meadow',
      method: at < 10 ? 'walk' : 'plot',
      plants: at < 10 ? 8 + (at % 5) : at % 3,
      cover: at < 10 ? null : (at * 7) % 40,
      bare: at < 10 ? null : (at * 5) % 30,
      sampled: at < 10 ? 557.5 : 4,
      area: 5575.4,
    }));
    expect(rowsIn(json)).toBe(45);
  });

  test('where rows without a code are alike, one below the other', () => {
    const item = (code: number | null, name: string, a: number) => ({ code, name, a, b: a, c: 7 });
    const json = [
      ...times(12, (at) => item(100 + at, `n${at}`, at)),
      item(null, 'x', 40),
      item(null, 'y', 40),
      item(null, 'z', 40),
    ];
    expect(rowsIn(json)).toBe(15);
  });

  test('where most figures are nothing, and two rows are alike', () => {
    const one = (name: string, a: number) => ({ name, a, b: a });
    expect(rowsIn([one('A', 1), one('B', 0), one('C', 1), one('D', 0), one('E', 0), one('F', 0)])).toBe(6);
  });

  test('where one called total adds up in one column of several by chance', () => {
    const json = [
      { company: 'Shell', stations: 20, staff: 700, sites: 40 },
      { company: 'Orlen', stations: 30, staff: 800, sites: 55 },
      { company: 'Total', stations: 50, staff: 610, sites: 31 },
    ];
    expect(rowsIn(json)).toBe(3);
    const works = json.map((row) => ({
      ...row,
      company: row.company === 'Total' ? 'Total Energies' : row.company,
    }));
    expect(rowsIn(works)).toBe(3);
  });

  test('where a kind is called all once and adds up, and mostly does not', () => {
    const json = [
      { kind: 'day', sold: 2, open: 4 },
      { kind: 'all', sold: 2, open: 4 },
      { kind: 'day', sold: 30, open: 9 },
      { kind: 'all', sold: 7, open: 3 },
      { kind: 'day', sold: 31, open: 8 },
      { kind: 'all', sold: 11, open: 2 },
    ];
    expect(rowsIn(json)).toBe(6);
  });

  test('where the first is the sum of the others in two columns, and amounts of a third are not', () => {
    const towns = ['Ashby', 'Brill', 'Corfe', 'Dunster', 'Ely', 'Frome'];
    const json = [
      { town: 'Bath', men: 36, women: 57, visits: 3 },
      ...towns.map((town, at) => ({ town, men: at + 3.5, women: at + 7, visits: 10 + at })),
    ];
    expect(rowsIn(json)).toBe(7);
  });

  test('where the first is called like one of the others', () => {
    const json = times(8, (at) => ({
      shop: at === 0 || at === 4 ? 'North' : `S${'abcdefgh'[at]}x`,
      men: at === 0 ? 35 : 5,
      women: at === 0 ? 42 : 6,
    }));
    expect(rowsIn(json)).toBe(8);
  });
});

test('a total stays one beside rates and prices, which are not added up, and beside one that was mistyped', () => {
  const json = [
    ...times(6, (at) => ({
      item: `i${at}`,
      sold: 10 + at,
      price: 5,
      a: at,
      b: 2 * at,
      c: at + 1,
      d: at + 2,
    })),
    { item: 'All items', sold: 75, price: 5, a: 15, b: 30, c: 21, d: 72 },
  ];
  expect(rowsIn(json)).toBe(6);
});
