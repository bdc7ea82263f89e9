import type { ServerPhrase } from '../../words/index.ts';
import * as reason from './json-reasons.ts';
import { placeAt } from './place.ts';

/** Where and why a text is not JSON. `at` is an index in UTF-16 units; the length of the text if its end is missing. */
export interface JsonTrouble {
  at: number;
  reason: ServerPhrase;
}

/**
 * Finds the first error in a text that JSON.parse refused; undefined for valid JSON. JSON.parse gives no place for most errors, and parsers
 * that build a tree block the loop for half a second for 2 MB. jsonc-parser's `visit` gives only the place of a token: finding our reasons
 * from there took as much code and twice the time. Check the nesting first: this recurses.
 */
export function findJsonTrouble(text: string, whole: reason.Whole = 'file'): JsonTrouble | undefined {
  const cursor: Cursor = { text, whole, at: 0, open: [] };
  try {
    readValue(cursor);
    skipSpace(cursor);
    if (cursor.at < text.length) throw new Trouble(cursor.at, reason.moreBehindEnd(whole));
    return undefined;
  } catch (error) {
    if (error instanceof Trouble) return { at: error.at, reason: error.reason };
    throw error;
  }
}

interface Cursor {
  readonly text: string;
  readonly whole: reason.Whole;
  at: number;
  /** where the brackets around `at` were opened */
  readonly open: number[];
}

class Trouble extends Error {
  readonly at: number;
  readonly reason: ServerPhrase;
  constructor(at: number, reason: ServerPhrase) {
    super();
    this.at = at;
    this.reason = reason;
  }
}

const space = /[ \t\r\n]*/y;
const word = /[^\s,:[\]{}"]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const literal = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const unfinishedNumber = /^-?(?:(?:0|[1-9]\d*)(?:\.|(?:\.\d+)?[eE][+-]?))?$/;
const unfinishedEscape = /^\\(?:u[0-9a-fA-F]{0,3})?$/;

function readValue(cursor: Cursor): void {
  skipSpace(cursor);
  switch (cursor.text[cursor.at]) {
    case '{':
      return readMembers(cursor, '}', readNamedValue);
    case '[':
      return readMembers(cursor, ']', readValue);
    case '"':
      return readString(cursor);
    default:
      return readWord(cursor);
  }
}

function readMembers(cursor: Cursor, close: string, readMember: (cursor: Cursor) => void): void {
  cursor.open.push(cursor.at++);
  skipSpace(cursor);
  while (cursor.text[cursor.at] !== close) {
    readMember(cursor);
    skipSpace(cursor);
    if (cursor.text[cursor.at] === ',') skipComma(cursor, close);
    else if (cursor.text[cursor.at] !== close)
      throw missing(cursor, reason.missingComma(close, cursor.text, cursor.at));
  }
  cursor.at++;
  cursor.open.pop();
}

function skipComma(cursor: Cursor, close: string): void {
  const comma = cursor.at++;
  skipSpace(cursor);
  if (cursor.text[cursor.at] === close) throw new Trouble(comma, reason.trailingComma(close));
}

function readNamedValue(cursor: Cursor): void {
  if (cursor.text[cursor.at] !== '"')
    throw missing(cursor, reason.badMemberName(wordAt(cursor), cursor.text, cursor.at));
  readString(cursor);
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== ':') throw missing(cursor, reason.missingColon(cursor.text, cursor.at));
  cursor.at++;
  readValue(cursor);
}

function readString(cursor: Cursor): void {
  const { text, whole, at: start } = cursor;
  let i = start + 1;
  while (text[i] !== '"') {
    if (i >= text.length)
      throw new Trouble(text.length, reason.unfinishedString(whole, placeAt(text, start).line));
    if (text.charCodeAt(i) < 0x20) throw new Trouble(i, reason.controlInString(text, i));
    i += text[i] === '\\' ? escapeLength(text, i) : 1;
  }
  cursor.at = i + 1;
}

function escapeLength(text: string, at: number): number {
  escape.lastIndex = at;
  if (escape.test(text)) return escape.lastIndex - at;
  const rest = text.slice(at, at + 6);
  if (at + rest.length === text.length && unfinishedEscape.test(rest)) return rest.length;
  throw new Trouble(at, reason.badEscape(text, at));
}

function readWord(cursor: Cursor): void {
  const found = wordAt(cursor);
  const end = cursor.at + found.length;
  if (end === cursor.text.length && isUnfinished(found)) throw unfinished(cursor);
  if (!literal.test(found)) throw new Trouble(cursor.at, reason.badWord(found, cursor.text, cursor.at));
  cursor.at = end;
}

function isUnfinished(found: string): boolean {
  return (
    unfinishedNumber.test(found) ||
    (!literal.test(found) && ['true', 'false', 'null'].some((all) => all.startsWith(found)))
  );
}

function wordAt(cursor: Cursor): string {
  word.lastIndex = cursor.at;
  return word.exec(cursor.text)?.[0] ?? '';
}

function skipSpace(cursor: Cursor): void {
  space.lastIndex = cursor.at;
  space.test(cursor.text);
  cursor.at = space.lastIndex;
}

/** Trouble at the cursor, or a missing end if the text ends there. */
function missing(cursor: Cursor, why: ServerPhrase): Trouble {
  return cursor.at < cursor.text.length ? new Trouble(cursor.at, why) : unfinished(cursor);
}

function unfinished({ text, whole, open }: Cursor): Trouble {
  const opened = open.at(-1);
  const bracket =
    opened === undefined ? undefined : { char: text[opened] ?? '', line: placeAt(text, opened).line };
  return new Trouble(text.length, reason.unfinished(whole, bracket));
}
