import type { ServerPhrase } from '../../words/index.ts';
import { visible } from './visible.ts';

/*
 * Why a text is not JSON, in plain words for the author of the file. `text` and `at` point at the character in question.
 */

/** What the text is: a whole file, or a line of one. */
export type Whole = 'file' | 'line';

export function moreBehindEnd(whole: Whole): ServerPhrase {
  return ({ json }) => (whole === 'file' ? json.moreBehindEnd : json.moreInLine);
}

export function unfinished(whole: Whole, open: { char: string; line: number } | undefined): ServerPhrase {
  if (whole === 'line') return ({ json }) => (open ? json.unclosedInLine(open.char) : json.endsInValueInLine);
  return ({ json }) => (open ? json.unclosed(open.char, open.line) : json.endsInValue);
}

export function unfinishedString(whole: Whole, line: number): ServerPhrase {
  return ({ json }) => (whole === 'file' ? json.endsInString(line) : json.endsInStringInLine);
}

export function trailingComma(close: string): ServerPhrase {
  return ({ json }) => json.trailingComma(close);
}

export function missingComma(close: string, text: string, at: number): ServerPhrase {
  const found = text[at] ?? '';
  if (']}'.includes(found)) return ({ json }) => json.mismatched(found, close === '}' ? '{' : '[');
  if (isComment(text.slice(at, at + 2))) return comment;
  return ({ json }) => json.missingComma(close, named(text, at));
}

export function missingColon(text: string, at: number): ServerPhrase {
  return ({ json }) => json.missingColon(named(text, at));
}

export function badMemberName(word: string, text: string, at: number): ServerPhrase {
  const quoting = badQuotes(word);
  if (quoting) return quoting;
  if (isComment(word)) return comment;
  if (word) return ({ json }) => json.unquotedName(shown(word));
  return ({ json }) => json.missingName(named(text, at));
}

export function controlInString(text: string, at: number): ServerPhrase {
  const char = text[at] ?? '';
  if (char === '\n' || char === '\r') return ({ json }) => json.lineBreak;
  if (char === '\t') return ({ json }) => json.tab;
  return ({ json }) => json.control(named(text, at), JSON.stringify(char).slice(1, -1));
}

export function badEscape(text: string, at: number): ServerPhrase {
  const escape = visible(text.slice(at, at + 2));
  return ({ json }) => (escape === '\\u' ? json.badUnicode : json.badEscape(escape));
}

/** For a word in place of a value; empty if there is none. */
export function badWord(word: string, text: string, at: number): ServerPhrase {
  if (word === '')
    return ({ json }) => (text[at] === ',' ? json.nothingBeforeComma : json.missingValue(named(text, at)));
  if (word === 'None' || /^[+-]?(?:nan|infinity|inf|undefined)$/i.test(word))
    return ({ json }) => json.isNull(shown(word));
  if (/^(?:true|false|null)$/i.test(word)) return ({ json }) => json.lowerCase(shown(word));
  if (isComment(word)) return comment;
  if (word.startsWith('<')) return ({ json }) => json.markup;
  if (/^[+-.]?[\d.]/.test(word)) return ({ json }) => json.badNumber(shown(word));
  return badQuotes(word) ?? (({ json }) => json.unquotedText(shown(word)));
}

const comment: ServerPhrase = ({ json }) => json.comment;

function isComment(word: string): boolean {
  return /^(?:\/[/*]|#)/.test(word);
}

function badQuotes(word: string): ServerPhrase | undefined {
  if (/^['`]/.test(word)) return ({ json }) => json.singleQuotes;
  return /^[\u2018-\u201f\u300c-\u300f\uff02\uff07]/.test(word)
    ? ({ json }) => json.typographicQuotes
    : undefined;
}

/** A word from the file, shortened to fit a line. */
function shown(word: string): string {
  return visible(word.length > 24 ? `${word.slice(0, 24)}…` : word);
}

/** The character at `at`; its code point if it is invisible. */
function named(text: string, at: number): string {
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (visible(char) === char && /\S/.test(char)) return char;
  return `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
