import { describe, expect, test } from 'vitest';
import { choiceFor, day, kindsIn, tableIn, times } from './tables.ts';

const header = (count: number, name: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => name(at));
const record = (keys: object, names: readonly string[], value: (at: number) => unknown) =>
  Object.assign({ ...keys }, Object.fromEntries(names.map((name, at) => [name, value(at)]))) as unknown;

describe('steps of time in the header', () => {
  test('the hours of dates are times, and plants are groups', () => {
    const hours = ['00', '01', '02', '03', '04', '05'];
    const json = ['CISA', 'SHOL', 'Morja'].map((plant, row) =>
      record({ Fecha: '7/25/2026', Planta: plant }, hours, (at) => row + at),
    );
    expect(kindsIn(json)).toEqual([
      'Fecha:time',
      'Planta:category',
      'hour:category',
      'value:measure',
      'Fecha hour:time',
    ]);
    expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 4, group: 1, values: [3] } });
    expect(choiceFor(json).reason.en).toContain('6 hours and 3 groups');
  });

  test.each([
    ['H01', header(24, (at) => `H${String(at + 1).padStart(2, '0')}`)],
    ['0:00', header(24, (at) => `${String(at)}:00`)],
    ['1h', header(24, (at) => `${String(at)}h`)],
    ['HE1', header(24, (at) => `HE${String(at + 1)}`)],
    ['1点', header(24, (at) => `${String(at + 1)}点`)],
  ])('as %s', (_, names) => {
    const json = times(3, (row) => record({ Date: day(row) }, names, (at) => at));
    expect(tableIn(json)).toMatchObject({
      rows: 72,
      columns: [{}, {}, { kind: 'measure' }, { grain: 'hour' }],
    });
  });

  test('the dates of many places are times, and of a few places too', () => {
    const dates = header(30, (at) => `1/${String(at + 1)}/26`);
    const places = (count: number) =>
      times(count, (row) =>
        record({ province: '', country: `c${row}`, lat: row, long: row }, dates, (at) => at * row),
      );
    expect(choiceFor(places(12))).toMatchObject({
      type: 'lines',
      roles: { label: 4, group: 1, values: [5] },
    });
    expect(choiceFor(places(12)).reason.en).toContain('30 days and 12 groups');
    expect(choiceFor(places(3)).reason.en).toContain('30 days and 3 measures');
  });

  test('the months of many years run on, and what follows them is left out', () => {
    const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
    const json = times(30, (row) => record({ Year: 1990 + row }, [...months, 'J-D'], (at) => at));
    expect(tableIn(json)).toMatchObject({ rows: 360, leftOut: 1 });
    expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 3, values: [2] } });
  });

  test.each([
    ['questions', header(6, (at) => String(at + 1))],
    ['sensors', header(6, (at) => `S${String(at + 1)}`)],
  ])('%s are no hours', (_, names) => {
    const json = times(3, (row) => record({ Date: day(row) }, names, (at) => at));
    expect(tableIn(json).rows).toBe(3);
  });
});

describe('years in the header', () => {
  const rows = (names: readonly string[], keys: (at: number) => readonly string[]) => [
    [...names, '2020', '2030', '2040'],
    ...times(12, (row) => [...keys(row), 100 + row * 7, 101 + row * 7, 102 + row * 7]),
  ];

  test('are times where several columns together name a row, and of scenarios one is drawn at a time', () => {
    const json = rows(['Werte', 'Alter'], (at) => [
      ['Hauptszenario', 'Szenario B'][at % 2] ?? '',
      `${String(Math.floor(at / 2))} Jahre`,
    ]);
    expect(tableIn(json)).toMatchObject({ rows: 36, columns: [{}, {}, { kind: 'time', grain: 'year' }, {}] });
    expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 2, group: 0, values: [3] } });
    const byAge = choiceFor(json, 'chart', { columns: { Alter: { role: 'group' } } });
    expect(byAge.aggregation?.only).toEqual([{ column: 0, value: 'Hauptszenario' }]);
  });

  test('stay columns where a name stands in front of each row', () => {
    const json = rows(['land', 'town'], (at) => [`land ${String(at % 3)}`, `town ${String(at)}`]);
    expect(tableIn(json).rows).toBe(12);
  });
});

describe('days without a year in the header', () => {
  const dates = (name: (day: number, month: number) => string) =>
    header(44, (at) => (at < 31 ? name(at + 1, 10) : name(at - 30, 11)));
  const two = (number: number) => String(number).padStart(2, '0');
  const sheet = (rows: number, names: readonly string[], more: (at: number) => object = () => ({})) =>
    times(rows, (row) => ({
      ...(record({ shop: `Shop ${String(row)}` }, names, (at) =>
        at % 7 === 3 ? 0 : 5 + row + at,
      ) as object),
      ...more(row),
    }));

  test.each([
    ['01.10.', dates((day, month) => `${two(day)}.${two(month)}.`)],
    ['10/1', dates((day, month) => `${String(month)}/${String(day)}`)],
    ['1-Oct', dates((day, month) => `${String(day)}-${month === 10 ? 'Oct' : 'Nov'}`)],
    ['Oct 1', dates((day, month) => `${month === 10 ? 'Oct' : 'Nov'} ${String(day)}`)],
    ['Mo 01.10.', dates((day, month) => `Mo ${two(day)}.${two(month)}.`)],
    ['10月1日', dates((day, month) => `${String(month)}月${String(day)}日`)],
  ])('as %s are times of a few rows and of many', (_, names) => {
    expect(choiceFor(sheet(3, names))).toMatchObject({
      type: 'lines',
      reason: { en: expect.stringContaining('44 days and 3 measures') as string },
    });
    expect(choiceFor(sheet(12, names))).toMatchObject({
      type: 'lines',
      roles: { label: 1, group: 0, values: [2] },
    });
  });

  test('leave out what they come to', () => {
    const json = sheet(
      3,
      dates((day, month) => `${two(day)}.${two(month)}.`),
      () => ({ Summe: 900 }),
    );
    expect(choiceFor(json).type).toBe('lines');
    expect(tableIn(json)).toMatchObject({ rows: 44, leftOut: 1 });
  });

  test('as all days of a month are a heatmap', () => {
    const days = header(31, (at) => String(at + 1));
    const rows = times(12, (row) => [
      `Shop ${String(row)}`,
      ...days.map((_, at) => 5 + Number(row) + (at % 7)),
    ]);
    expect(tableIn([['shop', ...days], ...rows]).rows).toBe(12 * 31);
    expect(choiceFor([['shop', ...days], ...rows]).type).toBe('heatmap');
  });

  test.each([
    ['ages', ['1-4', '5-9', '10-14', '15-19', '20-24']],
    ['versions', ['1.1', '1.4', '2.0', '2.1', '3.0']],
    ['questions', header(12, (at) => String(at + 1))],
  ])('are not %s', (_, names) => expect(tableIn(sheet(12, names)).rows).toBe(12));
});
