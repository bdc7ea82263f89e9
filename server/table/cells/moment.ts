import type { Grain } from '../table.ts';

/** A parsed moment. `grain` is the precision of its text. */
export interface Moment {
  readonly time: number;
  readonly grain: Grain;
  /** how far its clock is ahead of UTC, in minutes, if the text says so */
  readonly offset?: number;
}

/** The moment with these parts in UTC; undefined for an invalid date or time. Months count from 1. */
export function moment(
  grain: Grain,
  year: number,
  month = 1,
  day = 1,
  hour = 0,
  minute = 0,
  second = 0,
): Moment | undefined {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return undefined;
  if (hour > 24 || minute > 59 || second >= 61 || year < 1000 || year > 2999) return undefined;
  const whole = Math.floor(second);
  const time = Date.UTC(year, month - 1, day, hour, minute, whole, Math.round((second - whole) * 1000));
  return { time, grain };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
