import { describe, expect, test } from 'vitest';
import { choiceFor, tableIn } from './tables.ts';

/** How many rows are left, and the name of the row that was left out. */
function left(json: unknown) {
  const { rows, notes } = tableIn(json);
  return notes
    ? [rows, ...notes.map(({ text }) => text.en.replace(/the (?:last|first) row, a total: /, ''))]
    : rows;
}

describe('a last row of totals', () => {
  const cities = [
    ['city', 'sold', 'share'],
    ['Kiel', 20, 40],
    ['Bonn', 30, 60],
  ];

  test.each(['Total', 'Grand Total', 'Summe', '合计', '總計', 'Итого', 'Gesamt:', 'All', 'Aggregated'])(
    'called %s is left out if it is the sum of the others, and told',
    (name) => expect(left([...cities, [name, 50, 50]])).toEqual([2, name]),
  );

  test.each(['Total: Account', 'Total (3)', 'Totals — all regions'])(
    'called %s says what it is the total of',
    (name) => expect(left([...cities, [name, 50, 50]])).toEqual([2, name]),
  );

  test('is left out with others below it, each the sum of what is above them all', () => {
    const more = [
      ['Total: Search', 50, 50],
      ['Total: Account', 50, 50],
    ];
    expect(left([...cities, ...more])).toEqual([2, 'Total: Search, Total: Account']);
  });

  test('is left out with its amounts written out', () => {
    const rows = [
      { Position: 'Miete', Betrag: '1.200,50 €' },
      { Position: 'Strom', Betrag: '99,50 €' },
      { Position: 'Summe', Betrag: '1.300,00 €' },
    ];
    expect(left(rows)).toEqual([2, 'Summe']);
  });

  test('is left out above all too', () => {
    const costs = ['2026-01-01', '2026-02-01', '2026-03-01'].map((month, at) => [month, 10 + at, 5]);
    expect(left([['Service', 'EC2', 'S3'], ['Service total', 33, 15], ...costs])).toEqual([
      3,
      'Service total',
    ]);
  });

  test('stays if it adds nothing up', () => {
    expect(left([...cities, ['All', 27, 50]])).toBe(3);
  });

  test('is left out under dates that it has none of', () => {
    const rows = ['2026-01-01', '2026-01-02', '2026-01-03'].map((date, at) => ({ date, sold: at + 1 }));
    expect(left([...rows, { date: 'Total', sold: 6 }])).toEqual([3, 'Total']);
  });
});

test.each(['total', 'All', 'sum', '合计'])('a series called %s keeps its rows', (name) => {
  const rows = [1, 2, 3].flatMap((day) => [
    { date: `2026-01-0${String(day)}`, kind: 'used', gb: 5 },
    { date: `2026-01-0${String(day)}`, kind: name, gb: 25 },
  ]);
  expect(left(rows)).toBe(6);
  expect(choiceFor(rows)).toMatchObject({ type: 'lines', roles: { label: 0, group: 1, values: [2] } });
});

describe('the whole of what is told apart', () => {
  const places = [
    ['district', 'people', 'area'],
    ['Mitte', 380, 39.5],
    ['Pankow', 410, 103],
    ['Spandau', 245, 91.9],
  ];

  test.each(['All districts', 'Alle Bezirke', 'Berlin insgesamt', 'Tous les quartiers', '全市', '各区合计'])(
    'is no part of it as a row called %s',
    (name) => {
      expect(left([...places, [name, 1035, 234.4]])).toEqual([3, name]);
      expect(left([...places, [name, 345, 78.1]])).toBe(4);
    },
  );

  test.each(['All districts', 'Alle Bezirke', 'Berlin insgesamt', '全市'])(
    'is no group of it called %s',
    (name) => {
      const json = [2022, 2023, 2024, 2025].flatMap((year, at) => [
        { year, district: name, people: 1035 + 6 * at },
        { year, district: 'Mitte', people: 380 + at },
        { year, district: 'Pankow', people: 410 + 2 * at },
        { year, district: 'Spandau', people: 245 + 3 * at },
      ]);
      expect(choiceFor(json).aggregation?.only).toEqual([{ column: 1, value: name, without: true }]);
      const rates = json.map((row) => ({ ...row, people: row.people > 1000 ? 345 : row.people }));
      expect(choiceFor(rates).aggregation?.only).toBeUndefined();
    },
  );
});

describe('totals without a word for it', () => {
  const parts = [
    ['Harbour', 40, 41],
    ['Hills', 70, 72],
    ['Parks', 55, 56],
    ['Old Town', 22, 21],
  ];
  const header = ['district', 'men', 'women'];

  test('a first or last row with the sums of all others is left out', () => {
    expect(left([header, ['Seaburg', 187, 190], ...parts])).toEqual([4, 'Seaburg']);
    expect(left([header, ...parts, ['Seaburg', 187, 190]])).toEqual([4, 'Seaburg']);
  });

  test('one that is off in a column stays, and so does one of two or three parts', () => {
    expect(left([header, ['Seaburg', 187, 191], ...parts])).toBe(5);
    expect(left([header, ['Seaburg', 110, 113], ...parts.slice(0, 2)])).toBe(3);
  });

  test('the group that is the sum of all others at each time is left out', () => {
    const json = [2023, 2024, 2025].flatMap((year) => {
      const regions = ['XA01', 'XA02', 'XA03', 'XA04'].map((code, at) => ({
        year,
        code,
        people: 100 + 37 * at + (year % 7),
      }));
      return [
        { year, code: 'XA0', people: regions.reduce((sum, { people }) => sum + people, 0) },
        ...regions,
      ];
    });
    expect(choiceFor(json).aggregation?.only).toEqual([{ column: 1, value: 'XA0', without: true }]);
  });
});

describe('unions of countries', () => {
  const members = ['Austria', 'Belgium', 'Cyprus', 'Denmark', 'Estonia', 'Finland'];
  const yearly = (union: string, size: number, name = 'waste') =>
    [2021, 2022, 2023].flatMap((year) =>
      [...members, union].map((geo, at) => ({
        year,
        geo,
        [name]: geo === union ? size : 100 + 31 * ((at * 4) % 6) + (year % 7),
      })),
    );

  test.each(['EU27_2020', 'EA19', 'European Union (28 countries)', 'Euroraum (19 Länder)', 'OECD - Total'])(
    '%s is left out beside its members',
    (union) => {
      const { aggregation, reason } = choiceFor(yearly(union, 2000));
      expect(aggregation?.only).toEqual([{ column: 1, value: union, without: true }]);
      expect(reason.en).toContain(`without “${union}”`);
    },
  );

  test('are drawn where they are a region among others, or have a rate', () => {
    expect(choiceFor(yearly('EU', 210)).aggregation?.only).toBeUndefined();
    expect(choiceFor(yearly('EU', 2000, 'waste rate')).aggregation?.only).toBeUndefined();
  });
});

test('totals below each part of a table are left out', () => {
  const rows = [
    ['fund', 'value', 'fees'],
    ['Cash', 0, 0],
    ['Account Total', 0, 0],
    ['A', 30, 1],
    ['B', 20, 2],
    ['Account Total', 50, 3],
  ];
  expect(left(rows)).toEqual([3, '2 rows with totals: Account Total']);
});
