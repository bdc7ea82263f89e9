import { describe, expect, test } from 'vitest';
import {
  formatAge,
  formatClock,
  formatDate,
  formatDuration,
  formatTime,
  wordsIn,
} from '../../../web/composables/index.ts';

const now = new Date(2026, 10, 21, 10, 45, 7).getTime();
const minutesAgo = (n: number): number => now - n * 60_000;
const en = wordsIn('en');
const zh = wordsIn('zh-CN');
const english = { language: 'en', timeZone: undefined } as const;
const chinese = { language: 'zh-CN', timeZone: undefined } as const;

describe('a time', () => {
  test('of today is hours and minutes', () => {
    expect(formatTime(minutesAgo(3), now, english)).toBe('10:42');
    expect(formatTime(minutesAgo(3), now, chinese)).toBe('10:42');
  });

  test('of yesterday starts with the date', () => {
    expect(formatTime(minutesAgo(12 * 60), now, english)).toBe('Nov 20, 22:45');
    expect(formatTime(minutesAgo(12 * 60), now, chinese)).toBe('11月20日 22:45');
  });

  test('older than a day is a date', () => {
    expect(formatTime(minutesAgo(3 * 24 * 60), now, english)).toBe('Nov 18');
  });

  test('at midnight is 00, not 24', () => {
    expect(formatClock(new Date(2026, 10, 21, 0, 0, 5).getTime(), english)).toBe('00:00:05');
  });
});

describe('in a time zone', () => {
  const at = Date.parse('2026-11-21T20:15:07Z');
  test.each([
    ['Europe/Berlin', '21:15:07', 'Sat, Nov 21, 2026', '21:12'],
    ['America/New_York', '15:15:07', 'Sat, Nov 21, 2026', '15:12'],
    ['Asia/Shanghai', '04:15:07', 'Sun, Nov 22, 2026', '04:12'],
    ['Asia/Kolkata', '01:45:07', 'Sun, Nov 22, 2026', '01:42'],
    ['Pacific/Apia', '09:15:07', 'Sun, Nov 22, 2026', '09:12'],
  ])('%s it is %s on %s', (timeZone, clock, date, before) => {
    const style = { language: 'en', timeZone } as const;
    expect(formatClock(at, style)).toBe(clock);
    expect(formatDate(at, style)).toBe(date);
    expect(formatTime(at - 180_000, at, style)).toBe(before);
  });

  test('today is what it is there', () => {
    const [before, after] = [Date.parse('2026-11-21T15:30Z'), Date.parse('2026-11-21T16:30Z')];
    expect(formatTime(before, after, { language: 'en', timeZone: 'Asia/Shanghai' })).toBe('Nov 21, 23:30');
    expect(formatTime(before, after, { language: 'en', timeZone: 'Europe/Berlin' })).toBe('16:30');
  });

  test('that this browser does not know the screen has its own', () => {
    expect(formatClock(at, { language: 'en', timeZone: 'Mars/Olympus' })).toBe(formatClock(at, english));
  });
});

test.each([9e15, -9e15, 1e300, Infinity])('a time out of range (%d) is still formatted', (time) => {
  for (const text of [
    formatTime(time, now, english),
    formatTime(now, time, chinese),
    formatClock(time, english),
  ])
    expect(text).toMatch(/\d/);
  expect(formatAge(time, now, en)).toMatch(/^just now$|^\d+ days ago$/);
});

describe('an age', () => {
  test.each([
    [0, 'just now', '刚刚'],
    [0.9, 'just now', '刚刚'],
    [3.9, '3 min ago', '3 分钟前'],
    [119, '1 h ago', '1 小时前'],
    [24 * 60, '1 day ago', '1 天前'],
    [50 * 60, '2 days ago', '2 天前'],
  ])('of %d minutes is "%s"', (minutes, english, chinese) => {
    expect(formatAge(minutesAgo(minutes), now, en)).toBe(english);
    expect(formatAge(minutesAgo(minutes), now, zh)).toBe(chinese);
  });

  test('in the future, by a clock that is ahead, is just now', () => {
    expect(formatAge(now + 90_000, now, en)).toBe('just now');
  });
});

test('a short duration is in seconds, and never negative', () => {
  expect(formatDuration(14_900, en)).toBe('14 s');
  expect(formatDuration(-500, en)).toBe('0 s');
});
