import { describe, expect, test } from 'vitest';
import { parseNumericTimes } from '../../../../server/table/cells/number-times.ts';

const timesOf = (name: string, position: number, ...values: number[]) => {
  const times = parseNumericTimes(Float64Array.from(values), name, position);
  return times && [times.grain, new Date(times.values[0] ?? NaN).toISOString().slice(0, 19)];
};

describe('numbers that are times', () => {
  test.each([
    ['unix seconds', 'ts', [1_714_550_401, 1_714_550_462], 'second', '2024-05-01T08:00:01'],
    ['seconds with fractions', 'time', [1_714_550_401.5, 1_714_550_462.25], 'second', '2024-05-01T08:00:01'],
    ['unix milliseconds', 'created_at', [1_714_550_401_000], 'second', '2024-05-01T08:00:01'],
    ['unix nanoseconds', 'time', [1_714_550_401_000_000_000], 'second', '2024-05-01T08:00:01'],
    ['days in eight digits', '日期', [20_240_501, 20_240_502], 'day', '2024-05-01T00:00:00'],
    ['months in six digits', 'yyyymm', [202_405, 202_406], 'month', '2024-05-01T00:00:00'],
    ['hours in ten digits', 'MESS_DATUM', [2_024_050_108, 2_024_050_109], 'hour', '2024-05-01T08:00:00'],
    ['a spreadsheet’s days', 'Date', [45_413, 45_414], 'day', '2024-05-01T00:00:00'],
    ['years', 'Year', [2021, 2022], 'year', '2021-01-01T00:00:00'],
    ['years of events', 'Year built', [1931, 1899], 'year', '1931-01-01T00:00:00'],
    ['years without the word', 'Completed', [2009, 2015], 'year', '2009-01-01T00:00:00'],
    ['years of statistics', 'TIME', [2019, 2020], 'year', '2019-01-01T00:00:00'],
    ['years in Chinese', '年份', [1949, 1978], 'year', '1949-01-01T00:00:00'],
  ])('%s, by their name', (_, name, values, grain, time) =>
    expect(timesOf(name, 3, ...values)).toEqual([grain, time]),
  );

  test('without such a name only an ordered first column is one', () => {
    expect(timesOf('x', 0, 2020, 2021, 2022)?.[0]).toBe('year');
    expect(timesOf('x', 0, 1_714_550_400, 1_714_550_460, 1_714_550_520)?.[0]).toBe('minute');
    expect(timesOf('x', 1, 2020, 2021, 2022)).toBeUndefined();
    expect(timesOf('x', 0, 2020, 2022, 2021)).toBeUndefined();
  });

  test('enough numbers that are all dates need no such name', () => {
    const days = [20_240_129, 20_240_130, 20_240_131, 20_240_201, 20_240_202];
    expect(timesOf('AAAAMMJJ', 2, ...days)?.[0]).toBe('day');
    expect(timesOf('sold', 2, ...days, 20_240_100)).toBeUndefined();
    expect(timesOf('sold', 2, 202_401, 202_402, 202_403, 202_404, 202_405)).toBeUndefined();
  });

  test('in order in front, or with the name of a date, some of many may be something else', () => {
    const days = Array.from({ length: 28 }, (_, at) => 20_240_201 + at);
    const odd = [...days.slice(0, 9), 20_240_210_980, ...days.slice(9)];
    expect(timesOf('A', 0, ...odd)?.[0]).toBe('day');
    expect(timesOf('date', 3, ...odd)?.[0]).toBe('day');
    expect(timesOf('A', 1, ...odd)).toBeUndefined();
    expect(timesOf('A', 0, ...odd.map((value, at) => (at % 4 === 1 ? 7 : value)))).toBeUndefined();
    expect(timesOf('A', 0, ...days.slice(0, 5), 17, ...days.slice(14), ...days.slice(6, 9))).toBeUndefined();
  });

  test.each(['timestamp', 'time_ms', 'epoch', 'date', 'datetime', 'ts'])(
    'milliseconds from 1972 on are times under the sure name %s, in order',
    (name) => {
      const hours = [0, 3, 6, 9].map((hour) => Date.UTC(1990, 0, 1, hour));
      expect(timesOf(name, 1, ...hours)?.[0]).toBe('hour');
      expect(timesOf(name, 1, ...hours.toReversed())?.[0]).toBe('hour');
      expect(timesOf(name, 1, ...hours, hours[1] ?? 0)).toBeUndefined();
      expect(timesOf(name, 1, ...hours.map((ms) => ms + 17))).toBeUndefined();
      expect(timesOf(name, 1, 5_000_000_000, 6_000_000_000, 7_000_000_000)).toBeUndefined();
    },
  );

  test('such numbers are figures under any other name', () => {
    const hours = [0, 3, 6, 9].map((hour) => Date.UTC(1990, 0, 1, hour));
    expect(timesOf('bytes', 1, ...hours)).toBeUndefined();
    expect(timesOf('month', 1, ...hours)).toBeUndefined();
  });

  test.each([
    ['time', [1200, 1350, 2100]],
    ['年收入', [1500, 2100, 1800]],
    ['date', [5, 9, 12]],
    ['日期', [20_241_399]],
    ['height', [1_714_550_400, 5]],
  ])('%s of %j is a quantity', (name, values) => expect(timesOf(name, 1, ...values)).toBeUndefined());
});
