import { expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from '../tables.ts';

const shown = (json: unknown) => {
  const { columns } = tableIn(json);
  return choiceFor(json).roles.values.map((at) => columns[at]?.name);
};

test('a total without a name in front is left out when a remark calls it so', () => {
  const json = [
    { channel: '', visits: 60, sales: 9, remark: 'Grand total' },
    { channel: 'mail', visits: 30, sales: 2, remark: '' },
    { channel: 'search', visits: 20, sales: 4, remark: '' },
    { channel: 'direct', visits: 10, sales: 3, remark: '' },
  ];
  expect(tableIn(json).columns[0]?.values).toEqual(['mail', 'search', 'direct']);
});

test('a row with a name stays, although a remark speaks of a total', () => {
  const json = [
    { channel: 'all channels of last year', visits: 60, remark: 'total' },
    { channel: 'mail', visits: 30, remark: '' },
    { channel: 'search', visits: 20, remark: '' },
    { channel: 'direct', visits: 10, remark: '' },
  ];
  const remarks = json.map((row) => ({
    channel: row.channel,
    visits: row.visits,
    a: 'x',
    b: 'y',
    remark: row.remark,
  }));
  expect(tableIn(remarks).rows).toBe(4);
});

const parts = [
  ['KITCHEN', null],
  ['Oven', 900],
  ['Table', 300],
  ['Subtotal kitchen', 1200],
  ['BATH', null],
  ['Tub', 700],
  ['Tiles', 450],
  ['Subtotal bath', 1150],
  ['TOTAL', 2350],
].map(([item, cost]) => ({ item, cost, paid: cost === null ? null : Number(cost) / 2 }));

test('sums of parts are left out with the headings of the parts, and that is told', () => {
  const { columns, notes } = tableIn(parts);
  expect(columns[0]?.values).toEqual(['Oven', 'Table', 'Tub', 'Tiles']);
  expect(notes?.map(({ text }) => text.en)).toContain('rows that only name a part: KITCHEN, BATH');
});

test('without sums of parts a name without figures is a thing without figures', () => {
  const json = parts.filter(({ item }) => !/total/i.test(String(item)));
  expect(tableIn(json).columns[0]?.values).toContain('KITCHEN');
});

test('beside incomes the parts of what is spent are drawn, and one that never changes is a part', () => {
  const json = times(8, (at) => ({
    月份: `${at + 1}月`,
    工资: 20_000 + 10 * at,
    房租: 4000,
    伙食: 2500 + 90 * ((at * 3) % 8),
    交通: 600 + 20 * ((at * 5) % 8),
    支出合计: 7100 + 90 * ((at * 3) % 8) + 20 * ((at * 5) % 8),
  }));
  expect(choiceFor(json).type).toBe('stacked-bars');
  expect(shown(json)).toEqual(['房租', '伙食', '交通']);
});

test('what is never anything else, and unlike all others in size, says nothing of the months', () => {
  const json = times(8, (at) => ({
    month: `${at + 1}月`,
    scale: 1,
    sales: 900 + ((at * 3) % 8),
    costs: 700 + at,
  }));
  expect(shown(json)).toEqual(['sales', 'costs']);
});

test('of parts that make up 100 at each time the small ones are drawn as well', () => {
  const json = times(12, (at) => ({
    date: day(31 * at),
    big: 80 - at,
    mid: 15 + at,
    small: 3,
    least: 2 + (at % 2) / 10,
  }));
  expect(choiceFor(json).type).toBe('area');
  expect(shown(json)).toEqual(['big', 'mid', 'small', 'least']);
});

test('of a power grid the sources are drawn, the sun too, and neither the load nor a share', () => {
  const json = times(24, (at) => ({
    time: `2026-03-01T${String(at).padStart(2, '0')}:00:00Z`,
    'Hydro power': 900 + at,
    Biomass: 4000 + at,
    'Wind onshore': 9000 + 31 * at,
    Solar: Math.max(0, 20_000 - 2100 * Math.abs(at - 12)),
    Load: 52_000 + 17 * at,
    'Renewable share of load': 50 + at,
  }));
  expect(shown(json)).toEqual(['Hydro power', 'Biomass', 'Wind onshore', 'Solar']);
});

const sides = [
  ['SPENDING', null, null],
  ['Rent', 2400, 2280],
  ['Prints', 680, 515],
  ['Total spending', 3080, 2795],
  ['INCOME', null, null],
  ['Fees', 3150, 2985],
  ['Gifts', 300, 420],
  ['Total income', 3450, 3405],
].map(([post, planned, real]) => ({ post, planned, real }));

test('a total of something is left out with the headings where its numbers add up', () => {
  expect(tableIn(sides).columns[0]?.values).toEqual(['Rent', 'Prints', 'Fees', 'Gifts']);
});

test('a thing that is called total stays where its numbers do not add up', () => {
  const makers = [
    { maker: 'Orlen', stations: 1900, staff: 640 },
    { maker: 'Shell', stations: 1950, staff: 400 },
    { maker: 'Total Energies', stations: 1200, staff: 1040 + 90 },
  ];
  expect(tableIn(makers).columns[0]?.values).toContain('Total Energies');
});
