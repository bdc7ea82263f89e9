const generic = new Set(
  `value val values count total sum number num amount current now actual result figure data metric
  值 数值 数字 数量 数目 总数 总量 总计 合计 当前 当前值 现值 实际 实际值 实际数 结果 指标`.split(/\s+/),
);

/** True for a column name that does not say what it counts. */
function isGenericName(name: string): boolean {
  return generic.has(name.trim().toLowerCase());
}

/** True when a caption would add nothing to the title: the name is generic, or part of the title. */
export function titleCovers(title: string, name: string): boolean {
  return isGenericName(name) || plain(title).includes(plain(name));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
