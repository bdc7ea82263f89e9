import { expect, test } from 'vitest';
import { timeTicks } from '../../../../web/charts/axes/time-ticks.ts';
import { parseYearlessTimes } from '../../../../server/table/cells/yearless-times.ts';
import { formatTicks, formatDateTime } from '../../../../web/charts/text/times.ts';

const text = { size: 16, gap: 16 };
const at = (text: string): number => Date.parse(text);

test.each([
  ['year', '2024年', '2024'],
  ['quarter', '2024年2季度', 'Q2 2024'],
  ['month', '2024年5月', 'May 2024'],
  ['week', '2024年第18周', 'W18 2024'],
  ['day', '2024年5月3日', 'May 3, 2024'],
  ['minute', '2024年5月3日 10:42', 'May 3, 2024, 10:42'],
  ['second', '2024年5月3日 10:42:07', 'May 3, 2024, 10:42:07'],
] as const)('a full time has the precision of its %s', (grain, chinese, english) => {
  const ms = at('2024-05-03T10:42:07Z');
  expect(formatDateTime(ms, grain, 'zh-CN')).toBe(chinese);
  expect(formatDateTime(ms, grain, 'en')).toBe(english);
});

test.each([
  ['1970-01-01T10:04Z', 'minute', '10:04'],
  ['1970-01-01T10:00Z', 'hour', '10:00'],
  ['1970-01-01T10:04:09Z', 'second', '10:04:09'],
  ['1970-01-01T00:00Z', 'minute', '00:00'],
  ['1970-01-02T00:00Z', 'minute', '24:00'],
] as const)('%s by the %s is a time of day, and has no date', (text, grain, written) => {
  expect(formatDateTime(at(text), grain, 'zh-CN')).toBe(written);
  expect(formatDateTime(at(text), grain, 'en')).toBe(written);
});

test('the first day of 1970 itself is a date', () => {
  expect(formatDateTime(at('1970-01-01'), 'day', 'en')).toBe('Jan 1, 1970');
});

test('on an axis the year is written where it changes, and on the first tick if there are several', () => {
  const months = ['2023-11-01', '2023-12-01', '2024-01-01', '2024-02-01'].map(at);
  expect(formatTicks(months, 'month', 'zh-CN')).toEqual(['2023年11月', '12月', '2024年', '2月']);
  expect(formatTicks(months.slice(2), 'month', 'en')).toEqual(['Jan', 'Feb']);
});

test('days and quarters over several years say which; within one year days need none', () => {
  const days = ['2023-12-24', '2023-12-31', '2024-01-07'].map(at);
  expect(formatTicks(days, 'day', 'en')).toEqual(['Dec 24, 2023', 'Dec 31', 'Jan 7, 2024']);
  expect(formatTicks(days, 'day', 'zh-CN')).toEqual(['2023年12月24日', '12月31日', '2024年1月7日']);
  expect(formatTicks(days.slice(0, 2), 'day', 'en')).toEqual(['Dec 24', 'Dec 31']);
  const quarters = ['2023-07-01', '2023-10-01', '2024-01-01'].map(at);
  expect(formatTicks(quarters, 'quarter', 'en')).toEqual(['Q3 2023', 'Q4', 'Q1 2024']);
});

test('a week belongs to the year of its Thursday', () => {
  const weeks = ['2024-12-23', '2024-12-30', '2025-01-06'].map(at);
  expect(formatTicks(weeks, 'week', 'en')).toEqual(['W52 2024', 'W1 2025', 'W2']);
  expect(formatDateTime(at('2021-01-01'), 'week', 'zh-CN')).toBe('2020年第53周');
});

test('what a file dates by quarters or weeks has them at its axis', () => {
  const axis = { min: at('2023-01-01'), max: at('2024-01-01') };
  const texts = (grain: 'quarter' | 'month') =>
    timeTicks({ ...axis, grain }, 480, text, 'en').map((tick) => tick.text);
  expect(texts('quarter')).toEqual(['Q1 2023', 'Q2', 'Q3', 'Q4', 'Q1 2024']);
  expect(texts('month')).not.toContain('Q2');
  const weeks = { min: at('2024-02-05'), max: at('2024-03-04'), grain: 'week' } as const;
  expect(timeTicks(weeks, 400, text, 'en').map((tick) => tick.text)).toEqual(['W6', 'W7', 'W8', 'W9', 'W10']);
});

