import { expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

test.each([
  ['Q01', 'Q02', 'quarter', '1990-04-01'],
  ['Qtr1', 'Qtr2', 'quarter', '1990-04-01'],
  ['1. Quartal', '2. Quartal', 'quarter', '1990-04-01'],
  ['M01', 'M02', 'month', '1990-02-01'],
  ['S1', 'S2', 'month', '1990-07-01'],
  ['W01', 'W02', 'day', '1990-01-08'],
])('a time is made of a year and %s, %s', (first, second, grain, wanted) => {
  const json = times(12, (at) => ({
    Year: 1990 + Math.floor(at / 2),
    Period: at % 2 === 0 ? first : second,
    Value: at,
  }));
  const time = tableIn(json).columns.at(-1);
  expect(time).toMatchObject({ kind: 'time', grain, joined: true });
  expect(new Date(Number(time?.values[1])).toISOString().slice(0, 10)).toBe(wanted);
});

test.each([
  ['station', 'S1', 'S2'],
  ['team', 'T1', 'T2'],
  ['shift', 'H1', 'H2'],
])('no time is made of a year and a %s %s', (name, first, second) => {
  const json = times(12, (at) => ({
    year: 1990 + Math.floor(at / 2),
    [name]: at % 2 === 0 ? first : second,
    value: 3 + ((at * 7) % 5),
  }));
  expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 0, group: 1 } });
});

test('there is none of the mean of the year among its months', () => {
  const json = times(26, (at) => ({
    year: 1990 + Math.floor(at / 13),
    period: `M${String(1 + (at % 13)).padStart(2, '0')}`,
    value: at,
  }));
  expect(tableIn(json).columns.at(-1)?.values[12]).toBeNaN();
  expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 3 } });
});
