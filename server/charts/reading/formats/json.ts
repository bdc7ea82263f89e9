import { isUtf8 } from 'node:buffer';
import { maxNesting, tooDeepAt } from '#protocol';
import { findJsonTrouble } from '../../diagnostics/json-trouble.ts';
import { createContent } from '../../snapshot.ts';
import { badEncoding, brokenAt, emptyAs, withoutMark, type Broken, type ParseResult } from './parsed.ts';

/** The bytes of a JSON file -> its content, or the place and the reason why not. Never throws. A byte order mark is taken off. */
export function parseJson(bytes: Buffer): ParseResult {
  const body = withoutMark(bytes);
  const read = readJson(body);
  return read.ok ? { ...read, content: createContent(read.text, body) } : read;
}

/** What the bytes of a JSON file say; as `parseJson`, for files that are no charts. */
export function readJson(body: Buffer): { ok: true; text: string; value: unknown } | Broken {
  if (!isUtf8(body)) return badEncoding(body);
  const text = body.toString('utf8');
  const deep = tooDeepAt(text);
  if (deep >= 0) return brokenAt('too-deep', text, deep, `more than ${maxNesting} levels of nesting`);
  const json = jsonOf(text);
  return json ? { ok: true, text, value: json.value } : (emptyAs(text) ?? notJson(text));
}

/** What a JSON text says, or undefined if it is none. */
export function jsonOf(text: string): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}

function notJson(text: string): Broken {
  const { at, reason } = findJsonTrouble(text) ?? { at: 0, reason: 'not JSON' };
  return brokenAt('syntax', text, at, reason);
}