test('the date is written where it changes, and midnight is only the date', () => {
  const hours = ['2024-05-03T18:00Z', '2024-05-04T00:00Z', '2024-05-04T06:00Z'].map(at);
  expect(formatTicks(hours, 'hour', 'en')).toEqual(['May 3 18:00', 'May 4', '06:00']);
  expect(formatTicks(hours.slice(1), 'hour', 'zh-CN')).toEqual(['00:00', '06:00']);
});

test('ticks are round times, as many as fit', () => {
  const axis = { min: at('2024-05-03T08:07Z'), max: at('2024-05-03T10:00Z'), grain: 'minute' } as const;
  const texts = (width: number) => timeTicks(axis, width, text, 'en').map((tick) => tick.text);
  expect(texts(400)).toEqual(['08:30', '09:00', '09:30', '10:00']);
  expect(texts(150)).toEqual(['09:00', '10:00']);
});

test('an axis of times of day never has a date', () => {
  const axis = { min: at('1970-01-01T00:00Z'), max: at('1970-01-02T00:00Z'), grain: 'minute' } as const;
  const texts = (width: number) => timeTicks(axis, width, text, 'en').map((tick) => tick.text);
  expect(texts(320)).toEqual(['00:00', '06:00', '12:00', '18:00', '24:00']);
  expect(texts(100)).toEqual([]);
});

test('ticks are never finer than the times of the file', () => {
  const axis = { min: at('2020-01-01'), max: at('2024-01-01'), grain: 'year' } as const;
  expect(timeTicks(axis, 4000, text, 'en').map((tick) => tick.text)).toEqual([
    '2020',
    '2021',
    '2022',
    '2023',
    '2024',
  ]);
});

test('weekly ticks are on Mondays, monthly ones on the first', () => {
  const weeks = timeTicks({ min: at('2024-05-01'), max: at('2024-06-01'), grain: 'day' }, 400, text, 'en');
  expect(new Set(weeks.map((tick) => new Date(tick.at).getUTCDay()))).toEqual(new Set([1]));
  const months = timeTicks(
    { min: at('2023-01-15'), max: at('2024-12-01'), grain: 'day' },
    640,
    text,
    'zh-CN',
  );
  expect(months.map((tick) => tick.text)).toEqual([
    '2023年4月',
    '7月',
    '10月',
    '2024年',
    '4月',
    '7月',
    '10月',
  ]);
});

test('the axis of a zone has round local times; a repeated hour has two places and a skipped one none', () => {
  const ticks = (zone: string, min: string, max: string, grain: 'hour' | 'day' = 'hour') =>
    timeTicks({ min: at(min), max: at(max), grain, zone }, 900, text, 'en');
  const repeated = ticks('Europe/Berlin', '2026-10-24T22:00Z', '2026-10-25T04:00Z');
  expect(repeated.map((tick) => tick.text)).toEqual([
    '00:00',
    '01:00',
    '02:00',
    '02:00',
    '03:00',
    '04:00',
    '05:00',
  ]);
  expect(repeated.map((tick) => tick.at)).toEqual(
    [22, 23, 24, 25, 26, 27, 28].map((hour) => at('2026-10-24') + hour * 3_600_000),
  );
  const skipped = ticks('America/New_York', '2026-03-08T05:00Z', '2026-03-08T09:00Z');
  expect(skipped.map((tick) => tick.text)).toEqual(['00:00', '01:00', '03:00', '04:00', '05:00']);
  const halfPast = ticks('Asia/Kolkata', '2026-03-08T00:00Z', '2026-03-08T20:00Z');
  expect(halfPast.map((tick) => tick.text)).toEqual([
    'Mar 8 06:00',
    '09:00',
    '12:00',
    '15:00',
    '18:00',
    '21:00',
    'Mar 9',
  ]);
  const days = ticks('Pacific/Apia', '2011-12-28T10:00Z', '2012-01-01T10:00Z', 'day');
  expect(days.map((tick) => tick.text)).toEqual(['Dec 28, 2011', 'Dec 29', 'Dec 31', 'Jan 1, 2012', 'Jan 2']);
});

test.each([
  ['minute', '6月16日 11:06', 'Jun 16, 11:06'],
  ['day', '6月16日', 'Jun 16'],
  ['month', '6月', 'Jun'],
] as const)('a year that the file does not say is not shown: by the %s', (grain, chinese, english) => {
  const { values: [ms = NaN] = [] } = parseYearlessTimes(['16-06 11:06:42'], () => 'day') ?? {};
  expect(formatDateTime(ms, grain, 'zh-CN')).toBe(chinese);
  expect(formatDateTime(ms, grain, 'en')).toBe(english);
});
