import { moment, type Moment } from './clock.ts';
import { monthOf } from './calendar-words.ts';

/** How a moment may be written; the forms exclude one another, but for days and months in doubt. */
export interface TimeForm {
  readonly pattern: RegExp;
  read(parts: readonly (string | undefined)[]): Moment | undefined;
}

const clock = String.raw`(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d{1,9})?))?\s*(AM|PM)?\s*(Z|UTC|GMT|[-+]\d{2}:?\d{2}|[-+]\d{2})?)?`;
const form = (source: string, read: TimeForm['read']): TimeForm => ({
  pattern: new RegExp(`^(?:${source})$`, 'iu'),
  read,
});

/** 2024-01-05, 2024/1/5, 2024.1.5, each with a time and a zone or without. */
const yearFirst = form(String.raw`(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${clock}`, ([, y, , m, d, ...time]) =>
  withClock(y, m, d, time),
);
/** 05/01/2024 in both readings; the whole column decides. */
export const dayFirst = form(
  String.raw`(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${clock}`,
  ([, d, m, y, ...time]) => withClock(y, m, d, time),
);
export const monthFirst = form(
  String.raw`(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${clock}`,
  ([, m, d, y, ...time]) => withClock(y, m, d, time),
);
const chineseDay = form(
  String.raw`(\d{4})年(\d{1,2})月(\d{1,2})[日号]?(?:\s*(\d{1,2})[:：时](\d{2})分?(?:[:：]?(\d{2})秒?)?)?`,
  ([, y, m, d, ...time]) => withClock(y, m, d, time),
);
const month = form(String.raw`(\d{4})[-/.年](\d{1,2})月?(?:份)?`, ([, y, m]) =>
  moment('month', Number(y), Number(m)),
);
const year = form(String.raw`(?:FY\s?)?(\d{4})年?(?:度)?`, ([, y]) => moment('year', Number(y)));
const compactDay = form(
  String.raw`((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?`,
  (parts) => {
    const [, y, m, d, hour, minute, second] = parts;
    return withClock(y, m, d, [hour, minute, second]);
  },
);
const quarter = form(
  String.raw`(\d{4})[-/ ]?(?:年)?(?:Q([1-4])|第?([一二三四1-4])季度?)`,
  ([, y, latin, chinese]) => moment('quarter', Number(y), 3 * quarterOf(latin ?? chinese) - 2),
);
const quarterFirst = form(String.raw`Q([1-4])[-/ ']?(\d{4})`, ([, q, y]) =>
  moment('quarter', Number(y), 3 * Number(q) - 2),
);
const week = form(String.raw`(\d{4})(?:-?W|年第)(\d{1,2})周?`, ([, y, w]) => mondayOf(Number(y), Number(w)));
const dayMonthName = form(
  String.raw`(?:[a-z]{3,9},? )?(\d{1,2})[-/ .]+([a-z]{3,9})\.?[-/ ,]+(\d{4})${clock}`,
  ([, d, name, y, ...time]) => withClock(y, monthOf(name), d, time),
);
const monthNameDay = form(
  String.raw`(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${clock}`,
  ([, name, d, y, ...time]) => withClock(y, monthOf(name), d, time),
);
const monthNameYear = form(String.raw`([a-z]{3,9})\.?[-/ ',]+(\d{4}|\d{2})`, ([, name, y]) =>
  moment('month', fullYear(y), monthOf(name)),
);
const webLog = form(
  String.raw`\[?(\d{1,2})/([a-z]{3})/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ?([-+]\d{4})?\]?`,
  ([, d, name, y, hour, minute, second, zone]) =>
    withClock(y, monthOf(name), d, [hour, minute, second, undefined, zone]),
);
const timeOfDay = form(String.raw`(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?\s*(AM|PM)?`, ([, ...time]) =>
  withClock('1970', '1', '1', time),
);

/** In the order in which they are tried. */
export const timeForms: readonly TimeForm[] = [
  yearFirst,
  month,
  dayFirst,
  monthFirst,
  chineseDay,
  compactDay,
  year,
  quarter,
  quarterFirst,
  week,
  dayMonthName,
  monthNameDay,
  monthNameYear,
  webLog,
  timeOfDay,
];

type Part = string | number | undefined;

function withClock(year: Part, month: Part, day: Part, time: readonly Part[]): Moment | undefined {
  const [hour, minute, second, half, zone] = time;
  const grain = hour === undefined ? 'day' : second === undefined ? 'minute' : 'second';
  const hours = halfDay(Number(hour ?? 0), half);
  const seconds = Number(String(second ?? 0).replace(',', '.'));
  const read = moment(grain, Number(year), Number(month), Number(day), hours, Number(minute ?? 0), seconds);
  return read && zone !== undefined ? { ...read, zone: minutesEast(String(zone)) } : read;
}

function halfDay(hour: number, half: Part): number {
  if (half === undefined) return hour;
  return (hour % 12) + (/pm/i.test(String(half)) ? 12 : 0);
}

function minutesEast(zone: string): number {
  const [, sign, hours, minutes = '0'] = /^([-+])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes));
}

function quarterOf(text: string | undefined): number {
  return Number(text) || '一二三四'.indexOf(text ?? '') + 1;
}

function fullYear(text: string | undefined): number {
  return text?.length === 2 ? 2000 + Number(text) : Number(text);
}

/** The Monday of an ISO week: week 1 is the one with 4 January in it. */
function mondayOf(year: number, week: number): Moment | undefined {
  if (week < 1 || week > 53) return undefined;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const day = 86_400_000;
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * day;
  return { time: monday + (week - 1) * 7 * day, grain: 'day' };
}
