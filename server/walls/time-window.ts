import { serverWords, type ServerPhrase, type ServerWords } from '../words/index.ts';

/** The text is not a time window. */
export class TimeWindowError extends Error {
  override readonly name = 'TimeWindowError';
  readonly reason: ServerPhrase;
  constructor(why: (words: ServerWords['timeWindow']) => string) {
    super(why(serverWords.en.timeWindow));
    this.reason = ({ timeWindow }) => why(timeWindow);
  }
}

/** Certain hours of certain days. */
export interface TimeWindow {
  /** `time`: ms since 1970 */
  includes(time: number): boolean;
}

const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const namedDays: ReadonlyMap<string, readonly number[]> = new Map([
  ['daily', [0, 1, 2, 3, 4, 5, 6]],
  ['weekdays', [1, 2, 3, 4, 5]],
  ['weekends', [6, 0]],
]);
const minutesPerDay = 24 * 60;

/**
 * Parses e.g. `weekdays 08:00-18:00 in Asia/Shanghai`; `mon,wed-fri 22:00-06:00` ends on the mornings after. By default: every day, all
 * day, `ownZone` (the server's). @throws {TimeWindowError}
 */
export function parseTimeWindow(text: string, ownZone?: string): TimeWindow {
  const [, rule = '', zone = ownZone] = /^\s*(.*?)(?:(?:^|\s+)in\s+(\S+))?\s*$/.exec(text) ?? [];
  const words = rule
    .replace(/\s*([,-])\s*/g, '$1')
    .split(/\s+/)
    .filter(Boolean);
  const hoursAt = words.findIndex((word) => /\d/.test(word));
  const [hours] = hoursAt < 0 ? [] : words.splice(hoursAt, 1);
  const [days, more] = words;
  if (more !== undefined) throw new TimeWindowError(({ unknown }) => unknown(more));
  if (days === undefined && hours === undefined) throw new TimeWindowError(({ nothing }) => nothing);
  return createTimeWindow(daysOf(days ?? 'daily'), hoursOf(hours ?? '00:00-24:00'), clockOf(zone));
}

/** The local time of a time zone. */
interface LocalTime {
  /** 0 is Sunday */
  day: number;
  /** since midnight */
  minute: number;
}

/** Compares local times, so that the hours that are skipped or repeated in a year need no rule. */
function createTimeWindow(
  days: ReadonlySet<number>,
  { from, to }: { from: number; to: number },
  clock: (time: number) => LocalTime,
): TimeWindow {
  return {
    includes(time) {
      const { day, minute } = clock(time);
      if (from < to) return days.has(day) && from <= minute && minute < to;
      // past midnight: the day is that of the start
      return (days.has(day) && from <= minute) || (days.has((day + 6) % 7) && minute < to);
    },
  };
}

function daysOf(text: string): Set<number> {
  return new Set(text.split(',').flatMap((part) => namedDays.get(part.toLowerCase()) ?? rangeOf(part)));
}

function rangeOf(text: string): number[] {
  const [first = '', last = first, ...more] = text.toLowerCase().split('-');
  const [from, to] = [dayNames.indexOf(first), dayNames.indexOf(last)];
  if (from < 0 || to < 0 || more.length > 0) throw new TimeWindowError(({ noDay }) => noDay(text));
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => (from + i) % 7);
}

function hoursOf(text: string): { from: number; to: number } {
  const [from, to, ...more] = text.split('-').map(minuteOf);
  if (from === undefined || to === undefined || more.length > 0 || from === minutesPerDay)
    throw new TimeWindowError(({ noHours }) => noHours(text));
  if (from === to) throw new TimeWindowError(({ noTime }) => noTime(text));
  return { from, to };
}

function minuteOf(text: string): number | undefined {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && minutes <= minutesPerDay ? minutes : undefined;
}

function clockOf(timeZone: string | undefined): (time: number) => LocalTime {
  const format = formatOf(timeZone);
  return (time) => {
    const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
    const day = dayNames.indexOf((parts.get('weekday') ?? '').toLowerCase());
    return { day, minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
  };
}

function formatOf(timeZone: string | undefined): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    });
  } catch (error) {
    if (!(error instanceof RangeError) || timeZone === undefined) throw error;
    throw new TimeWindowError(({ noZone }) => noZone(timeZone));
  }
}
