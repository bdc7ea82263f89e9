const maxLength = 200;

/** What programs write for a value that they did not have. */
const programWords = new Set(
  'undefined|NaN|null|Infinity|-Infinity|Invalid Date|Invalid date|[object Object]'.split('|'),
);

/** Whether a name or a cell is what a program wrote for a value that it did not have. */
export function isProgramWord(text: string): boolean {
  return programWords.has(text);
}

/** A cell as one line of text: at most 200 characters, without control and bidi override characters; '' for a missing value. */
export function textOf(cell: unknown): string {
  if (typeof cell === 'string') return isProgramWord(cell) ? '' : tidy(cell);
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'boolean') return String(cell);
  if (Array.isArray(cell)) return tidy(cell.slice(0, 20).map(scalarText).filter(Boolean).join(', '));
  return '';
}

function scalarText(cell: unknown): string {
  return Array.isArray(cell) ? '' : textOf(cell);
}

const untidy = /[\p{Cc}\u202a-\u202e\u2066-\u2069]|^\s|\s$|\s\s/u;

function tidy(text: string): string {
  if (text.length <= maxLength && !untidy.test(text)) return text;
  const line = text
    .slice(0, 2 * maxLength)
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ');
  return Array.from(line.trim()).slice(0, maxLength).join('');
}

const emptyWords = new Set(
  '|-|–|—|--|---|----|- -|－|―|──|.|..|...|…|……|/|／|//|?|*|**|***|:|n/a|na|n.a.|n.a|n/d|n.d.|nd|s/d|k.a.|k. a.|#n/a|#na|nan|-nan|null|(null)|<null>|[null]|#null!|none|nil|undefined|<na>|missing|unavailable|unknown|no data|no value|n.v.|\\n|#div/0!|#value!|#ref!|#num!|#name?|#####|无|暂无|缺失|缺测|未知|欠測|데이터없음|inf|+inf|-inf|infinity|-infinity'.split(
    '|',
  ),
);

/** Whether a cell is one of the usual placeholders for a missing value. */
export function isEmptyCell(cell: unknown): boolean {
  if (cell === null || cell === undefined) return true;
  // 1e999 in JSON is infinite.
  if (typeof cell === 'number') return !Number.isFinite(cell);
  return typeof cell === 'string' && cell.length <= 12 && isEmptyWord(cell.trim().toLowerCase());
}

/** `: c` is how Eurostat says that a value is missing, and why. */
function isEmptyWord(word: string): boolean {
  return emptyWords.has(word) || /^: ?[a-z]{1,2}$/.test(word);
}
