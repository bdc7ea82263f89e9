import { isTimeZone } from '#protocol';
import type { Language } from '../charts/chart-type.ts';
import type { PageWords } from './words/words.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The range of Date; a file's time may be any number. ms */
const maxTime = 8.64e15;

const clock = { hour: '2-digit', minute: '2-digit' } as const;
const date = { month: 'short', day: 'numeric' } as const;

/** A language, and the time zone in which times are shown; undefined: that of the screen. */
export interface TimeStyle {
  readonly language: Language;
  readonly timeZone: string | undefined;
}

/** `10:42` for today, `Nov 20, 22:45` within the last 24 hours, else the date alone. Times are ms since 1970. */
export function formatTime(time: number, now: number, style: TimeStyle): string {
  if (formatDate(time, style) === formatDate(now, style)) return format(time, style, clock);
  return format(time, style, now - time < day ? { ...date, ...clock } : date);
}

/** `10:42:07` */
export function formatClock(now: number, style: TimeStyle): string {
  return format(now, style, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** `Sat, Nov 21, 2026`: in the order of the charts' dates. */
export function formatDate(now: number, style: TimeStyle): string {
  return format(now, style, { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' });
}

/** `3 min`: one unit, rounded down. */
export function formatDuration(ms: number, words: PageWords): string {
  if (ms < minute) return words.seconds(Math.max(0, Math.floor(ms / 1000)));
  if (ms < hour) return words.minutes(Math.floor(ms / minute));
  if (ms < day) return words.hours(Math.floor(ms / hour));
  return words.days(Math.floor(ms / day));
}

/** `3 min ago`. Within the first minute, and for times in the future, `just now`. */
export function formatAge(time: number, now: number, words: PageWords): string {
  const age = now - clampTime(time);
  return age < minute ? words.justNow : words.ago(formatDuration(age, words));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(time: number, { language, timeZone }: TimeStyle, parts: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${timeZone} ${JSON.stringify(parts)}`;
  const formatter = formatters.get(key) ?? formatterOf(language, timeZone, parts);
  formatters.set(key, formatter);
  return formatter.format(clampTime(time));
}

/** The server may know a zone that an old browser does not. */
function formatterOf(language: Language, timeZone: string | undefined, parts: Intl.DateTimeFormatOptions) {
  const isKnown = timeZone !== undefined && isTimeZone(timeZone);
  return new Intl.DateTimeFormat(language, { ...parts, hourCycle: 'h23', ...(isKnown && { timeZone }) });
}

function clampTime(time: number): number {
  return Math.min(Math.max(time, -maxTime), maxTime);
}
