import { expect, test } from 'vitest';
import { isYearless, type Grain } from '#table';
import { parseYearlessTimes } from '../../../../server/table/cells/yearless-times.ts';

const timesOf = (cells: readonly string[], otherwise: 'day' | 'month' = 'month') => {
  const times = parseYearlessTimes(cells, () => otherwise);
  return times && [times.grain, ...Array.from(times.values, shown)];
};
const shown = (time: number): string => (Number.isNaN(time) ? '' : new Date(time).toISOString().slice(5, 19));

test.each<[string, Grain, string]>([
  ['16-06 11:06:42', 'second', '06-16T11:06:42'],
  ['06-16 11:06:42.250', 'second', '06-16T11:06:42'],
  ['16.06. 11:06', 'minute', '06-16T11:06:00'],
  ['6/16 11:06', 'minute', '06-16T11:06:00'],
  ['Jun 16 11:06:42', 'second', '06-16T11:06:42'],
  ['Jun  6 11:06:42', 'second', '06-06T11:06:42'],
  ['16. Juni 11:06', 'minute', '06-16T11:06:00'],
  ['29-02 11:06:42', 'second', '02-29T11:06:42'],
])('%s is a time of some year', (text, grain, time) => {
  expect(timesOf([text])).toEqual([grain, time]);
  expect(isYearless(new Date(parseYearlessTimes([text], () => 'day')?.values[0] ?? 0).getUTCFullYear())).toBe(
    true,
  );
});

test.each([
  '16-06',
  '16-06-2015 11:06:42',
  '31-31 11:06:42',
  '11:06:42',
  'Jun 2015',
  '3-1 2:0',
  'Lap 3 11:06:42',
])('%s is none', (text) => expect(timesOf([text])).toBeUndefined());

test('one of a column that only fits one order decides for all', () => {
  const cells = ['05-06 10:00:01', '05-06 10:00:02', '13-06 10:00:03'];
  expect(timesOf(cells)?.[1]).toBe('06-05T10:00:01');
});

test('else the order that runs on, else that of the file', () => {
  expect(timesOf(['09-01 23:59:58', '10-01 00:00:01', '11-01 00:00:01', '01-02 00:00:01'])?.[1]).toBe(
    '01-09T23:59:58',
  );
  expect(timesOf(['05-06 10:00:01', '05-06 10:00:02'], 'day')?.[1]).toBe('06-05T10:00:01');
});

test('the next year begins where the times step over the end of one', () => {
  const { values = new Float64Array() } =
    parseYearlessTimes(['Dec 31 23:59:59', 'Jan 1 00:00:04'], () => 'day') ?? {};
  expect((values[1] ?? 0) - (values[0] ?? 0)).toBe(5000);
});
