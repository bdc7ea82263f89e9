import { moment, type Moment } from './moment.ts';

/** What a form's pattern caught. */
export type Parts = readonly (string | undefined)[];

/** Hour, minute, second, half of the day and zone behind a date, as `dated` takes them: five parts, all of which may be missing. */
export const clock = String.raw`(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d{1,9})?))?\s*(AM|PM)?\s*(Z|UTC|GMT|[-+]\d{2}:?\d{2}|[-+]\d{2})?)?`;

/** The moment of a date whose clock stands in the parts from `at` on. */
export function dated(
  parts: Parts,
  year: string | undefined,
  month: number,
  day: string | undefined,
  at: number,
): Moment | undefined {
  const hour = parts[at];
  if (hour === undefined) return moment('day', Number(year), month, Number(day));
  const [minute = '0', second, half, zone] = [parts[at + 1], parts[at + 2], parts[at + 3], parts[at + 4]];
  const grain = second === undefined ? 'minute' : 'second';
  const seconds = second === undefined ? 0 : Number(second.replace(',', '.'));
  const hours = half === undefined ? Number(hour) : afternoon(Number(hour), half);
  const read = moment(grain, Number(year), month, Number(day), hours, Number(minute), seconds);
  return read && zone !== undefined && zone !== 'Z' ? { ...read, zone: minutesEast(zone) } : read;
}

function afternoon(hour: number, half: string): number {
  return (hour % 12) + (/pm/i.test(half) ? 12 : 0);
}

function minutesEast(zone: string): number {
  const [, sign, hours, minutes = '0'] = /^([-+])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes));
}

/** 24 -> 2024, 98 -> 1998. */
export function fullYear(text: string | undefined): string | undefined {
  if (text?.length !== 2) return text;
  return Number(text) < 70 ? `20${text}` : `19${text}`;
}

/** 1 to 4 for `2`, 二. */
export function quarterOf(text: string | undefined): number {
  return Number(text) || '一二三四'.indexOf(text ?? '') + 1;
}

/** The Monday of an ISO week: week 1 is the one with 4 January in it. */
export function mondayOf(year: number, week: number): Moment | undefined {
  if (week < 1 || week > 53) return undefined;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const day = 86_400_000;
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * day;
  return { time: monday + (week - 1) * 7 * day, grain: 'day' };
}
