import { expect, test } from 'vitest';
import { choiceFor as choiceOf, tableIn, times } from '../tables.ts';

const columnsOf = (json: unknown) => tableIn(json).columns;
const drawnOf = (json: unknown) => choiceOf(json).roles.values.map((at) => columnsOf(json)[at]?.name);

test('named things with many figures of different kinds are compared by one of them', () => {
  const json = times(9, (at) => ({
    region: `Region ${at}`,
    'rate per mille': 20 - at,
    premium: 900 + 13 * ((at * 5) % 9),
    'share of cars': 31 + ((at * 7) % 9),
    claims: 120 - 3 * ((at * 2) % 9),
    roads: 4000 + at,
    height: 3 + at,
  }));
  expect(choiceOf(json).type).toBe('horizontal-bars');
  expect(choiceOf(json).roles.values).toHaveLength(1);
});

test('a table of teams is compared by its points, not drawn as a heat map of wins and goals', () => {
  const json = times(7, (at) => ({
    team: `Team ${at}`,
    won: 8 - at,
    lost: 2 + at,
    scored: 60 - at,
    conceded: 41 + 3 * at,
    difference: 19 - 4 * at,
    points: 26 - 3 * at,
  }));
  expect(choiceOf(json).type).toBe('horizontal-bars');
  expect(drawnOf(json)).toEqual(['points']);
});

test('from each to each is a heat map, whatever the sizes, and whatever comes in and goes out', () => {
  const names = ['Primary school', 'Middle school', 'High school', 'College', 'University', 'Training'];
  const json = [...names.slice(0, -1), 'Entries'].map((from, row) => ({
    X: from,
    ...Object.fromEntries(names.map((to, at) => [to.replace(' ', '.'), at === row ? 1500 * (at + 1) : at])),
  }));
  expect(choiceOf(json).type).toBe('heatmap');
});

test('the answers to a form are counted by a question, and not by when they were sent', () => {
  const json = times(36, (at) => ({
    Timestamp: `2026-02-${String(10 + (at % 18))} 10:0${at % 10}:00`,
    street: ['north', 'south'][at % 2],
    interviewer: ['Ada', 'Bo', 'Cy'][at % 3],
    'Do you come back?': ['yes', 'no', 'perhaps', 'yes'][at % 4],
  }));
  const { type, roles } = choiceOf(json);
  expect(type).toBe('horizontal-bars');
  expect(columnsOf(json)[roles.label ?? -1]?.name).toBe('Do you come back?');
});

test.each(['Duration', 'Dauer', 'Hours worked', '工时'])(
  'the hours of a time sheet under %s are added up',
  (name) => {
    const json = times(10, (at) => ({
      project: ['Alpha', 'Beta'][at % 2],
      day: `2026-03-0${1 + Math.floor(at / 2)}`,
      [name]: ['01:30:00', '00:45:00', '2:15:30'][at % 3],
    }));
    const hours = columnsOf(json).find((column) => column.name === name);
    expect(hours).toMatchObject({ kind: 'measure', unit: 'h' });
    expect([...(hours?.values ?? [])].slice(0, 3)).toEqual([1.5, 0.75, 2.2583]);
    expect(choiceOf(json)).toMatchObject({ type: 'lines' });
    expect(drawnOf(json)).toEqual([name]);
  },
);

test('a time of day under another name stays a time', () => {
  const json = times(5, (at) => ({ start: `0${at + 1}:30:00`, load: at }));
  expect(columnsOf(json)[0]?.kind).toBe('time');
});

test.each(['annee', 'Año', 'rok', 'jaar', 'Jahr', '年度'])('numbers under %s are years', (name) => {
  const json = times(6, (at) => ({ kind: 'plan', [name]: 2019 + at, result: -5 * at }));
  expect(columnsOf(json).find((column) => column.name === name)?.kind).toBe('time');
  expect(drawnOf(json)).toEqual(['result']);
});

test('of the variants of a projection the middle one is drawn, for they are never all true', () => {
  const json = ['低位', '中位', '高位'].flatMap((deaths) =>
    ['低位', '中位', '高位'].flatMap((births) =>
      times(4, (at) => ({ year: 2020 + at, deaths, births, value: 1000 - at })),
    ),
  );
  const { reason } = choiceOf(json);
  expect(reason.en).toContain('only “中位”');
});

test('a dozen orders are drawn, and seven are a list to read', () => {
  const orders = (count: number) =>
    times(count, (at) => ({
      date: `2026-01-${String(10 + at)}`,
      product: `Product ${at % 5}`,
      category: ['Home', 'Office'][at % 2],
      price: 100 + at,
      quantity: 1 + (at % 3),
      region: ['South', 'North', 'East'][at % 3],
    }));
  expect(choiceOf(orders(12)).type).not.toBe('table');
  expect(choiceOf(orders(7)).type).toBe('table');
});

test('of what may be a rate the smaller groups are muted lines, never a sum', () => {
  const json = times(12, (country) =>
    times(4, (at) => ({ country: `C${country}`, year: 2000 + 5 * at, value: 30.5 - 2 * country + at })),
  ).flat();
  expect(choiceOf(json)).toMatchObject({
    type: 'lines',
    reason: { en: expect.stringContaining('in colour') as string },
  });
  const counts = (json as { value: number }[]).map((row) => ({ ...row, value: Math.round(row.value) }));
  expect(choiceOf(counts).reason.en).toContain('the sum of the others');
});

test('running numbers of cases in Chinese and Japanese are no figures: the cases are counted', () => {
  const json = times(40, (at) => ({
    新No: at + 1,
    '旧No.': at % 7 === 3 ? null : 900 - at,
    性別: ['男', '女'][at % 2],
    住所: ['東京', '大阪', '奈良'][at % 3],
  }));
  expect(choiceOf(json).type).toBe('horizontal-bars');
  expect(choiceOf(json).reason.en).toContain('40 rows counted by');
});

test('one figure of things that many words describe is compared', () => {
  const json = times(20, (at) => ({
    country: `Country ${at}`,
    code: `C${at}`,
    region: ['East', 'West', 'North'][at % 3],
    law: ['in force', 'planned'][at % 2],
    kind: 'country',
    tonnes: 900 - 13 * at,
  }));
  expect(choiceOf(json).type).toBe('horizontal-bars');
});

test('two nodes of one name are two places in a graph, or it would turn in a circle', () => {
  const json = {
    nodes: [{ name: 'North' }, { name: 'Beginners' }, { name: 'Public' }, { name: 'Beginners' }],
    links: [
      { source: 0, target: 1, value: 5 },
      { source: 1, target: 2, value: 3 },
      { source: 2, target: 3, value: 3 },
    ],
  };
  expect(choiceOf(json).type).toBe('sankey');
  expect(columnsOf(json)[1]?.values).toEqual(['Beginners', 'Public', 'Beginners (2)']);
});
