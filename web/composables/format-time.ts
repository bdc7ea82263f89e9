import type { Language } from '../charts/chart-type.ts';
import type { PageWords } from './words/words.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The times that a date can have; a file's may be any number. ms */
const farthest = 8.64e15;

const clock = { hour: '2-digit', minute: '2-digit' } as const;
const date = { month: 'short', day: 'numeric' } as const;

/**
 * 10:42 when it was today, with the date in front when it was not, and the date alone for what is older than a day.
 * Times are ms since 1970, shown in the screen's own time zone.
 */
export function timeWords(time: number, now: number, language: Language): string {
  if (new Date(time).toDateString() === new Date(now).toDateString()) return formatted(time, language, clock);
  return formatted(time, language, now - time < day ? { ...date, ...clock } : date);
}

/** 10:42:07 */
export function clockWords(now: number, language: Language): string {
  return formatted(now, language, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** Sat, 21 Nov 2026 */
export function dateWords(now: number, language: Language): string {
  return formatted(now, language, { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' });
}

/** `3 min`: one number and one unit, rounded down. */
export function durationWords(ms: number, words: PageWords): string {
  if (ms < minute) return words.seconds(Math.max(0, Math.floor(ms / 1000)));
  if (ms < hour) return words.minutes(Math.floor(ms / minute));
  if (ms < day) return words.hours(Math.floor(ms / hour));
  return words.days(Math.floor(ms / day));
}

/** `3 min ago`. Within the first minute, and for clocks that disagree, simply `just now`. */
export function ageWords(time: number, now: number, words: PageWords): string {
  const age = now - withinDates(time);
  return age < minute ? words.justNow : words.ago(durationWords(age, words));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatted(time: number, language: Language, parts: Intl.DateTimeFormatOptions): string {
  const locale = language === 'en' ? 'en-GB' : language;
  const key = `${locale} ${JSON.stringify(parts)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...parts, hourCycle: 'h23' });
  formats.set(key, format);
  return format.format(withinDates(time));
}

function withinDates(time: number): number {
  return Math.min(Math.max(time, -farthest), farthest);
}
