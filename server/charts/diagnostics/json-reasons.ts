import { visible } from './visible.ts';

/*
 * Why a text is not JSON, in plain words for the author of the file. `text` and `at` point at the character in question.
 */

export const textBehindTheEnd = 'there is more text behind the end of the JSON value';

export function unfinished(open: { char: string; line: number } | undefined): string {
  return open
    ? `the file ends too early: the ${open.char} of line ${open.line} is not closed`
    : 'the file ends too early, in the middle of a value';
}

export function unfinishedString(line: number): string {
  return `the file ends inside the string that begins on line ${line}`;
}

export function trailingComma(close: string): string {
  return `a comma before the closing ${close}: JSON allows none behind the last item`;
}

export function missingComma(close: string, text: string, at: number): string {
  const found = text[at] ?? '';
  if (']}'.includes(found)) return `${found} closes what was opened with ${close === '}' ? '{' : '['}`;
  if (isComment(text.slice(at, at + 2))) return comment;
  return `a comma or ${close} is missing before ${named(text, at)}`;
}

export function missingColon(text: string, at: number): string {
  return `a colon is missing before ${named(text, at)}`;
}

export function badMemberName(word: string, text: string, at: number): string {
  const quoting = badQuotes(word);
  if (quoting) return quoting;
  if (isComment(word)) return comment;
  if (word) return `the name ${shown(word)} must stand in double quotes`;
  return `a name in double quotes is expected here, not ${named(text, at)}`;
}

export function controlInString(text: string, at: number): string {
  const char = text[at] ?? '';
  if (char === '\n' || char === '\r')
    return 'a line break inside a string: its closing quote is missing, or \\n is meant';
  return `${char === '\t' ? 'a tab' : named(text, at)} inside a string must be written ${JSON.stringify(char).slice(1, -1)}`;
}

export function badEscape(text: string, at: number): string {
  return text[at + 1] === 'u'
    ? '\\u must be followed by four hexadecimal digits'
    : `\\${visible(text.slice(at + 1, at + 2))} is no escape that JSON knows; a backslash itself is written \\\\`;
}

/** For a word in place of a value; empty if there is none. */
export function badWord(word: string, text: string, at: number): string {
  if (word === '')
    return text[at] === ','
      ? 'a value is missing before the comma'
      : `a value is expected here, not ${named(text, at)}`;
  if (/^[+-]?(?:nan|infinity|inf|undefined)$/i.test(word))
    return `${shown(word)} is not a JSON value: write null`;
  if (/^(?:true|false|null)$/i.test(word)) return `${shown(word)} must be written in lower case`;
  if (word === 'None') return 'None is not a JSON value: write null';
  if (isComment(word)) return comment;
  if (word.startsWith('<')) return 'this is HTML or XML, not JSON';
  if (/^[+-.]?[\d.]/.test(word)) return `${shown(word)} is not a number as JSON writes them`;
  return badQuotes(word) ?? `${shown(word)} is not a JSON value: text must stand in double quotes`;
}

const comment = 'a comment: JSON has none';

function isComment(word: string): boolean {
  return /^(?:\/[/*]|#)/.test(word);
}

function badQuotes(word: string): string | undefined {
  if (/^['`]/.test(word)) return 'single quotes: JSON takes double quotes only';
  return /^[\u2018-\u201f\u300c-\u300f\uff02\uff07]/.test(word)
    ? 'typographic quotes: JSON takes straight double quotes only'
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
