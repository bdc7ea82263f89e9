import { monthOf, weekdayOf } from './calendar-names.ts';
import { areDays } from './day-names.ts';

/** Categories with an order of their own. */
export type Sequence = 'months' | 'days' | 'quarters' | 'weeks' | 'weekdays' | 'hours' | 'ranges';

const quarter =
  /^(?:Q[1-4]|[1-4]Q|[1-4](?:\.|st|nd|rd|th|er|º|°)? ?(?:quartal|quarter|qtr|trimestre|kwartał)|(?:quartal|quarter|qtr|trimestre)\.? ?[1-4]|第?[一二三四]季度?)$/i;
const week = /^(?:W|KW|CW|Wk|Week|Woche|Sem(?:aine|ana)?|Settimana|S) ?\d{1,2}$|^第?\d{1,2}[周週]$/i;
const hour = /^\d{1,2}(?::00|时|点|h)$/;
const range =
  /^(?:[<>≤≥]=?\s*)?\d[\d.,]*\s*(?:岁|years?)?\s*(?:(?:-|–|—|~|～|to|至|到)\s*\d[\d.,]*|\+|以上|以下|及以上)?\s*[^\s\d]{0,4}$/;

const hourName = /^(?:hour|hr|hour_?of_?day|stunde|小时|时段|钟点)$/i;
const monthName = /^(?:month|mon|month_?of_?year|monat|月|月份)$/i;

/** The sequence that at least two words form. Bare numbers are hours or months if the column's name says so. */
export function sequenceOf(words: readonly string[], name = ''): Sequence | undefined {
  const different = [...new Set(words)].filter((word) => word !== '');
  if (different.length < 2 || different.length > 100) return undefined;
  const numbers = different.every((word) => /^\d{1,2}$/.test(word));
  if (numbers && monthName.test(name)) return 'months';
  if (numbers && hourName.test(name)) return 'hours';
  if (different.every((word) => !Number.isNaN(monthOf(word)))) return 'months';
  if (different.every((word) => !Number.isNaN(weekdayOf(word)))) return 'weekdays';
  if (areDays(different)) return 'days';
  if (different.every((word) => quarter.test(word))) return 'quarters';
  if (different.every((word) => week.test(word))) return 'weeks';
  if (different.every((word) => hour.test(word))) return 'hours';
  return different.every((word) => range.test(word)) && different.some((word) => /\D/.test(word))
    ? 'ranges'
    : undefined;
}
