import { describe, expect, test } from 'vitest';
import { chooseChart, readSource, schemaDrift, type TablePlace } from '#table';
import { choiceFor, day, kindsIn, tableIn, times } from '../tables.ts';

function placesIn(json: unknown): readonly TablePlace[] {
  const source = readSource(json);
  return source.kind === 'table' ? (source.places ?? []) : [];
}
const rows = (count: number, more: object = {}): unknown[] =>
  times(count, (at) => ({ day: day(at), sold: (at * 7) % 5, ...more }));

describe('the places of a table', () => {
  test('are told with their size and score, the one that was taken first', () => {
    const json = {
      data: { rows: rows(20) },
      log: [{ at: day(0), words: 'begun' }],
      paging: { page: 1, pages: 2 },
    };
    const [best, ...others] = placesIn(json);
    expect(best).toMatchObject({ path: 'data.rows', rows: 20, columns: 2 });
    expect(others.map(({ path }) => path)).toContain('log');
    for (const { score } of others) expect(score).toBeLessThan(best?.score ?? 0);
  });

  test('are paths with [] for all items of a list and * for all keys', () => {
    const series = (name: string) => ({ name, points: rows(5) });
    expect(placesIn({ answer: [series('a'), series('b')] })[0]?.path).toBe('answer[].points');
    expect(placesIn({ north: { list: rows(5) }, south: { list: rows(5) } })[0]?.path).toBe('*.list');
    expect(placesIn(rows(3))[0]?.path).toBe('');
  });

  test('are named in the reason, unless the table is the whole file', () => {
    expect(choiceFor({ data: { rows: rows(20) } }).reason).toEqual({
      en: '20 days and 1 measure: lines; from "data.rows", 2 columns',
      'zh-CN': expect.stringContaining('data.rows') as string,
    });
    expect(choiceFor(rows(20)).reason.en).toBe('20 days and 1 measure: lines');
  });

  test('do not change while a file grows', () => {
    const file = (count: number) => ({
      meta: { count, stations: [{ id: 1, height: 5 }] },
      readings: rows(count),
    });
    for (const count of [2, 30, 3000])
      expect(placesIn(file(count))[0]).toMatchObject({ path: 'readings', rows: count });
    expect(schemaDrift(readSource(file(20)), readSource(file(3000)))).toBeUndefined();
  });
});

describe('what lies in lists and objects', () => {
  test('gets the name or the time of what it lies in', () => {
    const json = ['a', 'b'].map((host) => ({
      tags: { host },
      unit: 'ms',
      points: times(4, (at) => [day(at), at]),
    }));
    expect(kindsIn(json)).toEqual(['time:time', 'host:category', 'value:measure']);
    const days = times(3, (at) => ({ on: day(at), shops: ['x', 'y'].map((shop) => ({ shop, sold: at })) }));
    expect(kindsIn(days)).toEqual(['on:time', 'shop:category', 'sold:measure']);
  });

  test('is named by it, if there is only one', () => {
    const [, value] = tableIn({ name: 'Rain', unit: 'mm', points: times(4, (at) => [day(at), at]) }).columns;
    expect(value).toMatchObject({ name: 'Rain', unit: 'mm' });
  });

  test('becomes groups where two lists are alike, whatever their keys', () => {
    const json = { yesterday: rows(5), today: rows(4), updated: day(9) };
    expect(kindsIn(json)).toEqual(['day:time', 'series:category', 'sold:measure']);
    expect(tableIn(json).rows).toBe(9);
  });

  test('stays apart where lists are dated by the month and by the year', () => {
    const json = {
      months: times(12, (at) => ({ date: `2025-${String(at + 1).padStart(2, '0')}`, price: at })),
      years: times(3, (at) => ({ date: String(2023 + at), price: at })),
    };
    expect(placesIn(json)[0]).toMatchObject({ path: 'months', rows: 12 });
    expect(tableIn(json).rows).toBe(12);
  });

  test('is read at the finest level of a breakdown', () => {
    const buckets = (count: number) => times(count, (at) => ({ key: `k${at}`, doc_count: at + 1 }));
    const json = {
      hosts: { buckets: buckets(2).map((one) => ({ ...(one as object), by: { buckets: buckets(3) } })) },
    };
    expect(placesIn(json)[0]).toMatchObject({ path: 'hosts.buckets[].by.buckets', rows: 6 });
  });
});

