import { expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from './tables.ts';

function drawn(json: unknown) {
  const { type, roles, reason } = choiceFor(json);
  return [type, roles.values.map((at) => tableIn(json).columns[at]?.name), reason.en];
}

const of = (at: number, seed: number) => {
  const total = 20 + ((at * seed) % 17);
  const covered = total - ((at * 5 + seed) % 4);
  return { total, covered, pct: Math.round((1000 * covered) / total) / 10 };
};

test('of counts and their share for several things the shares are drawn', () => {
  const json = times(8, (at) => ({
    file: `src/${'abcdefgh'.charAt(at)}.ts`,
    lines: of(at, 3),
    functions: of(at, 7),
    branches: of(at, 11),
  }));
  expect(drawn(json)).toEqual([
    'grouped-bars',
    ['lines.pct', 'functions.pct', 'branches.pct'],
    '8 categories and 3 of 9 measures: grouped bars',
  ]);
});

test('highs and lows of several things are both drawn: none is a share of the other', () => {
  const json = times(8, (at) => ({
    place: `Town ${'abcdefgh'.charAt(at)}`,
    'air.high': 20 + at,
    'air.low': 9 + ((at * 5) % 8),
    'water.high': 17 + ((at * 3) % 8),
    'water.low': 11 + ((at * 7) % 8),
  }));
  expect(drawn(json)[1]).toHaveLength(4);
});

test('a total that is divided by sex and by dose is drawn by sex', () => {
  const ages = ['05-11', '12-19', '20-29', '30-39', '40-49', '50-59', '60-69'];
  const json = ages.map((eta, at) => {
    const [m, d1, d2] = [5000 + ((at * 377) % 2900), 4100 + ((at * 91) % 1800), 2700 + ((at * 53) % 700)];
    const f = 4800 + ((at * 311) % 2300);
    return { eta, totale: m + f, m, f, d1, d2, d3: m + f - d1 - d2 };
  });
  expect(drawn(json).slice(0, 2)).toEqual(['grouped-bars', ['m', 'f']]);
});

const drugs = ['wine', 'beer', 'tea', 'maté-tea', 'coffee', 'cola'];
const ages = ['12', '13', '14', '15', '16-17', '18-20', '21-34', '35-49', '50-64', '65+'];
const habits = (ends: readonly [string, string], sign = '-') =>
  ages.map((age, row) => ({
    age,
    ...Object.fromEntries(
      drugs.flatMap((drug, at) => [
        [`${drug}${sign}${ends[0]}`, 40 + ((row * 7 + at * 5) % 23) + 0.4],
        [`${drug}${sign}${ends[1]}`, 100 + ((row * 31 + at * 11) % 250)],
      ]),
    ),
  }));

test('of the same two figures of many things the first is drawn of each, along ages that are in order', () => {
  const { type, roles, reason } = choiceFor(habits(['use', 'days']));
  const names = roles.values.map((at) => tableIn(habits(['use', 'days'])).columns[at]?.name);
  expect(names.every((name) => name?.endsWith('-use'))).toBe(true);
  expect(names).toHaveLength(6);
  expect(['lines', 'heatmap']).toContain(type);
  expect(reason.en).toContain('6');
});

test.each([
  ['n', 'use'],
  ['std', 'mean'],
] as const)('%s is drawn of none beside %s', (lesser, main) => {
  const { roles } = choiceFor(habits([lesser, main], '_'));
  const names = roles.values.map((at) => tableIn(habits([lesser, main], '_')).columns[at]?.name);
  expect(names.length).toBeGreaterThan(1);
  expect(names.every((name) => name?.endsWith(`_${main}`))).toBe(true);
});

test('figures of one kind, such as those of boys and girls, are all drawn', () => {
  const json = habits(['boys', 'girls'], ' ').map((row) => {
    const [age, ...figures] = Object.entries(row);
    return Object.fromEntries([age ?? [], ...figures.map(([name], at) => [name, 30 + ((at * 7) % 23)])]);
  });
  expect(drawn(json)[1]).toHaveLength(12);
});

test('many figures of ages without a common scale are lines of those that share one', () => {
  const json = ages.map((age, row) => ({
    age,
    ...Object.fromEntries(drugs.map((drug, at) => [drug, (1 + ((row * 7 + at) % 5)) * (100 / 5 ** at)])),
  }));
  const { type, reason } = choiceFor(json);
  expect([type, reason.en]).toEqual(['lines', '10 steps and 2 of 6 measures: lines']);
});

const usage = (row: number) => {
  const [usr, sys] = [20 + ((row * 7) % 31) + 0.25, 3 + (row % 4) + 0.5];
  return { 'cpu usr': usr, 'cpu sys': sys, 'cpu idl': 100 - usr - sys };
};

test('of families over time the one that comes to 100 is stacked, and the others are offered', () => {
  const json = times(20, (row) => ({
    time: `16-06 11:06:${String(10 + row)}`,
    'memory used': 2e9 + 1e7 * row,
    'memory free': 8e9 - 1e7 * row,
    'memory buff': 1.34e9 + 1e5 * row,
    ...usage(row),
    'net recv': (row * 7919) % 5003,
  }));
  expect(drawn(json)).toEqual([
    'area',
    ['cpu usr', 'cpu sys', 'cpu idl'],
    '20 moments and 3 parts of a whole: stacked area',
  ]);
  expect(choiceFor(json).measures?.others).toHaveLength(4);
});

test('a family that only sometimes comes to 100 is no whole', () => {
  const json = times(20, (row) => ({
    time: `16-06 11:06:${String(10 + row)}`,
    ...usage(row),
    'cpu wai': row % 3,
    'net recv': (row * 7919) % 5003,
  }));
  expect(drawn(json)[0]).toBe('lines');
});

const bills = (names: (person: string) => readonly [string, string]) =>
  times(12, (at) => ({
    date: day(at * 30),
    每度費用: 2.5 + at / 100,
    公共電費: 30 + ((at * 37) % 50),
    ...Object.fromEntries(
      ['育瑄', '彥玗', '垂恩', '瑀娜'].flatMap((person, i) => {
        const [units, cost] = names(person);
        return [
          [units, 20 + ((at * 31 + i * 17) % 90)],
          [cost, 400.5 + ((at * 131 + i * 57) % 300)],
        ];
      }),
    ),
  }));

test.each([
  ['behind', (person: string) => [`${person}度數`, `${person}電費`] as const],
  ['in front', (person: string) => [`度數${person}`, `電費${person}`] as const],
])('names in signs have no mark between thing and figure, which stands %s', (_, names) => {
  const [, values, reason] = drawn(bills(names));
  expect(values).toEqual(['育瑄', '彥玗', '垂恩', '瑀娜'].map((person) => names(person)[0]));
  expect(reason).toBe('12 days and 4 of 10 measures: lines');
});

test('figures that stand in front of their things are one family each', () => {
  const json = times(12, (at) => ({
    date: day(at),
    ...Object.fromEntries(
      ['anna', 'ben', 'cleo', 'dora', 'emil'].flatMap((person, i) => [
        [`hours_${person}`, 5 + ((at * 3 + i) % 4)],
        [`pay_${person}`, 100 + ((at * 31 + i * 7) % 40)],
      ]),
    ),
  }));
  expect(drawn(json)[1]).toEqual(['hours_anna', 'hours_ben', 'hours_cleo', 'hours_dora', 'hours_emil']);
});

const checks = (totalOf: (at: number) => number) =>
  times(10, (at) => ({
    date: day(at),
    ...Object.fromEntries(
      ['web', 'chat', 'docs', 'voice'].map((name, thing) => {
        const total = totalOf(at);
        return [name, { down: at % 2, up: total - (at % 2) - (thing % 2), maintenance: thing % 2, total }];
      }),
    ),
  }));

test('of the parts of a total that is the same for all things the largest is drawn, and never the total', () => {
  expect(drawn(checks((at) => 9 + ((at * 7) % 18)))).toEqual([
    'lines',
    ['web.up', 'chat.up', 'docs.up', 'voice.up'],
    '10 days and 4 of 16 measures: lines',
  ]);
});
