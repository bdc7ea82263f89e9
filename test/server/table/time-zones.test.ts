import { describe, expect, test } from 'vitest';
import type { ChartSettings } from '#protocol';
import {
  aggregate,
  chooseChart,
  explainSource,
  localTimes,
  readSource,
  type Column,
  type Table,
} from '../../../server/table/index.ts';

const hour = 3_600_000;
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Asia/Kolkata', 'Pacific/Apia'];

function tableIn(json: unknown, zone?: string): Table {
  const source = readSource(json, zone);
  if (source.kind !== 'table') throw new Error(`no table but ${source.kind}`);
  return source.table;
}

function clockOf(column: Column | undefined): string[] {
  if (column?.kind !== 'time') throw new Error('no time');
  return Array.from(localTimes(column), (ms) => new Date(ms).toISOString().slice(0, 16));
}

/** What a clock shows at the times of the column `time`. */
function shown(times: readonly unknown[], zone?: string): string[] {
  return clockOf(
    tableIn(
      times.map((time, i) => ({ time, value: i * i })),
      zone,
    ).columns[0],
  );
}

/** What is drawn of hourly values, with local times. */
function drawn(moments: readonly number[], zone: string, settings: ChartSettings) {
  const source = readSource(
    moments.map((ms) => ({ time: new Date(ms).toISOString(), sold: 1 })),
    zone,
  );
  if (source.kind !== 'table') throw new Error('no table');
  const { roles, aggregation } = chooseChart(source, { name: 'sales', settings });
  const { table, roles: drawnRoles } = aggregate(source.table, roles, aggregation);
  const values = table.columns[drawnRoles.values[0] ?? -1];
  return {
    times: clockOf(table.columns[drawnRoles.label ?? -1]),
    values: values?.kind === 'measure' ? Array.from(values.values) : [],
  };
}

const hours = (from: string, count: number, step = hour): number[] =>
  Array.from({ length: count }, (_, i) => Date.parse(from) + i * step);

describe('times with an offset are shown in the zone', () => {
  const inZones = {
    'Europe/Berlin': '2026-07-01T22:15',
    'America/New_York': '2026-07-01T16:15',
    'Asia/Shanghai': '2026-07-02T04:15',
    'Asia/Kolkata': '2026-07-02T01:45',
    'Pacific/Apia': '2026-07-02T09:15',
  };
  test.each(Object.entries(inZones))('in %s: %s', (zone, local) => {
    for (const written of [
      '2026-07-01T20:15:00Z',
      '2026-07-02T04:15:00+08:00',
      '2026-07-01 16:15:00 -0400',
      '20260701T201500Z',
      'Wed, 01 Jul 2026 20:15:00 GMT',
      'Wed Jul  1 20:15:00 UTC 2026',
      '01/Jul/2026:22:15:00 +0200',
      Date.parse('2026-07-01T20:15:00Z'),
      Date.parse('2026-07-01T20:15:00Z') / 1000,
    ])
      expect(shown([written, written], zone), String(written)).toEqual([local, local]);
  });
});

describe('times without an offset are shown as they are written', () => {
  test.each(zones)('in %s', (zone) => {
    for (const written of ['2026-07-01T20:15', '2026-07-01 20:15:00 CEST', '1 Jul 2026, 8:15 PM'])
      expect(shown([written, written], zone), written).toEqual(['2026-07-01T20:15', '2026-07-01T20:15']);
  });

  test('also those that stand among times with one', () => {
    const times = ['2026-07-01T20:15Z', '2026-07-01T22:30', '2026-07-01T20:45Z'];
    expect(shown(times, 'Europe/Berlin')).toEqual([
      '2026-07-01T22:15',
      '2026-07-01T22:30',
      '2026-07-01T22:45',
    ]);
  });
});

test('midnights of their own offset are days, which are the same in every zone', () => {
  const [utc, east] = [
    ['2026-07-01T00:00:00.000Z', '2026-07-02T00:00:00.000Z', '2026-07-03T00:00:00.000Z'],
    ['2026-03-28T00:00+01:00', '2026-03-29T00:00+01:00', '2026-03-30T00:00+02:00'],
  ];
  for (const zone of zones) {
    expect(shown(utc, zone)).toEqual(['2026-07-01T00:00', '2026-07-02T00:00', '2026-07-03T00:00']);
    expect(shown(east, zone)).toEqual(['2026-03-28T00:00', '2026-03-29T00:00', '2026-03-30T00:00']);
  }
});

test('midnights in the zone are days there', () => {
  const times = hours('2026-03-27T23:00Z', 2, 24 * hour).concat(hours('2026-03-29T22:00Z', 2, 24 * hour));
  const [column] = tableIn(
    times.map((time, i) => ({ time, value: i })),
    'Europe/Berlin',
  ).columns;
  expect(column).toMatchObject({ kind: 'time', grain: 'day' });
  expect(clockOf(column)).toEqual(
    ['2026-03-28', '2026-03-29', '2026-03-30', '2026-03-31'].map((day) => `${day}T00:00`),
  );
});

