import type { Problem } from '#protocol';
import { placeAt, type Place } from '../../diagnostics/place.ts';
import type { Content } from '../../snapshot.ts';
import { validLength } from '../utf8.ts';

/** `value` is the content's parsed text, so that it need not be parsed again. */
export type ParseResult = { ok: true; content: Content; value: unknown } | Broken;

/** Where and why a file is broken. `text` is the readable part of it, for showing the place. */
export type Broken = { ok: false; code: Problem['code']; reason: string; text: string } & Place;

/** `at` is an index in `text`, in UTF-16 units. */
export function brokenAt(code: Problem['code'], text: string, at: number, reason: string): Broken {
  return { ok: false, code, reason, text, ...placeAt(text, at) };
}

/** For a file that is empty or blank; undefined for every other. */
export function emptyAs(text: string): Broken | undefined {
  if (text.trim() !== '') return undefined;
  const reason = text === '' ? 'the file is empty' : 'the file holds only white space';
  return brokenAt('empty', text, 0, reason);
}

/** For bytes that are not UTF-8. */
export function badEncoding(bytes: Buffer): Broken {
  const byte = bytes[validLength(bytes)] ?? 0;
  const found = hasUtf16Mark(bytes)
    ? 'the file is UTF-16'
    : `byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')} is not UTF-8`;
  return { ok: false, code: 'encoding', reason: `${found}: save the file as UTF-8`, ...readablePart(bytes) };
}

/** Decodes bytes that are not all valid UTF-8, e.g. because they were cut; the place is where the valid part ends. */
export function readablePart(bytes: Buffer): { text: string } & Place {
  const good = validLength(bytes);
  const before = bytes.toString('utf8', 0, good);
  return { text: bytes.toString('utf8'), ...placeAt(before, before.length) };
}

/** Strips UTF-8's byte order mark. */
export function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function hasUtf16Mark(bytes: Buffer): boolean {
  return [0xfffe, 0xfeff].includes(((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0));
}
