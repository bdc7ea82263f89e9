import { markLostLetters, withLettersBack } from './lost-letters.ts';

const english = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const german = [
  'januar',
  'februar',
  'märz',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'dezember',
];
const full = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const chinese = [
  '一月',
  '二月',
  '三月',
  '四月',
  '五月',
  '六月',
  '七月',
  '八月',
  '九月',
  '十月',
  '十一月',
  '十二月',
];
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const fullDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const chineseDays = '一二三四五六日';

/** 1 to 12 for Jan, January, 1月, 一月, 01月; NaN for anything else. */
export function monthOf(text: string | undefined): number {
  const word = (text ?? '').trim().toLowerCase().replace(/\.$/, '').replace(/份$/, '');
  const digits = /^(\d{1,2})[月월]$/.exec(word)?.[1];
  if (digits !== undefined) return Number(digits) <= 12 && Number(digits) > 0 ? Number(digits) : NaN;
  if (word === 'sept') return 9;
  const known = position(word, english, full, german, chinese);
  return Number.isNaN(known) ? inOthers(foreignNames().months, word) : known;
}

/** 1 (Monday) to 7 for Mon, Monday, 周一, 星期一, 礼拜一; NaN for anything else. */
export function weekdayOf(text: string): number {
  const word = text.trim().toLowerCase().replace(/\.$/, '');
  const digit = /^(?:周|星期|礼拜)([一二三四五六日天])$/u.exec(word)?.[1];
  if (digit !== undefined) return digit === '天' ? 7 : chineseDays.indexOf(digit) + 1;
  if (word === 'tues') return 2;
  if (word === 'thur' || word === 'thurs') return 4;
  const known = position(word, days, fullDays);
  return Number.isNaN(known) ? inOthers(foreignNames().weekdays, word) : known;
}

/** In the order of precedence; in others, such as Croatian, the same words are other months. */
const languages = 'de fr es it pt nl da nb sv fi pl cs sk hu ro tr el ru uk bg ja ko vi id'.split(' ');

interface ForeignNames {
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
}
let foreign: ForeignNames | undefined;

/** Long and short names in other languages, alone and in a date, in lower case without a dot at the end. Made on first use. */
function foreignNames(): ForeignNames {
  return (foreign ??= {
    months: namesOf('month', (at) => Date.UTC(2024, at, 5), 12),
    weekdays: namesOf('weekday', (at) => Date.UTC(2024, 0, 1 + at), 7),
  });
}

function inOthers(names: ReadonlyMap<string, number>, word: string): number {
  return names.get(word) ?? names.get(withLettersBack(markLostLetters(word), names.keys()) ?? '') ?? NaN;
}

function namesOf(
  part: 'month' | 'weekday',
  time: (at: number) => number,
  count: number,
): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const language of languages)
    for (const style of ['long', 'short'] as const)
      for (const day of [{}, { day: 'numeric' as const }]) {
        const format = new Intl.DateTimeFormat(language, { [part]: style, ...day, timeZone: 'UTC' });
        for (let at = 0; at < count; at += 1) {
          const text = format.formatToParts(time(at)).find(({ type }) => type === part)?.value ?? '';
          const name = text.toLowerCase().replace(/\.$/, '');
          if (name.length > 1 && !/\d/.test(name) && !names.has(name)) names.set(name, at + 1);
        }
      }
  return names;
}

function position(word: string, ...lists: readonly (readonly string[])[]): number {
  for (const list of lists) {
    const at = list.indexOf(word);
    if (at >= 0) return at + 1;
  }
  return NaN;
}
