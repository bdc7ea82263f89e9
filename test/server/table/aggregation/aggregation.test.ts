import { aggregate, chooseChart, readSource } from '#table';
import type { ChartSettings } from '#protocol';
import { describe, expect, test } from 'vitest';
import { day, times } from '../tables.ts';

/** The rows that are drawn, and why. */
function drawn(json: unknown, settings?: ChartSettings, name = 'chart') {
  const source = readSource(json);
  if (source.kind !== 'table') throw new Error(source.kind);
  const choice = chooseChart(source, { name, ...(settings && { settings }) });
  const { table, roles } = aggregate(source.table, choice.roles, choice.aggregation);
  const cell = (at: number | undefined, row: number): unknown => {
    const column = at === undefined ? undefined : table.columns[at];
    const value = column?.values[row];
    return column?.kind === 'time' ? new Date(Number(value)).toISOString().slice(0, 16) : value;
  };
  const rows = Array.from({ length: table.rows }, (_, row) =>
    [cell(roles.label, row), cell(roles.group, row), ...roles.values.map((at) => cell(at, row))].filter(
      (value) => value !== undefined,
    ),
  );
  return { rows, choice, table, reason: choice.reason.en };
}

describe('rows of one moment', () => {
  const readings = (name: string) => [
    { date: day(0), [name]: 10 },
    { date: day(0), [name]: 14 },
    { date: day(1), [name]: 8 },
    { date: day(2), [name]: 40 },
  ];

  test('are added up if they are amounts', () => {
    const { rows, reason } = drawn(readings('sales'));
    expect(rows).toEqual([
      ['2024-01-01T00:00', 24],
      ['2024-01-02T00:00', 8],
      ['2024-01-03T00:00', 40],
    ]);
    expect(reason).toBe('3 days and 1 measure, added up: lines');
  });

  test('are averaged if they are rates', () => {
    expect(drawn(readings('temperature'))).toMatchObject({
      rows: [
        ['2024-01-01T00:00', 12],
        ['2024-01-02T00:00', 8],
        ['2024-01-03T00:00', 40],
      ],
      reason: '3 days and 1 measure, averaged: lines',
    });
  });

  test('leave the last one of a balance, also in a file that begins with its newest row', () => {
    expect(drawn(readings('Saldo')).rows[0]).toEqual(['2024-01-01T00:00', 14]);
    expect(drawn(readings('Saldo').toReversed()).rows[0]).toEqual(['2024-01-01T00:00', 14]);
  });

  test('each measure is merged in its own way, and the reason says so in both languages', () => {
    const json = readings('sales').map((row, at) => ({ ...row, price: 10 + at }));
    const { rows, choice } = drawn(json);
    expect(rows[0]).toEqual(['2024-01-01T00:00', 24, 10.5]);
    expect(choice.reason).toEqual({
      en: '3 days and 2 measures, added up, price averaged: lines',
      'zh-CN': '3 天、2 个指标，合计，price 取平均：折线',
    });
  });

  test('the side-car decides', () => {
    expect(drawn(readings('sales'), { aggregate: 'mean' }).rows[0]).toEqual(['2024-01-01T00:00', 12]);
    expect(drawn(readings('temperature'), { aggregate: 'sum' }).rows[0]).toEqual(['2024-01-01T00:00', 24]);
    expect(drawn(readings('sales'), { aggregate: 'last', type: 'area' })).toMatchObject({
      reason: 'as the settings say, the last taken',
    });
  });

  test('levels of several plants are added up, those of one are averaged', () => {
    const plants = times(24, (at) => ({
      time: `${day(0)} ${String(Math.floor(at / 4)).padStart(2, '0')}:00`,
      fuel: at % 2 === 0 ? 'Gas' : 'Wind',
      plant: `p${at % 4}`,
      'Power (MW)': 10 + (at % 4),
    }));
    const byFuel = { columns: { fuel: { role: 'group' as const } } };
    expect(drawn(plants, byFuel).rows.slice(0, 2)).toEqual([
      ['2024-01-01T00:00', 'Gas', 22],
      ['2024-01-01T00:00', 'Wind', 24],
    ]);
    const stock = times(40, (at) => ({
      date: day(Math.floor(at / 10)),
      house: ['North', 'South'][at % 2],
      sku: `SKU-${100 + (at % 10)}`,
      on_hand: 10 + (at % 10),
    }));
    expect(drawn(stock).rows[0]).toEqual(['2024-01-01T00:00', 'North', 70]);
    const twice = times(12, (at) => ({ time: day(Math.floor(at / 2)), 'Power (MW)': 10 + (at % 2) }));
    expect(drawn(twice).rows[0]).toEqual(['2024-01-01T00:00', 10.5]);
  });
});

