import { isUtf8 } from 'node:buffer';
import { maxNesting, tooDeepAt } from '#protocol';
import { findJsonTrouble } from '../../diagnostics/json-trouble.ts';
import { createContent } from '../../snapshot.ts';
import { cutCharacterLength } from '../utf8.ts';
import { jsonOf } from './json.ts';
import { badEncoding, brokenAt, emptyAs, withoutMark, type Broken, type ParseResult } from './parsed.ts';

/** A line that holds something. `at` is where it begins in the text. */
interface Line {
  text: string;
  at: number;
}

/**
 * The bytes of a file with one JSON value a line -> its content: the lines, as they stand, as one array. A last line that is still being
 * written is left out when those before it are good, so that a log can be shown while it grows. Never throws.
 */
export function parseNdjson(bytes: Buffer): ParseResult {
  const body = wholeCharacters(withoutMark(bytes));
  if (!isUtf8(body)) return badEncoding(body);
  const text = body.toString('utf8');
  const lines = linesOf(text);
  const deep = tooDeepLine(lines);
  if (deep) return brokenAt('too-deep', text, deep.at, `more than ${maxNesting - 1} levels of nesting`);
  const values: unknown[] = [];
  for (const [i, line] of lines.entries()) {
    const json = jsonOf(line.text);
    if (json) values.push(json.value);
    else if (i > 0 && i === lines.length - 1 && isUnfinished(text, line)) lines.pop();
    else return notJson(text, line);
  }
  return emptyAs(text) ?? good(lines, values);
}

function good(lines: readonly Line[], value: unknown): ParseResult {
  const text = `[${lines.map((line) => line.text).join(',\n')}]`;
  return { ok: true, content: createContent(text, Buffer.from(text)), value };
}

/** Without the beginning of a character at the end, which is cut off while somebody writes it. */
function wholeCharacters(bytes: Buffer): Buffer {
  if (isUtf8(bytes)) return bytes;
  const cut = cutCharacterLength(bytes);
  return cut > 0 ? bytes.subarray(0, -cut) : bytes;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const { 0: found, index } of text.matchAll(/[^\r\n]+/g)) {
    const content = found.trim();
    if (content !== '') lines.push({ text: content, at: index + found.indexOf(content) });
  }
  return lines;
}

/** The array around the lines is a level of its own. */
function tooDeepLine(lines: readonly Line[]): Line | undefined {
  for (const { text, at } of lines) {
    const deep = tooDeepAt(text, maxNesting - 1);
    if (deep >= 0) return { text, at: at + deep };
  }
  return undefined;
}

/** Nothing behind it, not even the end of its line, and nothing wrong with it but that it ends. */
function isUnfinished(text: string, line: Line): boolean {
  return line.at + line.text.length === text.length && findJsonTrouble(line.text)?.at === line.text.length;
}

function notJson(text: string, line: Line): Broken {
  const { at, reason } = findJsonTrouble(line.text) ?? { at: 0, reason: 'not JSON' };
  return brokenAt('syntax', text, line.at + at, inLine(reason));
}

/** What is said of the end of a file is said here of the end of a line. */
function inLine(reason: string): string {
  return reason
    .replace(/^the file ends/, 'the line ends')
    .replace(/ of line 1 is/, ' is')
    .replace(/ that begins on line 1$/, '')
    .replace(
      /^there is more text behind the end of the JSON value$/,
      'there is more than one value in the line',
    );
}
