/** One step on the way to a value: the name of a member, or the position of an item. */
export type Step = string | number;

/**
 * The index (in UTF-16 units) at which the value at `path` begins in a good JSON text; `key` takes the name in front of it instead. As far
 * as the path leads: a member that is missing is looked for at the `{` of the object that lacks it.
 */
export function indexOfPath(text: string, path: readonly Step[], what: 'key' | 'value' = 'value'): number {
  let at = skipSpace(text, 0);
  for (const [i, step] of path.entries()) {
    const found = typeof step === 'number' ? itemAt(text, at, step) : memberAt(text, at, step);
    if (!found) return at;
    if (what === 'key' && i === path.length - 1) return found.key;
    at = found.value;
  }
  return at;
}

interface Found {
  /** where its name begins; for an item, the item itself */
  key: number;
  value: number;
}

/** Of two members of one name the last counts, as it does for JSON.parse. */
function memberAt(text: string, object: number, name: string): Found | undefined {
  if (text[object] !== '{') return undefined;
  let found: Found | undefined;
  for (let key = skipSpace(text, object + 1); text[key] === '"';) {
    const end = endOfString(text, key);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (JSON.parse(text.slice(key, end)) === name) found = { key, value };
    key = next(text, value);
  }
  return found;
}

function itemAt(text: string, array: number, position: number): Found | undefined {
  if (text[array] !== '[') return undefined;
  let value = skipSpace(text, array + 1);
  for (let i = 0; i < position && text[value] !== ']'; i++) value = next(text, value);
  return { key: value, value };
}

/** Where what follows a value begins: the next member or item, or the closing bracket. */
function next(text: string, value: number): number {
  const after = skipSpace(text, endOfValue(text, value));
  return text[after] === ',' ? skipSpace(text, after + 1) : after;
}

function endOfValue(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  if (text[start] !== '{' && text[start] !== '[') return endOf(plain, text, start);
  let depth = 0;
  let at = start;
  do {
    const char = text[at];
    if (char === '"') at = endOfString(text, at) - 1;
    else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    at++;
  } while (depth > 0);
  return at;
}

const space = /[ \t\r\n]*/y;
const plain = /[^\s,\]}]*/y;

function skipSpace(text: string, at: number): number {
  return endOf(space, text, at);
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