describe('the hour that a clock change repeats', () => {
  const hours = (date: string) =>
    [0, 1, 2, 2, 3, 4].map((hour) => ({ time: `${date} 0${hour}:00`, 'energy (kWh)': 10 + hour }));

  test('is not doubled', () => {
    const { rows, reason } = drawn(hours('2024-10-27'));
    expect(rows).toHaveLength(5);
    expect(rows[2]).toEqual(['2024-10-27T02:00', 12]);
    expect(reason).toContain('the hour that a clock change repeats averaged');
  });

  test('is another one than an hour with two rows on any other day', () => {
    expect(drawn(hours('2024-10-28')).rows[2]).toEqual(['2024-10-28T02:00', 24]);
  });
});

describe('many rows', () => {
  const orders = times(800, (at) => ({
    'Order ID': 5000 + at,
    'Order Date': day(at < 200 ? at % 20 : at % 352),
    Priority: ['Low', 'High', 'Critical'][at % 3],
    Category: ['Paper', 'Phones'][at % 2],
    Sales: 1 + (at % 2),
  }));

  test('orders are added up by the week and their category; a week without any is 0, and nothing is lost but the unfinished ends', () => {
    const { rows, choice } = drawn(orders);
    expect(choice).toMatchObject({
      type: 'lines',
      aggregation: { by: { step: 'week', kinds: ['sum'] }, zeros: true },
    });
    expect(choice.reason.en).toMatch(/^352 days and 2 groups, added up by week/);
    expect(choice.reason['zh-CN']).toContain('按周合计');
    const added = rows.reduce((sum, row) => sum + Number(row.at(-1)), 0);
    expect(added).toBeGreaterThan(1170);
    expect(added).toBeLessThanOrEqual(1200);
    const gap = drawn(orders.filter((_, at) => at < 200 || at % 352 < 200 || at % 352 > 300)).rows.filter(
      (row) => row.at(-1) === 0,
    );
    expect(gap.length).toBeGreaterThanOrEqual(10);
  });

  test('readings over 400 are averaged or added up by the finest step that fits', () => {
    const hourly = (name: string) =>
      times(2400, (at) => ({
        time: `${day(Math.floor(at / 24))} ${String(at % 24).padStart(2, '0')}:00`,
        [name]: at % 24,
      }));
    expect(drawn(hourly('temperature'))).toMatchObject({
      reason: '2,400 hours and 1 measure, averaged by six hours: lines',
    });
    expect(drawn(hourly('temperature')).rows[0]).toEqual(['2024-01-01T00:00', 2.5]);
    expect(drawn(hourly('node 7')).reason).toContain('averaged by six hours');
    expect(drawn(hourly('energy (kWh)')).rows[1]).toEqual(['2024-01-01T06:00', 51]);
  });

  test('what only ever grows is a sum already, and its last value tells the week', () => {
    const cases = times(1000, (at) => ({ date: day(at), cases: 3 * at }));
    expect(drawn(cases)).toMatchObject({ reason: '1,000 days and 1 measure, the last taken by week: lines' });
    expect(drawn(cases).rows[0]).toEqual(['2024-01-01T00:00', 18]);
  });

  test('50,000 rows take no longer for each than 5,000', () => {
    const { rows } = drawn(
      times(50_000, (at) => ({ date: day(at % 900), kind: `k${at % 30}`, sales: at % 7 })),
    );
    expect(rows.length).toBeLessThan(4000);
  });
});

