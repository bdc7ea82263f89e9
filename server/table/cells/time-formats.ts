import { monthOf } from './calendar-names.ts';
import { moment, type Moment } from './moment.ts';
import { clock, momentOf, fullYear, mondayOf, quarterOf, type MatchGroups } from './time-parts.ts';

/** A way to write a moment. The formats exclude each other, except for ambiguous days and months. */
export interface TimeFormat {
  readonly pattern: RegExp;
  parse(groups: MatchGroups): Moment | undefined;
}

const format = (source: string, parse: TimeFormat['parse']): TimeFormat => ({
  pattern: new RegExp(`^(?:${source})$`, 'iu'),
  parse,
});

/** 2024-01-05, 2024/1/5, 2024.1.5, each with or without time and zone; of an interval, 2024-01-05T08:00Z/PT1H, the start. */
const yearFirst = format(
  String.raw`(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${clock}(?:/(?:P|\d{4}-)[\dTZYMWDHS:.+-]+)?`,
  (groups) => momentOf(groups, groups[1], Number(groups[3]), groups[4], 5),
);

/** 05/01/2024 in both readings; the column as a whole decides. */
const numbered = String.raw`(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${clock}`;
export const dayFirst = format(numbered, (groups) =>
  momentOf(groups, fullYear(groups[4]), Number(groups[3]), groups[1], 5),
);
export const monthFirst = format(numbered, (groups) =>
  momentOf(groups, fullYear(groups[4]), Number(groups[1]), groups[3], 5),
);

/** 2024年1月5日 8:30 */
const chineseDay = format(
  String.raw`(\d{4})年(\d{1,2})月(\d{1,2})[日号]?(?:\s*(\d{1,2})[:：时](\d{2})分?(?:[:：]?(\d{2})秒?)?)?`,
  (groups) => momentOf(groups, groups[1], Number(groups[2]), groups[3], 4),
);

/** 20240105, 20240105T083000Z */
const compactDay = format(
  String.raw`((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?`,
  (groups) => momentOf(groups, groups[1], Number(groups[2]), groups[3], 4),
);

/** 2024-01, 2024年1月, 2024M01 */
const month = format(String.raw`(\d{4})(?:[-/.年]|-?M)(\d{1,2})月?(?:份)?`, ([, y, m]) =>
  moment('month', Number(y), Number(m)),
);

/** 2024, 2024年度, FY2024 */
const year = format(String.raw`(?:FY\s?)?(\d{4})年?(?:度)?`, ([, y]) => moment('year', Number(y)));

/** 2024Q1, 2024年一季度 */
const quarter = format(
  String.raw`(\d{4})[-/ ]?(?:年)?(?:Q([1-4])|第?([一二三四1-4])季度?)`,
  ([, y, latin, chinese]) => moment('quarter', Number(y), 3 * quarterOf(latin ?? chinese) - 2),
);
const quarterFirst = format(String.raw`Q([1-4])[-/ ']?(\d{4})`, ([, q, y]) =>
  moment('quarter', Number(y), 3 * Number(q) - 2),
);

/** 2024-W05, 2024年第5周 */
const week = format(String.raw`(\d{4})(?:-?W|年第)(\d{1,2})周?`, ([, y, w]) =>
  mondayOf(Number(y), Number(w)),
);

/** 5 Jan 2024; Fri, 05 Jan 2024 08:30:00 GMT */
const dayMonthName = format(
  String.raw`(?:[a-z]{3,9},? )?(\d{1,2})[-/ .]+([a-z]{3,9})\.?[-/ ,]+(\d{4})${clock}`,
  (groups) => momentOf(groups, groups[3], monthOf(groups[2]), groups[1], 4),
);

/** Jan 5, 2024 */
const monthNameDay = format(
  String.raw`(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${clock}`,
  (groups) => momentOf(groups, groups[3], monthOf(groups[1]), groups[2], 4),
);

/** January 2024, Jan-24 */
const monthNameYear = format(
  String.raw`([a-z]{3,9})\.?(?:[-/ ',]+(\d{4})|[-/']+(\d{2}))`,
  ([, name, long, short]) => moment('month', Number(long ?? fullYear(short)), monthOf(name)),
);

/** 2024 JAN, 2024-Jan */
const yearMonthName = format(String.raw`(\d{4})[-/ ]([a-z]{3,9})`, ([, y, name]) =>
  moment('month', Number(y), monthOf(name)),
);

/** 05/Jan/2024:08:30:00 +0800, from web server logs */
const webLog = format(
  String.raw`\[?(\d{1,2})/([a-z]{3})/(\d{4}):(\d{2}):(\d{2}):(\d{2})(AM)? ?([-+]\d{4})?\]?`,
  (groups) => momentOf(groups, groups[3], monthOf(groups[2]), groups[1], 4),
);

/** 8:30, 08:30:00, 8:30 PM: on 1 January 1970 */
const timeOfDay = format(String.raw`(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?\s*(AM|PM)?`, (groups) =>
  momentOf(groups, '1970', 1, '1', 1),
);

/** In the order of trying. */
export const timeFormats: readonly TimeFormat[] = [
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
  yearMonthName,
  webLog,
  timeOfDay,
];
