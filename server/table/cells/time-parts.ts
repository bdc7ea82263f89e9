import { moment, type Moment } from './moment.ts';

/** The groups of a format's match. */
export type MatchGroups = readonly (string | undefined)[];

/**
 * Pattern of a time after a date, for `momentOf`: hour, minute, second, AM or PM, and offset; all five groups are optional. Names of zones
 * other than UTC count as no offset: the same name stands for several.
 */
export const clock = String.raw`(?:(?:[T_ ,]+|[-:](?=\d{2}[:.]))(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}(?:[.,]\d{1,9})?))?\s*(AM|PM|[ap]\.\s?m\.)?\s*(Z|(?:UTC|GMT)?\s?[-+]\d{1,2}(?::?\d{2})?|[A-Z]{1,5}|Uhr)?(?:\s?[([][^)\]]{1,30}[)\]])?)?`;

/** The moment of a date whose time is in the groups from `at` on. */
export function momentOf(
  groups: MatchGroups,
  year: string | undefined,
  month: number,
  day: string | undefined,
  at: number,
): Moment | undefined {
  const hour = groups[at];
  if (hour === undefined) return moment('day', Number(year), month, Number(day));
  const [minute = '0', second, half, offset] = [
    groups[at + 1],
    groups[at + 2],
    groups[at + 3],
    groups[at + 4],
  ];
  const grain = second === undefined ? 'minute' : 'second';
  const seconds = second === undefined ? 0 : Number(second.replace(',', '.'));
  const hours = half === undefined ? Number(hour) : to24Hours(Number(hour), half);
  const read = moment(grain, Number(year), month, Number(day), hours, Number(minute), seconds);
  return withOffset(read, offset);
}

function to24Hours(hour: number, half: string): number {
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

/** The moment with an offset as it is written: `Z`, `UTC`, `+08:00`, `GMT-5`; names of other zones are none. */
function withOffset(read: Moment | undefined, text: string | undefined): Moment | undefined {
  if (!read || text === undefined) return read;
  if (text === 'Z') return { time: read.time, grain: read.grain, offset: 0 };
  if (/^(?:Z|UTC|GMT)$/i.test(text)) return { ...read, offset: 0 };
  const [, sign, hours, minutes = '0'] = /([-+])(\d{1,2}):?(\d{2})?$/.exec(text) ?? [];
  if (sign === undefined) return read;
  return { ...read, offset: (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) };
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

/** An ISO week, or a day in it: week 1 is the one with 4 January in it. @param weekday 1 for Monday */
export function dayOfWeek(year: number, week: number, weekday?: number): Moment | undefined {
  if (week < 1 || week > 53 || (weekday !== undefined && (weekday < 1 || weekday > 7))) return undefined;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const day = 86_400_000;
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * day;
  const grain = weekday === undefined ? 'week' : 'day';
  return { time: monday + ((week - 1) * 7 + (weekday ?? 1) - 1) * day, grain };
}
