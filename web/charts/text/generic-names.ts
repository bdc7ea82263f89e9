const wordsIn = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const empty = wordsIn(
  `value val values number num current now actual result figure data metric –
  值 数值 数字 当前 当前值 现值 实际 实际值 实际数 结果 指标`,
);
/** Enough at an axis, but not beside a single number. */
const counts = wordsIn('count total sum amount 数量 数目 总数 总量 总计 合计');

/** True for a column name that says nothing about its numbers. */
function saysNothing(name: string): boolean {
  return empty.has(name.trim().toLowerCase()) || /^\w?$/.test(name.trim());
}

/** True when a caption would add nothing to the title: the name is generic, or part of the title. */
export function titleCovers(title: string, name: string): boolean {
  return counts.has(name.trim().toLowerCase()) || headingCovers(title, name);
}

/** The same for the heading of an axis, where a count is said to be one. */
export function headingCovers(title: string, name: string): boolean {
  return saysNothing(name) || plain(title).includes(plain(name));
}

/** As words: `market-share` and `Market share` are the same. */
function plain(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
  return /\p{Script=Han}/u.test(words) ? words : ` ${words.replace(/s\b/g, '')} `;
}
