import { describe, expect, test } from 'vitest';
import {
  formatAge,
  formatClock,
  formatDuration,
  formatTime,
  wordsIn,
} from '../../../web/composables/index.ts';

const now = new Date(2026, 10, 21, 10, 45, 7).getTime();
const minutesAgo = (n: number): number => now - n * 60_000;
const en = wordsIn('en');
const zh = wordsIn('zh-CN');

describe('a time', () => {
  test('of today is hours and minutes', () => {
    expect(formatTime(minutesAgo(3), now, 'en')).toBe('10:42');
    expect(formatTime(minutesAgo(3), now, 'zh-CN')).toBe('10:42');
  });

  test('of yesterday starts with the date', () => {
    expect(formatTime(minutesAgo(12 * 60), now, 'en')).toBe('20 Nov, 22:45');
    expect(formatTime(minutesAgo(12 * 60), now, 'zh-CN')).toBe('11月20日 22:45');
  });

  test('older than a day is a date', () => {
    expect(formatTime(minutesAgo(3 * 24 * 60), now, 'en')).toBe('18 Nov');
  });

  test('at midnight is 00, not 24', () => {
    expect(formatClock(new Date(2026, 10, 21, 0, 0, 5).getTime(), 'en')).toBe('00:00:05');
  });
});

test.each([9e15, -9e15, 1e300, Infinity])('a time out of range (%d) is still formatted', (time) => {
  for (const text of [formatTime(time, now, 'en'), formatTime(now, time, 'zh-CN'), formatClock(time, 'en')])
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
