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

/** In the order of precedence; in others, such as Croatian, the same words are other months. */
const languages = 'fr es it pt nl da nb sv fi pl cs sk hu ro tr el ru uk bg ko ja vi id'.split(' ');
let foreign: ReadonlyMap<string, number> | undefined;

/** The names of months as the platform knows them, alone and behind a day, long and short. */
function foreignMonths(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const language of languages)
    for (const month of ['long', 'short'] as const)
      for (const form of [{ month }, { month, day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' });
        for (let at = 0; at < 12; at += 1) {
          const parts = format.formatToParts(Date.UTC(2024, at, 1));
          const name = lowered(parts.find(({ type }) => type === 'month')?.value ?? '');
          if (/^\p{L}{3,}$/u.test(name) && !found.has(name)) found.set(name, at + 1);
        }
      }
  return found;
}

function lowered(text: string): string {
  return text.trim().toLowerCase().replace(/\.$/, '');
}

/** 1 to 12 for Jan, January, janvier, 1月, 一月, 01月; NaN for anything else. */
export function monthOf(text: string | undefined): number {
  const word = lowered(text ?? '').replace(/份$/, '');
  const digits = /^(\d{1,2})月$/.exec(word)?.[1];
  if (digits !== undefined) return Number(digits) <= 12 && Number(digits) > 0 ? Number(digits) : NaN;
  if (word === 'sept') return 9;
  const known = position(word, english, full, german, chinese);
  if (!Number.isNaN(known) || !/^\p{L}{3,12}$/u.test(word)) return known;
  return (foreign ??= foreignMonths()).get(word) ?? NaN;
}

/** 1 (Monday) to 7 for Mon, Monday, 周一, 星期一, 礼拜一; NaN for anything else. */
export function weekdayOf(text: string): number {
  const word = text.trim().toLowerCase().replace(/\.$/, '');
  const digit = /^(?:周|星期|礼拜)([一二三四五六日天])$/u.exec(word)?.[1];
  if (digit !== undefined) return digit === '天' ? 7 : chineseDays.indexOf(digit) + 1;
  if (word === 'tues') return 2;
  if (word === 'thur' || word === 'thurs') return 4;
  return position(word, days, fullDays);
}

function position(word: string, ...lists: readonly (readonly string[])[]): number {
  for (const list of lists) {
    const at = list.indexOf(word);
    if (at >= 0) return at + 1;
  }
  return NaN;
}
