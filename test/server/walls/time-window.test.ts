import { expect, test } from 'vitest';
import { parseTimeWindow } from '../../../server/walls/time-window.ts';

const at = (iso: string) => Date.parse(iso);
/** The times, in UTC, that the window includes. */
const included = (text: string, ...times: string[]) =>
  times.filter((time) => parseTimeWindow(text).includes(at(`${time}Z`)));

// 2026-03-02 is a Monday
test('hours of weekdays are in the given time zone', () => {
  const part = 'weekdays 08:00-18:00 in Asia/Shanghai';
  expect(
    included(part, '2026-03-01T23:59', '2026-03-02T00:00', '2026-03-02T09:59', '2026-03-02T10:00'),
  ).toEqual(['2026-03-02T00:00', '2026-03-02T09:59']);
  expect(included(part, '2026-03-07T04:00', '2026-03-08T04:00')).toEqual([]);
});

test('without a time zone the server’s own counts', () => {
  const hour = new Date(at('2026-03-02T12:00Z')).getHours();
  expect(included(`${hour}:00-${hour}:30`, '2026-03-02T12:15', '2026-03-02T12:45')).toEqual([
    '2026-03-02T12:15',
  ]);
});

test('hours past midnight belong to the day on which they start', () => {
  expect(
    included(
      'fri 22:00-06:00 in UTC',
      '2026-03-06T05:00',
      '2026-03-06T21:59',
      '2026-03-06T22:00',
      '2026-03-07T05:59',
      '2026-03-07T06:00',
      '2026-03-07T23:00',
    ),
  ).toEqual(['2026-03-06T22:00', '2026-03-07T05:59']);
});

test('days are lists and ranges, also across the end of the week, and hours are optional', () => {
  const week = [2, 3, 4, 5, 6, 7, 8].map((day) => `2026-03-0${day}T00:00`);
  const days = (text: string) =>
    included(`${text} in UTC`, ...week).map((time) => Number(time.slice(8, 10)) - 2);
  expect(days('mon')).toEqual([0]);
  expect(days('mon,wed-fri')).toEqual([0, 2, 3, 4]);
  expect(days('Sat-Mon')).toEqual([0, 5, 6]);
  expect(days('tue , thu - fri')).toEqual([1, 3, 4]);
  expect(days('weekends,mon')).toEqual([0, 5, 6]);
  expect(days('daily')).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(days('00:00-24:00')).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('when the clocks go forward, hours that start in the skipped hour start after it', () => {
  // 2026-03-29 in Berlin: 01:59 +01:00 is followed by 03:00 +02:00
  const part = 'daily 02:30-04:00 in Europe/Berlin';
  expect(
    included(
      part,
      '2026-03-29T00:30',
      '2026-03-29T00:59',
      '2026-03-29T01:00',
      '2026-03-29T01:59',
      '2026-03-29T02:00',
    ),
  ).toEqual(['2026-03-29T01:00', '2026-03-29T01:59']);
});

test('when the clocks go back, the repeated hour counts twice', () => {
  // 2026-10-25 in Berlin: 02:59 +02:00 is followed by 02:00 +01:00
  const part = 'daily 02:00-03:00 in Europe/Berlin';
  expect(
    included(
      part,
      '2026-10-24T23:59',
      '2026-10-25T00:00',
      '2026-10-25T00:59',
      '2026-10-25T01:59',
      '2026-10-25T02:00',
    ),
  ).toEqual(['2026-10-25T00:00', '2026-10-25T00:59', '2026-10-25T01:59']);
});

test.each([
  ['', 'neither days nor hours: write e.g. weekdays 08:00-18:00 in Asia/Shanghai'],
  ['in UTC', 'neither days nor hours: write e.g. weekdays 08:00-18:00 in Asia/Shanghai'],
  [
    'workdays 08:00-18:00',
    'workdays is no day: write weekdays, weekends, daily, or days such as mon,wed-fri',
  ],
  ['mon-wed-fri', 'mon-wed-fri is no day: write weekdays, weekends, daily, or days such as mon,wed-fri'],
  ['08:00', '08:00 are no hours: write e.g. 08:00-18:00'],
  ['8-18', '8-18 are no hours: write e.g. 08:00-18:00'],
  ['24:00-08:00', '24:00-08:00 are no hours: write e.g. 08:00-18:00'],
  ['08:00-25:00', '08:00-25:00 are no hours: write e.g. 08:00-18:00'],
  ['08:00-08:60', '08:00-08:60 are no hours: write e.g. 08:00-18:00'],
  ['08:00-08:00', '08:00-08:00 is no time at all: for the whole day leave the hours out'],
  [
    'daily 08:00-18:00 Asia/Shanghai',
    'Asia/Shanghai is not understood: write e.g. weekdays 08:00-18:00 in Asia/Shanghai',
  ],
  ['daily in Beijing', 'Beijing is no time zone: write e.g. Asia/Shanghai'],
])('"%s" is refused with a helpful message', (text, reason) => {
  expect(() => parseTimeWindow(text)).toThrow(
    expect.objectContaining({ name: 'TimeWindowError', message: reason }) as Error,
  );
});
