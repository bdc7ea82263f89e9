import { isClockGrain, isYearless, type Grain } from '#table';
import type { Language } from '../chart-type.ts';
import { noName } from './no-name.ts';

/** The parts of a time as a clock shows it: read and formatted as UTC. */
interface Parts {
  readonly year: number;
  /** from 1 */
  readonly month: number;
  readonly day: number;
  /** ISO 8601 */
  readonly week: number;
  readonly clock: string;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const dayLong = 86_400_000;
/** A time of day without a date is on the first day of 1970, whose end is 24:00. */
const firstDay = dayLong;

/** True for a time without a date, e.g. 10:04. */
export function isTimeOfDay(ms: number, grain: Grain): boolean {
  return isClockGrain(grain) && ms >= 0 && ms <= firstDay;
}

/** A time in full, to the precision of its grain: 2024年5月3日 10:42, May 3, 2024, 10:42; a time of day is 10:42; what is no time is a dash. */
export function formatDateTime(ms: number, grain: Grain, language: Language): string {
  if (!isTime(ms)) return noName;
  const parts = partsOf(ms, grain);
  if (isTimeOfDay(ms, grain)) return parts.clock;
  if (!isClockGrain(grain) && grain !== 'day') return inYear(parts, grain, language);
  const { clock } = parts;
  const date = formatDate(parts, language);
  if (grain === 'day') return date;
  return language === 'en' ? `${date}, ${clock}` : `${date} ${clock}`;
}

/** Short tick labels: the year or date is written where it changes, and on the first tick when there is more than one. */
export function formatTicks(times: readonly number[], grain: Grain, language: Language): string[] {
  const all = times.map((ms) => partsOf(ms, grain));
  if (times.every((ms) => isTimeOfDay(ms, grain))) return all.map(({ clock }) => clock);
  const [first, last] = [all[0], all.at(-1)];
  const byYear = !isClockGrain(grain);
  const same = (one: Parts | undefined, other: Parts | undefined): boolean =>
    byYear ? one?.year === other?.year : !!one && !!other && sameDay(one, other);
  return all.map((parts, i) => {
    if (!isTime(times[i])) return noName;
    const changed = i === 0 ? !same(first, last) : !same(all[i - 1], parts);
    return formatTick(parts, grain, changed, language);
  });
}

function formatTick(parts: Parts, grain: Grain, changed: boolean, language: Language): string {
  const { year, month, clock } = parts;
  if (grain === 'year') return formatYear(year, language);
  if (grain === 'day') return changed ? formatDate(parts, language) : formatDay(parts, language);
  if (isClockGrain(grain)) return changed ? dayAndClock(parts, language) : clock;
  if (!changed) return within(parts, grain, language);
  return grain === 'month' && month === 1 ? formatYear(year, language) : inYear(parts, grain, language);
}

/** At midnight the date alone is enough. */
function dayAndClock(parts: Parts, language: Language): string {
  const day = formatDay(parts, language);
  return parts.clock.startsWith('00:00') ? day : `${day} ${parts.clock}`;
}

function formatYear(year: number, language: Language): string {
  return language === 'en' ? String(year) : `${year}年`;
}

function formatDate(parts: Parts, language: Language): string {
  const day = formatDay(parts, language);
  if (isYearless(parts.year)) return day;
  return language === 'en' ? `${day}, ${parts.year}` : `${formatYear(parts.year, language)}${day}`;
}

function formatDay({ month, day }: Parts, language: Language): string {
  return language === 'en' ? `${months[month - 1]} ${day}` : `${month}月${day}日`;
}

type YearPart = 'quarter' | 'month' | 'week';

function inYear(parts: Parts, grain: 'year' | YearPart, language: Language): string {
  const year = formatYear(parts.year, language);
  if (grain === 'year') return year;
  const part = within(parts, grain, language);
  if (isYearless(parts.year)) return part;
  return language === 'en' ? `${part} ${year}` : year + part;
}

/** A part of its year: Q2, May, W7. */
function within({ month, week }: Parts, grain: YearPart, language: Language): string {
  const quarter = Math.ceil(month / 3);
  if (grain === 'quarter') return language === 'en' ? `Q${quarter}` : `${quarter}季度`;
  if (grain === 'week') return language === 'en' ? `W${week}` : `第${week}周`;
  return language === 'en' ? (months[month - 1] ?? '') : `${month}月`;
}

/** False for NaN, and beyond what a Date holds. */
function isTime(ms = NaN): boolean {
  return !Number.isNaN(new Date(ms).getTime());
}

function sameDay(one: Parts, other: Parts): boolean {
  return one.year === other.year && one.month === other.month && one.day === other.day;
}

/** The year of a week is that of its Thursday. */
function partsOf(ms: number, grain: Grain): Parts {
  const time = new Date(ms);
  const thursday = new Date(ms + (3 - ((time.getUTCDay() + 6) % 7)) * dayLong);
  const year = (grain === 'week' ? thursday : time).getUTCFullYear();
  const two = (part: number): string => String(part).padStart(2, '0');
  const minutes = `${two(ms === firstDay ? 24 : time.getUTCHours())}:${two(time.getUTCMinutes())}`;
  return {
    year,
    week: 1 + Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0)) / (7 * dayLong)),
    month: time.getUTCMonth() + 1,
    day: time.getUTCDate(),
    clock: grain === 'second' ? `${minutes}:${two(time.getUTCSeconds())}` : minutes,
  };
}
