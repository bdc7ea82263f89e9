import { isUtf8 } from 'node:buffer';
import { maxNesting, tooDeepAt, type Problem } from '#protocol';
import { findJsonTrouble } from './json-trouble.ts';
import { placeAt, type Place } from './place.ts';
import { createContent, type Content } from './snapshot.ts';
import { validLength } from './utf8.ts';

/** `text` is what could be read of the file, for showing the place. */
export type Parsed =
  | { ok: true; content: Content }
  | ({ ok: false; code: Problem['code']; reason: string; text: string } & Place);

/** Bytes of a file -> its content, or the place and the reason why not. Never throws. A byte order mark is taken off. */
export function parseContent(bytes: Buffer): Parsed {
  const body = withoutMark(bytes);
  if (!isUtf8(body)) return badEncoding(body);
  const text = body.toString('utf8');
  const deep = tooDeepAt(text);
  if (deep >= 0) return broken('too-deep', text, deep, `more than ${maxNesting} levels of nesting`);
  if (isJson(text)) return { ok: true, content: createContent(text, body) };
  if (text.trim() === '')
    return broken('empty', text, 0, text === '' ? 'the file is empty' : 'the file holds only white space');
  const { at, reason } = findJsonTrouble(text) ?? { at: 0, reason: 'not JSON' };
  return broken('syntax', text, at, reason);
}

/** The text of bytes of which not all are good, e.g. because they were cut; and the place behind the last good one. */
export function readablePart(bytes: Buffer): { text: string } & Place {
  const good = validLength(bytes);
  const before = bytes.toString('utf8', 0, good);
  return { text: bytes.toString('utf8'), ...placeAt(before, before.length) };
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function broken(code: Problem['code'], text: string, at: number, reason: string): Parsed {
  return { ok: false, code, reason, text, ...placeAt(text, at) };
}

function badEncoding(bytes: Buffer): Parsed {
  const byte = bytes[validLength(bytes)] ?? 0;
  const utf16 = [0xfffe, 0xfeff].includes(((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0));
  const found = utf16
    ? 'the file is UTF-16'
    : `byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')} is not UTF-8`;
  return { ok: false, code: 'encoding', reason: `${found}: save the file as UTF-8`, ...readablePart(bytes) };
}