describe('many groups', () => {
  const years = (groups: number, value: (group: number) => number, name: string) =>
    times(10 * groups, (at) => ({
      year: 2010 + Math.floor(at / groups),
      region: `R${at % groups}`,
      [name]: value(at % groups),
    }));

  test('of amounts: the eight largest, and the sum of the others', () => {
    const { rows, choice, table } = drawn(years(11, (group) => 1000 * (group + 1), 'sales'));
    const groups = [...new Set(rows.map((row) => row[1]))];
    expect(groups).toEqual(['R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', '…']);
    expect(rows.find((row) => row[1] === '…')?.[2]).toBe(6000);
    expect(table.columns[1]).toMatchObject({ name: 'region', minor: new Map([['…', 3]]) });
    expect(choice).toMatchObject({
      type: 'lines',
      reason: {
        en: '10 years and 11 groups, the 8 largest and the sum of the others: lines',
        'zh-CN': '10 年、11 组，最大的 8 组，其余合计：折线',
      },
    });
  });

  test('of rates: the eight largest, sixteen more without a colour, and nothing added up', () => {
    const { rows, reason, table } = drawn(years(40, (group) => group, 'unemployment rate'));
    expect(reason).toBe('10 years and 40 groups, the 8 largest in colour: lines');
    const names = new Set(rows.map((row) => row[1]));
    expect(names).toContain('R39');
    expect(names).toContain('R16');
    expect(names.size).toBe(24);
    expect(table.columns[1]).toMatchObject({ minor: expect.objectContaining({ size: 16 }) as unknown });
  });

  test('a single one that is left keeps its name', () => {
    const { table } = drawn(years(9, (group) => 10 * group, 'sales'));
    expect(table.columns[1]).toMatchObject({ minor: new Map([['R0', 1]]) });
  });
});

describe('totals', () => {
  const people = ['Total', 'Male', 'Female'].flatMap((sex) =>
    ['Total', 'young', 'old'].flatMap((age) =>
      times(6, (at) => ({
        Year: 2015 + at,
        Sex: sex,
        Age: age,
        Population: (at + 10) * (sex === 'Total' ? 2 : 1) * (age === 'Total' ? 2 : 1),
      })),
    ),
  );

  test('of what is not told apart are drawn alone, and the total of the groups is not drawn among them', () => {
    const { rows, reason } = drawn(people);
    expect(reason).toContain('only “Total”, without “Total”');
    expect(rows).toHaveLength(12);
    expect(rows[0]).toEqual(['2015-01-01T00:00', 'Male', 20]);
  });

  test('of the world are not drawn among countries, but rates of it are', () => {
    const json = (name: string) =>
      ['World', 'France', 'Italy', 'Spain', 'Poland', 'Norway', 'Sweden', 'Austria'].flatMap((country, i) =>
        times(6, (at) => ({ year: 2015 + at, country, [name]: 10 + ((at * 7 + i * 5) % 31) })),
      );
    expect(drawn(json('births')).reason).toContain('without “World”');
    expect(drawn(json('birth rate')).reason).not.toContain('without');
  });

  test('that are no sum of the other groups are a series like any other', () => {
    const disk = times(6, (at) => ({
      date: day(Math.floor(at / 2)),
      disk: ['used', 'total'][at % 2],
      gb: at % 2 ? 90 : at,
    }));
    expect(new Set(drawn(disk).rows.map((row) => row[1]))).toEqual(new Set(['used', 'total']));
  });
});