test('lists with other columns than the largest are left out, and that is told', () => {
  const set = (names: readonly string[], count: number) => ({
    headers: names,
    rowSet: times(count, (at) => [day(at), at * 3]),
  });
  const json = {
    resultSets: [set(['Day', 'points'], 9), set(['Date', 'rank'], 4), set(['Day', 'points'], 3)],
  };
  const { rows: count, notes } = tableIn(json);
  expect(count).toBe(12);
  expect(notes).toMatchObject([{ kind: 'left-out' }]);
});

describe('names of cells', () => {
  test('stand in a list beside them, however far outside', () => {
    const json = {
      meta: {
        view: { columns: [{ name: 'sid', dataTypeName: 'meta_data' }, { name: 'Year' }, { name: 'Rate' }] },
      },
      data: times(9, (at) => [`row-${at}`, String(2001 + at), String(at / 2)]),
    };
    expect(kindsIn(json)).toEqual(['Year:time', 'Rate:measure']);
  });

  test('stand in front of columns, too', () => {
    const json = {
      fields: [{ name: 'Time' }, { name: 'cpu' }],
      data: { values: [times(9, day), times(9, (at) => at)] },
    };
    expect(kindsIn(json)).toEqual(['Time:time', 'cpu:measure']);
  });

  test('of a crosstab stand at both sides', () => {
    const json = {
      rows: ['North', 'South'],
      columns: ['a', 'b', 'c'],
      values: [
        [1, 2, 3],
        [4, 5, 7],
      ],
    };
    expect(kindsIn(json)).toEqual(['name:category', 'a:measure', 'b:measure', 'c:measure']);
  });

  test('a unit beside the only figures is theirs, whatever they are called; how far rows are apart is no unit', () => {
    const used = times(4, (at) => ({ day: day(at), used: 5 + at }));
    expect(tableIn({ unit: 'kWh', data: used }).columns[1]).toMatchObject({ name: 'used', unit: 'kWh' });
    expect(tableIn({ unit: 'day', data: used }).columns[1]).not.toHaveProperty('unit');
    const both = used.map((row, at) => ({ ...(row as object), visits: at }));
    expect(tableIn({ unit: 'kWh', data: both }).columns[1]).not.toHaveProperty('unit');
  });

  test('cells in objects, with or without a unit, are plain values', () => {
    const json = times(5, (at) => ({ Day: { S: day(at) }, Cost: { Amount: String(at), Unit: 'USD' } }));
    expect(tableIn(json).columns).toMatchObject([
      { name: 'Day', kind: 'time' },
      { name: 'Cost', kind: 'measure', unit: 'USD' },
    ]);
  });
});

describe('any size', () => {
  test('64 levels of alike objects end in a choice', () => {
    let json: unknown = rows(3);
    for (let level = 0; level < 60; level += 1) json = { [`left${level % 3}`]: json, right: [json] };
    expect(chooseChart(readSource(json), { name: 'x' }).type).toBeTruthy();
  });

  test.each<[string, string]>([
    ['among plain values', '[{"toString": 1}, "2026-01-01", 0, 0]'],
    ['among cells', '[[{"toString": 1}, 0], ["2026-01-01", 0], [0, 0]]'],
    ['in a list of one', '{"a": [{"values": [{"toString": 1}]}], "": [[{"": 0}], [[0]]]}'],
  ])('objects %s are left out', (_, text) => {
    expect(chooseChart(readSource(JSON.parse(text)), { name: 'x' }).type).toBeTruthy();
  });

  test('rows that no sample shows are read as well', () => {
    const json = { rows: [...times(9000, (at) => ({ at, v: 1 })), { at: 9000, late: 5 }] };
    const { columns, rows: count } = tableIn(json);
    expect(count).toBe(9001);
    expect(columns.map(({ name }) => name)).toContain('late');
  });
});
