import { monthOf, weekdayOf } from './calendar-names.ts';

const weekdayBefore = /^(\p{L}{1,10})[.,]{0,2}\s(?=\d|\p{L}{3})/u;
const numbered = /^(\d{1,2})([./-])\s?(\d{1,2})\.?$/;
const dayAndName = /^(\d{1,2})[-. ]{1,2}(\p{L}{3,10})\.?$/u;
const nameAndDay = /^(\p{L}{3,10})\.?[- ](\d{1,2})$/u;
const signs = /^(\d{1,2})[月월]\s?(\d{1,2})[日号일]?$/;

/** The day of a leap year that `01.10.`, `10/1`, `Mo 5. Okt`, `Oct 5` or `10月5日` stands for, with the day or the month first; NaN for others. */
function dayIn(text: string, first: 'day' | 'month'): number {
  const bare = text.trim();
  const [prefix = '', weekday = ''] = weekdayBefore.exec(bare) ?? [];
  const word = Number.isNaN(weekdayOf(weekday)) ? bare : bare.slice(prefix.length);
  const [, one, , other] = numbered.exec(word) ?? [];
  if (one !== undefined) return first === 'day' ? dayOf(Number(other), one) : dayOf(Number(one), other);
  const [, month, day] = nameAndDay.exec(word) ?? signs.exec(word) ?? [];
  if (month !== undefined) return dayOf(Number(month) || monthOf(month), day);
  const [, before, name] = dayAndName.exec(word) ?? [];
  return before === undefined ? NaN : dayOf(monthOf(name), before);
}

const dayLong = 86_400_000;

function dayOf(month: number, text: string | undefined): number {
  const day = Number(text);
  const time = new Date(Date.UTC(2024, month - 1, day));
  const isDay = time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return isDay ? (time.getTime() - Date.UTC(2024, 0, 1)) / dayLong : NaN;
}

/** Whether a text may be a day without a year. */
export function isDayName(text: string): boolean {
  return !Number.isNaN(dayIn(text, 'day')) || !Number.isNaN(dayIn(text, 'month'));
}

const [minDays, longestStep, yearLong] = [5, 7, 366];

/** Whether texts are days without a year that run on, by a week at most. */
export function areDays(words: readonly string[]): boolean {
  if (words.length < minDays || !/\d/.test(words[0] ?? '')) return false;
  return (['day', 'month'] as const).some((first) => {
    let before = dayIn(words[0] ?? '', first);
    return words.slice(1).every((word) => {
      const day = dayIn(word, first);
      const step = (day - before + yearLong) % yearLong;
      before = day;
      return step >= 1 && step <= longestStep;
    });
  });
}
