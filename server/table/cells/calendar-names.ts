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
  const digits = /^(\d{1,2})月$/.exec(word)?.[1];
  if (digits !== undefined) return Number(digits) <= 12 && Number(digits) > 0 ? Number(digits) : NaN;
  if (word === 'sept') return 9;
  return position(word, english, full, german, chinese);
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