test('half hours east of UTC are no full hours', () => {
  const [column] = tableIn(
    hours('2026-03-27T00:00Z', 4).map((time, i) => ({ time, value: i })),
    'Asia/Kolkata',
  ).columns;
  expect(column).toMatchObject({ kind: 'time', grain: 'minute', zone: 'Asia/Kolkata' });
});

test('without a zone, and in one that this machine does not know, times are as they are written', () => {
  for (const zone of [undefined, 'Mars/Olympus'])
    expect(shown(['2026-07-01T20:15Z', '2026-07-01T20:30Z'], zone)).toEqual([
      '2026-07-01T20:15',
      '2026-07-01T20:30',
    ]);
});

describe('days of the zone', () => {
  const daily = { type: 'bars', aggregate: 'sum' } as const;
  // of fewer hours shorter steps would be left
  test.each([
    ['Europe/Berlin', '2026-10-25', 25],
    ['Europe/Berlin', '2026-03-29', 23],
    ['America/New_York', '2026-11-01', 25],
    ['America/New_York', '2026-03-08', 23],
    ['Asia/Shanghai', '2026-03-29', 24],
    ['Asia/Kolkata', '2026-03-29', 24],
    ['Pacific/Apia', '2026-04-05', 24],
  ])('in %s the %s has its %i hours', (zone, day, count) => {
    const start = new Date(Date.parse(day) - 50 * 24 * hour).toISOString();
    const { times, values } = drawn(hours(start, 2500), zone, daily);
    expect(values[times.indexOf(`${day}T00:00`)]).toBe(count);
    const others = values.slice(1, -1).filter((_, i) => times[i + 1] !== `${day}T00:00`);
    expect(new Set(others)).toEqual(new Set([24]));
  });

  test('a day that a zone skipped is not there', () => {
    const { times } = drawn(hours('2011-11-01T10:00Z', 2500), 'Pacific/Apia', daily);
    expect(times).toContain('2011-12-29T00:00');
    expect(times).not.toContain('2011-12-30T00:00');
    expect(times).toContain('2011-12-31T00:00');
  });
});

describe('the hour that a clock change repeats', () => {
  test('is two hours of a series', () => {
    const { times, values } = drawn(hours('2026-10-24T20:00Z', 10), 'Europe/Berlin', { type: 'bars' });
    expect(times.filter((time) => time === '2026-10-25T02:00')).toHaveLength(2);
    expect(values).toEqual(new Array(10).fill(1));
  });

  test('is two hours of what is added up by the hour', () => {
    const quarters = hours('2026-10-24T12:00Z', 4 * 180, hour / 4);
    const { times, values } = drawn(quarters, 'Europe/Berlin', { type: 'bars', aggregate: 'sum' });
    expect(times.filter((time) => time === '2026-10-25T02:00')).toHaveLength(2);
    expect(new Set(values)).toEqual(new Set([4]));
    expect(values).toHaveLength(180);
  });
});

describe('says how its times are shown', () => {
  const noteOf = (times: readonly string[], zone?: string): string | undefined => {
    const source = readSource(
      times.map((time, i) => ({ time, value: i * i })),
      zone,
    );
    const { notes } = explainSource(source, { name: 'load' });
    return notes.find(({ kind }) => kind === 'times')?.text.en;
  };
  test.each([
    [['2026-07-01T20:15Z', '2026-07-01T20:30Z'], 'time: with an offset from UTC, shown in Asia/Kolkata'],
    [['2026-07-01T20:15', '2026-07-01T20:30'], 'time: without an offset from UTC, as written'],
    [['2026-07-01T00:00Z', '2026-07-02T00:00Z', '2026-07-03T00:00Z'], 'time: whole days, as written'],
    [
      ['2026-07-01T20:15Z', '2026-07-01T20:30'],
      'time: partly with an offset from UTC, these shown in Asia/Kolkata, the others as written',
    ],
    [['2026-07-01', '2026-07-02'], undefined],
  ])('%j', (times, note) => {
    expect(noteOf(times, 'Asia/Kolkata')).toBe(note);
    expect(noteOf(times)).toBeUndefined();
  });
});

test('whether sums are few enough to be stacked is asked of the weeks of the zone: eight in Berlin are nine in UTC', () => {
  // Monday, half past midnight, in Berlin
  const first = Date.UTC(2026, 0, 4, 23, 30);
  const json = Array.from({ length: 28 }, (_, at) => ({
    when: new Date(first + (2 * at + (at % 4 === 3 ? -1 : 0)) * 24 * hour).toISOString(),
    category: ['food', 'fun', 'rent', 'trips', 'books'][(at * 3) % 5],
    amount: 10 + ((at * 37) % 90),
  }));
  const choices = ['Europe/Berlin', 'UTC'].map((zone) =>
    chooseChart(readSource(json, zone), { name: 'spent' }),
  );
  expect(choices.map(({ type, aggregation }) => [type, aggregation?.by?.step])).toEqual([
    ['stacked-bars', 'week'],
    ['lines', 'week'],
  ]);
});
