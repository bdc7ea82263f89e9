import { moment, type Moment } from './moment.ts';
import { namedFormats } from './named-time-formats.ts';
import { clock, dayOfWeek, fullYear, momentOf, quarterOf, type MatchGroups } from './time-parts.ts';

/** A way to write a moment. The formats exclude each other, except for ambiguous days and months. */
export interface TimeFormat {
  readonly pattern: RegExp;
  parse(groups: MatchGroups): Moment | undefined;
}

const format = (source: string, parse: TimeFormat['parse']): TimeFormat => ({
  pattern: new RegExp(`^(?:${source})$`, 'iu'),
  parse,
});

/**
 * 2024-01-05, 2024/1/5, 2024.1.5., 2024. 1. 5., 2024/1/5(金), each with or without time and zone; of an interval, 2024-01-05T08:00Z/PT1H,
 * the start.
 */
const yearFirst = format(
  String.raw`(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})\.?(?:\s?\(\p{L}{1,9}\))?${clock}(?:/(?:P|\d{4}-)[\dTZYMWDHS:.+-]+)?`,
  (groups) => momentOf(groups, groups[1], Number(groups[3]), groups[4], 5),
);

/** 2024-01-05T08, as energy offices write hours */
const hourOfDay = format(String.raw`(\d{4})-(\d{2})-(\d{2})T(\d{2})`, (groups) =>
  momentOf(groups, groups[1], Number(groups[2]), groups[3], 4),
);

/** 05/01/2024 in both readings; the column as a whole decides. */
const numbered = String.raw`(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})\.?${clock}`;
export const dayFirst = format(numbered, (groups) =>
  momentOf(groups, fullYear(groups[4]), Number(groups[3]), groups[1], 5),
);
export const monthFirst = format(numbered, (groups) =>
  momentOf(groups, fullYear(groups[4]), Number(groups[1]), groups[3], 5),
);

/** 2024年1月5日 8:30, 2024년 1월 5일 */
const chineseDay = format(
  String.raw`(\d{4})[年년]\s?(\d{1,2})[月월]\s?(\d{1,2})[日号일]?(?:\s?[(（]\p{L}{1,3}[)）])?(?:\s*(\d{1,2})[:：时時시](?:\s?(\d{2})分?(?:[:：]?(\d{2})秒?)?)?)?`,
  (groups) => momentOf(groups, groups[1], Number(groups[2]), groups[3], 4),
);

/** 20240105, 20240105T083000Z, 20240105:0830 */
const compactDay = format(
  String.raw`((?:19|20)\d{2})(\d{2})(\d{2})(?:[T:_ -]?(\d{2}):?(\d{2})(?::?(\d{2}))?(AM|PM)?(Z)?)?`,
  (groups) => momentOf(groups, groups[1], Number(groups[2]), groups[3], 4),
);

/** Years of Taiwan and Japan: 113/01/05, 113年1月, 令和6年1月5日, R6.1.5 */
const eras: Readonly<Record<string, number>> = {
  '': 1911,
  令和: 2018,
  R: 2018,
  平成: 1988,
  H: 1988,
  昭和: 1925,
};
const eraDay = format(
  String.raw`(?:(令和|平成|昭和|[RH](?=\d))(\d{1,2})|民國?\s?(\d{2,3})|(1\d{2}))(?:[/.](\d{1,2})[/.](\d{1,2})|年(?:(\d{1,2})月(?:(\d{1,2})日)?)?)`,
  ([, era = '', japanese, minguo, bare, m, d, month, day]) => {
    const y = (eras[era.toUpperCase()] ?? 0) + Number(japanese ?? minguo ?? bare);
    const grain = (d ?? day) !== undefined ? 'day' : (m ?? month) !== undefined ? 'month' : 'year';
    return moment(grain, y, Number(m ?? month ?? 1), Number(d ?? day ?? 1));
  },
);

/** 2024-01, 2024年1月, 2024M1 */
const month = format(String.raw`(\d{4})(?:[-/.年년]\s?|[-/ ]?M)(\d{1,2})[月월]?(?:份)?`, ([, y, m]) =>
  moment('month', Number(y), Number(m)),
);
/** 1/2024, 01.2024 */
const monthBeforeYear = format(String.raw`(\d{1,2})[-/.](\d{4})`, ([, m, y]) =>
  moment('month', Number(y), Number(m)),
);

