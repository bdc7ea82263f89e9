import type { Problem } from '#protocol';
import { reasonOf, type Reason, type ServerPhrase } from '../../../words/index.ts';
import { placeAt, type Place } from '../../diagnostics/place.ts';
import type { Content } from '../../snapshot.ts';
import { validLength } from '../utf8.ts';

/** `value` is the content's parsed text, so that it need not be parsed again. */
export type ParseResult = { ok: true; content: Content; value: unknown } | Broken;

/** Where and why a file is broken. `text` is the readable part of it, for showing the place. */
export type Broken = { ok: false; code: Problem['code']; text: string } & Place & Reason;

/** `at` is an index in `text`, in UTF-16 units. */
export function brokenAt(code: Problem['code'], text: string, at: number, reason: ServerPhrase): Broken {
  return { ok: false, code, ...reasonOf(reason), text, ...placeAt(text, at) };
}

/** For a file that is empty or blank; undefined for every other. */
export function emptyAs(text: string): Broken | undefined {
  if (text.trim() !== '') return undefined;
  return brokenAt('empty', text, 0, ({ file }) => (text === '' ? file.empty : file.blank));
}

/** For bytes that are not UTF-8. */
export function badEncoding(bytes: Buffer): Broken {
  const byte = bytes[validLength(bytes)] ?? 0;
  const hex = `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  const reason = reasonOf(({ file }) => (utf16Of(bytes) ? file.utf16 : file.notUtf8(hex)));
  return { ok: false, code: 'encoding', ...reason, ...readablePart(bytes) };
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

/** Which UTF-16 a byte order mark says; undefined without one. */
export function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}
