import { chooseChart, readSource } from '#table';
import { describe, expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from './tables.ts';

const names = (json: unknown, positions: readonly number[] = []): string[] => {
  const source = readSource(json);
  return positions.map((at) => (source.kind === 'table' ? (source.table.columns[at]?.name ?? '') : ''));
};
const chosen = (json: unknown, measure?: string) =>
  chooseChart(readSource(json), { name: 'chart', ...(measure !== undefined && { measure }) });

describe('of several measures over time', () => {
  const weather = times(20, (at) => ({
    date: day(at),
    tmax: 20 + (at % 5),
    tmin: 10 + (at % 3),
    wind: 5 + (at % 2),
    humidity: 60 + (at % 7),
    pressure: 1010 + (at % 4),
  }));

  test('those that share a scale with the main one are drawn, and the others are offered', () => {
    const { roles, measures, reason } = choiceFor(weather);
    expect(names(weather, roles.values)).toEqual(['tmax', 'tmin', 'wind', 'humidity']);
    expect(names(weather, measures?.others)).toEqual(['pressure']);
    expect(reason).toEqual({
      en: '20 days and 4 of 5 measures: lines',
      'zh-CN': '20 天、5 个指标中的 4 个：折线',
    });
  });

  test('another one is drawn alone when it is chosen, and the usual ones can be chosen again', () => {
    const choice = chosen(weather, 'pressure');
    expect(names(weather, choice.roles.values)).toEqual(['pressure']);
    expect(choice).toMatchObject({ type: 'lines', reason: { en: 'pressure as chosen: lines' } });
    expect(choice.measures).toEqual(choiceFor(weather).measures);
    expect(chosen(weather, 'no such')).toEqual(choiceFor(weather));
  });

  test('how many were asked says less than what they answered', () => {
    const polls = times(20, (at) => ({
      date: day(at * 4),
      Sample: 900 + at * 50,
      Red: `${30 + (at % 5)}%`,
      Blue: `${28 + (at % 3)}%`,
      Green: `${12 + (at % 4)}%`,
    }));
    expect(names(polls, choiceFor(polls).roles.values)).toEqual(['Red', 'Blue', 'Green']);
  });

  test('two or three without a common scale are all drawn, in panels', () => {
    const json = times(20, (at) => ({ date: day(at), cases: 90_000 + at, deaths: 30 + at }));
    expect(choiceFor(json)).toMatchObject({ roles: { values: [1, 2] } });
    expect(choiceFor(json).measures).toBeUndefined();
  });

  test('in one unit are drawn together, however small some are, and the parts of a total as areas', () => {
    const costs = times(12, (at) => ({
      month: `2024-${String(at + 1).padStart(2, '0')}`,
      'EC2 ($)': 1000 + at,
      'S3 ($)': 90 + (at % 5),
      'Lambda ($)': 5 + (at % 3),
      'Total ($)': 1095 + at + (at % 5) + (at % 3),
    }));
    expect(choiceFor(costs)).toMatchObject({ type: 'area', roles: { values: [1, 2, 3] } });
    const withoutTotal = (costs as Record<string, unknown>[]).map((row) => ({
      ...row,
      'Total ($)': undefined,
    }));
    expect(choiceFor(withoutTotal).roles.values).toEqual([1, 2, 3]);
  });

  test('the sum of the others is not drawn among them; cost and profit do not make a total of the revenue', () => {
    const mix = times(12, (at) => ({
      year: 2000 + at,
      coal: 50 + at,
      gas: 30,
      wind: at,
      total: 80 + 2 * at,
    }));
    expect(names(mix, choiceFor(mix).roles.values)).toEqual(['coal', 'gas', 'wind']);
    const money = times(12, (at) => ({ year: 2000 + at, revenue: 100 + at, cost: 60, profit: 40 + at }));
    expect(names(money, choiceFor(money).roles.values)).toEqual(['revenue', 'cost', 'profit']);
  });
});

test('with groups one measure is drawn, the most telling one, and the others are offered in the same way', () => {
  const sales = times(40, (at) => ({
    date: day(Math.floor(at / 2)),
    product: ['pen', 'ink'][at % 2],
    quantity: 1 + (at % 4),
    sales: 10 + ((at * 7) % 31),
    discount: (at % 3) / 10,
  }));
  expect(names(sales, choiceFor(sales).roles.values)).toEqual(['sales']);
  expect(names(sales, choiceFor(sales).measures?.others)).toEqual(['quantity', 'discount']);
  expect(chosen(sales, 'quantity').roles).toMatchObject({ label: 0, group: 1, values: [2] });
});

test('a side-car that names its measures leaves nothing to choose', () => {
  const json = times(20, (at) => ({ date: day(at), a: at, b: 1000 * at, c: 0.1 * at, d: at * at }));
  const settings = { columns: { b: { role: 'value' as const } } };
  expect(choiceFor(json, 'chart', settings).measures).toBeUndefined();
});

describe('groups that are measures', () => {
  const scales = (sizes: readonly number[]) =>
    times(10 * sizes.length, (at) => ({
      time: day(Math.floor(at / sizes.length)),
      metric: `m${at % sizes.length}`,
      value: (sizes[at % sizes.length] ?? 0) + (at % 3),
    }));

  test('are all drawn if they are few, and of many those that share a scale with the first', () => {
    expect(choiceFor(scales([20, 1000])).aggregation).toBeUndefined();
    const many = choiceFor(scales([900, 20, 300, 5000, 2]));
    expect(many.aggregation?.largest).toEqual({ names: ['m0', 'm2', 'm3'], others: 'unlike' });
    expect(many.reason.en).toBe('10 days and 5 groups, 3 of one scale: lines');
  });

  test('are never added up: of those that are not told apart the first is drawn', () => {
    const json = times(60, (at) => ({
      year: 2000 + Math.floor(at / 6),
      country: ['A', 'B', 'C'][at % 3],
      indicator: ['Births', 'Share of women'][Math.floor(at / 3) % 2],
      value: 100 + ((at * 7) % 31),
    }));
    expect(choiceFor(json).reason.en).toContain('only “Births”');
  });
});

test('rows with nothing but coordinates are a table', () => {
  const json = times(30, (at) => ({
    month: `2024-0${1 + (at % 3)}`,
    lat: 51 + ((at * 7) % 31) / 100,
    lon: -2 - ((at * 5) % 29) / 100,
    kind: ['theft', 'fire'][at % 2],
  }));
  expect(choiceFor(json).type).toBe('table');
});

test('a total beside its parts is not drawn among them', () => {
  const pivot = ['North', 'South', 'East', 'West'].map((region, at) => {
    const [q1, q2, q3, q4] = [300 + at * 70, 410 - at * 30, 520 + at * 11, 120 + at * 90] as const;
    return { region, Q1: q1, Q2: q2, Q3: q3, Q4: q4, Total: q1 + q2 + q3 + q4 };
  });
  expect(choiceFor(pivot).type).toBe('grouped-bars');
  expect(names(pivot, choiceFor(pivot).roles.values)).toEqual(['Q1', 'Q2', 'Q3', 'Q4']);
});

test('a measure that repeats another is not drawn beside it', () => {
  const json = times(20, (at) => ({
    date: day(at),
    amount: 10 + ((at * 7) % 30),
    fee: 1,
    'converted amount': 10 + ((at * 7) % 30),
    other: 9 + at,
  }));
  expect(names(json, choiceFor(json).roles.values)).not.toContain('converted amount');
});

test('of the times of requests the elapsed one is the main measure', () => {
  const json = times(60, (at) => ({
    time: day(at),
    elapsed: 120 + ((at * 17) % 300),
    bytes: 51200 + at,
    Latency: 90 + ((at * 7) % 60),
    Connect: 9 + (at % 3),
  }));
  expect(names(json, choiceFor(json).roles.values)).toEqual(['elapsed', 'Latency']);
});

test('how good a reading is is no reading', () => {
  const json = times(31, (at) => ({
    年月日: day(at),
    '平均気温(℃)': 18 + ((at * 7) % 9),
    '平均気温(℃) 品質情報': at === 9 ? 5 : 8,
    '平均気温(℃) 均質番号': 1,
  }));
  expect(names(json, choiceFor(json).roles.values)).toEqual(['平均気温(℃)']);
});

describe('of several figures of named things without a common scale', () => {
  const languages = (order: readonly number[]) =>
    order.map((at) => ({
      files: 3 + ((at * 5) % 7),
      language: `lang ${String(at)}`,
      bytes: 9000 - 1000 * at,
      share: [0.4, 0.3, 0.1, 0.1, 0.06, 0.04][at],
    }));

  test('the one that the list is sorted by is drawn, and the others are offered', () => {
    const json = languages([0, 1, 2, 3, 4, 5]);
    const choice = choiceFor(json);
    expect(choice.type).toBe('horizontal-bars');
    expect(names(json, choice.roles.values)).toEqual(['bytes']);
    expect(names(json, choice.measures?.others)).toEqual(['files', 'share']);
    expect(choice.reason.en).toContain('6 categories and 1 of 3 measures');
    const mixed = languages([2, 0, 4, 1, 5, 3]);
    expect(names(mixed, choiceFor(mixed).roles.values)).toEqual(['files']);
  });

  test('few of them are a table', () => {
    expect(choiceFor(languages([0, 1, 2])).type).toBe('table');
  });
});

test('totals of some measures are not drawn among them, and what is left is no whole', () => {
  const json = times(8, (at) => ({
    date: day(at),
    masks_made: 10 + at,
    gowns_made: 4 + (at % 3),
    masks_bought: 30 - at,
    gowns_bought: 9 + (at % 2),
    total_made: 14 + at + (at % 3),
    total_bought: 39 - at + (at % 2),
  }));
  expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { values: [1, 2, 3, 4] } });
});

test('the rows of a wide sheet are all drawn, however small some are', () => {
  const json = [
    ['district', '2024', '2025', '2026'],
    ['Hills', 900, 1800, 1000],
    ['Parks', 600, 610, 580],
    ['Islet', 5, 4, 3],
    ['Town', 800, 810, 790],
  ];
  expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 0, values: [1, 2, 3, 4] } });
});

test('of percentages beside a size in another unit the percentages are drawn', () => {
  const json = times(24, (at) => ({
    at: `2026-03-01T${String(at).padStart(2, '0')}:00:00Z`,
    cpu_percent: 20 + ((at * 7) % 30),
    ram_free_mb: 2000 + ((at * 37) % 900),
    ram_percent: 40 + ((at * 11) % 20),
    disk_percent: 60 + (at % 4),
  }));
  const { columns } = tableIn(json);
  expect(choiceFor(json).roles.values.map((at) => columns[at]?.name)).toEqual([
    'cpu_percent',
    'ram_percent',
    'disk_percent',
  ]);
});
