/** A number in JSON's notation, and short enough to lose no digit: a longer one is an id. */
export function isPlainNumber(cell: string): boolean {
  return cell.length <= 24 && plain.test(cell) && (cell.length <= 15 || digitsOf(cell) <= 15);
}

/** Whether a cell looks like a number, amount, date or time: unlikely in a header. */
export function isLikeData(cell: string): boolean {
  return cell.length <= 40 && (figure.test(cell) || date.test(cell));
}

const plain = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/;
const figure =
  /^\(?[-+−]?\s?(?:[¥￥$€£]|US\$|RMB|CNY|USD|EUR)?\s?[-+−]?(?:\d[\d,.' \u00a0\u202f]*|\.\d+)(?:[eE][+-]?\d{1,3})?\s?(?:[%‰¥€$£元]|万元?|亿元?)?\)?$/;
const date =
  /^(?:\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-?Q[1-4])(?:[T ]\s?\d{1,2}:\d{2}.*)?$|^\d{1,2}:\d{2}(?::\d{2})?$/;

function digitsOf(cell: string): number {
  return cell.replace(/[eE].*|\D/g, '').replace(/^0+/, '').length;
}