/** 2024, 2024年度, FY2024, FY24 */
const year = format(String.raw`(?:FY\s?)?(\d{4})[年년]?(?:度)?|FY\s?'?(\d{2})`, ([, y, short]) =>
  moment('year', Number(y ?? fullYear(short))),
);
/** 2023/24: the year in which it begins. The column as a whole tells it from a month. */
export const fiscalYear = format(String.raw`(?:FY\s?)?(\d{4})\s?[-–/]\s?(\d{4}|\d{2})`, ([, from, to]) =>
  (Number(from) + 1) % 100 === Number(to) % 100 ? moment('year', Number(from)) : undefined,
);

/** 2024Q1, 2024-T1, 2024 1Q, 2024年一季度 */
const quarter = format(
  String.raw`(\d{4})[-/ ]?(?:[年년]\s?)?(?:[QT]([1-4])|([1-4])Q|第?([一二三四1-4])(?:季度?|四半期|분기))`,
  ([, y, latin, behind, chinese]) =>
    moment('quarter', Number(y), 3 * quarterOf(latin ?? behind ?? chinese) - 2),
);
/** Q1 2024, Q1/24, 1Q24, T1 2024 */
const quarterFirst = format(
  String.raw`(?:[QT]([1-4])[-/ '.]{0,2}|([1-4])[QT][-/ '.]{0,2})(\d{4}|\d{2})`,
  ([, q, behind, y]) => moment('quarter', Number(fullYear(y)), 3 * Number(q ?? behind) - 2),
);
/** 2024-S1, 2024 H2, H2 2024: half a year */
export const half = format(
  String.raw`(?:(\d{4})[-/ ]?[SH]([12])|[SH]([12])[-/ ](\d{4}))`,
  ([, y, h, first, behind]) => moment('month', Number(y ?? behind), 6 * Number(h ?? first) - 5),
);

/** 2024-W05, 2024-W05-1, 2024-KW5, 2024年第5周; 2024-S5 in French and Spanish, unless S1 and S2 are halves of a year */
const week = format(
  String.raw`(\d{4})(?:[-/ ]?(?:W|KW|S|sem\.?|uke|uge|vecka)|\s?week\s?|[年년]\s?第)\s?(\d{1,2})[周週]?(?:-(\d))?`,
  ([, y, w, d]) => dayOfWeek(Number(y), Number(w), d === undefined ? d : Number(d)),
);
/** W05 2024, KW 5/2024, Week 5, 2024, S05-2024 */
const weekFirst = format(String.raw`(?:W|KW|S|week)\s?(\d{1,2})(?:[-/ .,]+)(\d{4})`, ([, w, y]) =>
  dayOfWeek(Number(y), Number(w)),
);

/** 2024-060: the day of the year */
const dayOfYear = format(String.raw`(\d{4})-(\d{3})`, ([, y, d]) => {
  const first = moment('day', Number(y));
  const day = Number(d);
  return first && day >= 1 && day <= 366
    ? { ...first, time: first.time + (day - 1) * 86_400_000 }
    : undefined;
});

/** 8:30, 08:30:00, 8:30 PM, 下午8:30, 8h30: on 1 January 1970 */
const timeOfDay = format(
  String.raw`(\d{1,2})[:：h](\d{2})(?::(\d{2}(?:\.\d{1,9})?))?\s*(AM|PM|[ap]\.\s?m\.)?(?:\s?Uhr)?`,
  (groups) => momentOf(groups, '1970', 1, '1', 1),
);

/** In the order of trying. */
export const timeFormats: readonly TimeFormat[] = [
  yearFirst,
  hourOfDay,
  month,
  dayFirst,
  monthFirst,
  chineseDay,
  compactDay,
  year,
  quarter,
  quarterFirst,
  half,
  week,
  weekFirst,
  monthBeforeYear,
  fiscalYear,
  eraDay,
  dayOfYear,
  ...namedFormats.map(([source, parse]) => format(source, parse)),
  timeOfDay,
];
