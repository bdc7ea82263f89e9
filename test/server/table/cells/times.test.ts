import { describe, expect, test } from 'vitest';
import { parseTimes } from '../../../../server/table/cells/times.ts';

const timesOf = (...cells: unknown[]) => {
  const times = parseTimes(cells);
  return times && [times.grain, ...Array.from(times.values, iso)];
};
const iso = (time: number): string => (Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 19));

describe('times as people write them', () => {
  test.each([
    ['2024-01-05', 'day', '2024-01-05T00:00:00'],
    ['2024/1/5', 'day', '2024-01-05T00:00:00'],
    ['2024.1.5', 'day', '2024-01-05T00:00:00'],
    ['2024-01-05T08', 'minute', '2024-01-05T08:00:00'],
    ['2024-01-05T08:30', 'minute', '2024-01-05T08:30:00'],
    ['2024-01-05 08:30:15', 'second', '2024-01-05T08:30:15'],
    ['2024-01-05T08:30:15.250Z', 'second', '2024-01-05T08:30:15'],
    ['2024-01', 'month', '2024-01-01T00:00:00'],
    ['2024年1月5日', 'day', '2024-01-05T00:00:00'],
    ['2024年1月5日 8:30', 'minute', '2024-01-05T08:30:00'],
    ['2024年1月', 'month', '2024-01-01T00:00:00'],
    ['2024年', 'year', '2024-01-01T00:00:00'],
    ['20240105', 'day', '2024-01-05T00:00:00'],
    ['20240105T083000Z', 'second', '2024-01-05T08:30:00'],
    ['FY24', 'year', '2024-01-01T00:00:00'],
    ['2024Q2', 'quarter', '2024-04-01T00:00:00'],
    ['Q2 2024', 'quarter', '2024-04-01T00:00:00'],
    ['2024年二季度', 'quarter', '2024-04-01T00:00:00'],
    ['2024-W01', 'week', '2024-01-01T00:00:00'],
    ['2021年第1周', 'week', '2021-01-04T00:00:00'],
    ['5 Jan 2024', 'day', '2024-01-05T00:00:00'],
    ['Jan 5, 2024', 'day', '2024-01-05T00:00:00'],
    ['Fri, 05 Jan 2024 08:30:00 GMT', 'second', '2024-01-05T08:30:00'],
    ['January 2024', 'month', '2024-01-01T00:00:00'],
    ['Jan-24', 'month', '2024-01-01T00:00:00'],
    ['[05/Jan/2024:08:30:00 +0000]', 'second', '2024-01-05T08:30:00'],
    ['2024.01.05.', 'day', '2024-01-05T00:00:00'],
    ['2024. 1. 5.', 'day', '2024-01-05T00:00:00'],
    ['2024/1/5(金)', 'day', '2024-01-05T00:00:00'],
    ['5. 1. 2024.', 'day', '2024-01-05T00:00:00'],
    ['Fr, 05.01.2024', 'day', '2024-01-05T00:00:00'],
    ['2024년 1월 5일', 'day', '2024-01-05T00:00:00'],
    ['113/01/05', 'day', '2024-01-05T00:00:00'],
    ['令和6年1月', 'month', '2024-01-01T00:00:00'],
    ['5-Jan-24', 'day', '2024-01-05T00:00:00'],
    ['05JAN2024', 'day', '2024-01-05T00:00:00'],
    ['5. Januar 2024', 'day', '2024-01-05T00:00:00'],
    ['5 de enero de 2024', 'day', '2024-01-05T00:00:00'],
    ['5 janv. 2024', 'day', '2024-01-05T00:00:00'],
    ['5 января 2024 г.', 'day', '2024-01-05T00:00:00'],
    ['Jan 5, 2024, 8:30:00 PM', 'second', '2024-01-05T20:30:00'],
    ['Fri Jan 05 2024 08:30:00 GMT+0100 (CET)', 'second', '2024-01-05T08:30:00'],
    ['Fri Jan  5 08:30:00 2024', 'second', '2024-01-05T08:30:00'],
    ['2024-01-05 08:30 CET', 'minute', '2024-01-05T08:30:00'],
    ['05/01/2024 00:00 - 05/01/2024 01:00', 'minute', '2024-05-01T00:00:00'],
    ['2024-01-05T00:00Z/2024-01-05T01:00Z', 'minute', '2024-01-05T00:00:00'],
    ['00:30-01:00', 'minute', '1970-01-01T00:30:00'],
    ['20240105:0830', 'minute', '2024-01-05T08:30:00'],
    ['2024-060', 'day', '2024-02-29T00:00:00'],
    ['2024M02', 'month', '2024-02-01T00:00:00'],
    ['02/2024', 'month', '2024-02-01T00:00:00'],
    ['2024 FEB', 'month', '2024-02-01T00:00:00'],
    ['février 2024', 'month', '2024-02-01T00:00:00'],
    ['1Q24', 'quarter', '2024-01-01T00:00:00'],
    ['2024-T2', 'quarter', '2024-04-01T00:00:00'],
    ['2024-S2', 'month', '2024-07-01T00:00:00'],
    ['KW 1/2024', 'week', '2024-01-01T00:00:00'],
    ['2024-W01-3', 'day', '2024-01-03T00:00:00'],
    ['2023/24', 'year', '2023-01-01T00:00:00'],
    ['10:30', 'minute', '1970-01-01T10:30:00'],
    ['1:05 PM', 'minute', '1970-01-01T13:05:00'],
  ])('%s is a %s', (text, grain, time) => expect(timesOf(text)).toEqual([grain, time]));

  test.each(['2024-02-30', '2024-13-01', '31/31/2024', '5 Foo 2024', '25:99', 'May', '12'])(
    '%s is none',
    (text) => expect(timesOf(text)).toBeUndefined(),
  );

  test('29 February only exists in leap years', () => {
    expect(timesOf('2024-02-29')).toEqual(['day', '2024-02-29T00:00:00']);
    expect(timesOf('2023-02-29')).toBeUndefined();
  });
});

