import { isUtf8 } from 'node:buffer';
import { maxNesting, findTooDeep } from '#protocol';
import { findJsonTrouble } from '../../diagnostics/json-trouble.ts';
import { createContent } from '../../snapshot.ts';
import { cutCharacterLength } from '../utf8.ts';
import { jsonOf } from './json.ts';
import { badEncoding, brokenAt, emptyAs, withoutMark, type Broken, type ParseResult } from './parsed.ts';

/** A line that is not blank; `at` is its index in the text. */
interface Line {
  text: string;
  at: number;
}

/**
 * Parses a file with one JSON value per line into one array; the lines keep their text. An unfinished last line is skipped while those
 * before it are valid, so that a growing log can be shown. Never throws.
 */
export function parseNdjson(bytes: Buffer): ParseResult {
  const body = wholeCharacters(withoutMark(bytes));
  if (!isUtf8(body)) return badEncoding(body);
  const text = body.toString('utf8');
  const lines = linesOf(text);
  const deep = tooDeepLine(lines);
  if (deep) return brokenAt('too-deep', text, deep.at, ({ file }) => file.tooDeep(maxNesting - 1));
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

/** Drops an incomplete character at the end: the file is still being written. */
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
    const deep = findTooDeep(text, maxNesting - 1);
    if (deep >= 0) return { text, at: at + deep };
  }
  return undefined;
}

/** The line ends the text, without a line break, and its only error is that it ends. */
function isUnfinished(text: string, line: Line): boolean {
  return line.at + line.text.length === text.length && findJsonTrouble(line.text)?.at === line.text.length;
}

function notJson(text: string, line: Line): Broken {
  const trouble = findJsonTrouble(line.text, 'line');
  const at = line.at + (trouble?.at ?? 0);
  return brokenAt('syntax', text, at, trouble?.reason ?? (({ json }) => json.notJson));
}