test('two years in a row are a year only if the whole column has them; else 2010-11 is a month', () => {
  expect(timesOf('2009-10', '2010-11', '2011-12')?.[0]).toBe('year');
  expect(timesOf('2010-11', '2010-12', '2011-01')?.slice(0, 2)).toEqual(['month', '2010-11-01T00:00:00']);
});

test('Sep-26 is a month, unless the month stays and the number runs', () => {
  expect(timesOf('Sep-26', 'Oct-26', 'Nov-26')?.slice(0, 2)).toEqual(['month', '2026-09-01T00:00:00']);
  expect(timesOf('Sep-26', 'Sep-27', 'Sep-28', 'Sep-29')).toBeUndefined();
});

describe('ambiguous days and months', () => {
  test('a part above twelve is the day, wherever it is in the column', () => {
    expect(timesOf('05/01/2024', '13/01/2024')?.[1]).toBe('2024-01-05T00:00:00');
    expect(timesOf('05/01/2024', '05/13/2024')?.[1]).toBe('2024-05-01T00:00:00');
  });

  test('a date that cannot be does not decide for the others', () => {
    const cells = ['14/01/2024', '15/01/2024', '13/13/2024', ...Array<string>(20).fill('16/01/2024')];
    expect(timesOf(...cells)?.[1]).toBe('2024-01-14T00:00:00');
  });

  test('of two ordered readings the one with regular steps is right', () => {
    const months = Array.from(
      { length: 24 },
      (_, at) => `01/${String((at % 12) + 1).padStart(2, '0')}/${String(2024 + Math.floor(at / 12))}`,
    );
    expect(timesOf(...months)?.slice(0, 3)).toEqual(['month', '2024-01-01T00:00:00', '2024-02-01T00:00:00']);
    const usual = Array.from(
      { length: 24 },
      (_, at) => `${String((at % 12) + 1)}/1/${String(2024 + Math.floor(at / 12))}`,
    );
    expect(timesOf(...usual)?.slice(0, 3)).toEqual(['month', '2024-01-01T00:00:00', '2024-02-01T00:00:00']);
  });

  test('hyphens are written where the day stands first', () => {
    expect(timesOf('01-02-2024', '02-02-2024', '03-02-2024')?.[2]).toBe('2024-02-02T00:00:00');
  });

  test('of two readings the ordered one is right', () => {
    expect(timesOf('01/01/2024', '08/01/2024', '05/02/2024')?.[2]).toBe('2024-01-08T00:00:00');
    expect(timesOf('01/08/2024', '02/05/2024', '03/04/2024')?.[1]).toBe('2024-01-08T00:00:00');
  });

  test('without proof, dots mean day first and slashes month first', () => {
    expect(timesOf('02.01.2024')?.[1]).toBe('2024-01-02T00:00:00');
    expect(timesOf('02/01/2024')?.[1]).toBe('2024-02-01T00:00:00');
  });

  test('a year may have two digits', () => {
    expect(timesOf('13.01.24', '14.01.98')).toEqual(['day', '2024-01-13T00:00:00', '1998-01-14T00:00:00']);
  });
});

describe('zones', () => {
  test('a screen shows the time as in the file', () => {
    expect(timesOf('2024-01-05T08:00:00+08:00', '2024-01-05T09:00:00+08:00')?.[1]).toBe(
      '2024-01-05T08:00:00',
    );
    expect(timesOf('2024-03-31T01:00:00+01:00', '2024-03-31T03:00:00+02:00')?.[2]).toBe(
      '2024-03-31T03:00:00',
    );
  });

  test('zones far apart are converted to UTC', () => {
    expect(timesOf('2024-01-05T08:00:00+08:00', '2024-01-05T08:00:00-05:00')?.slice(1)).toEqual([
      '2024-01-05T00:00:00',
      '2024-01-05T13:00:00',
    ]);
  });
});

describe('the grain is the coarsest that is exact', () => {
  test.each([
    ['year', ['2022-01-01', '2023-01-01', '2024-01-01']],
    ['quarter', ['2024-01-01', '2024-04-01', '2024-07-01']],
    ['month', ['2024-01-01', '2024-02-01', '2024-03-01']],
    ['day', ['2024-01-01 00:00', '2024-01-02 00:00', '2024-01-03 00:00']],
    ['hour', ['2024-01-01 08:00', '2024-01-01 09:00', '2024-01-01 10:00']],
    ['minute', ['2024-01-01 08:00:00', '2024-01-01 08:01:00', '2024-01-01 08:05:00']],
  ])('%s', (grain, cells) => expect(timesOf(...cells)?.[0]).toBe(grain));

  test('two days, or the same day repeatedly, may be the first of a month by chance', () => {
    expect(timesOf('2023-01-01', '2024-01-01')?.[0]).toBe('day');
    expect(timesOf('2024-01-01', '2024-01-01', '2024-01-01')?.[0]).toBe('day');
  });
});

test('empty cells stay empty and do not count as invalid', () => {
  expect(timesOf('2024-01-05', '', null, 'N/A')).toEqual(['day', '2024-01-05T00:00:00', '', '', '']);
});

test('the S of French and Spanish weeks is told from halves of a year by the whole column', () => {
  expect(parseTimes(['2020-S10', '2020-S11', '2020-S9'])).toMatchObject({ grain: 'week' });
  expect(parseTimes(['2020-S1', '2020-S2', '2021-S1'])).toMatchObject({ grain: 'month' });
});
