import { isUtf8 } from 'node:buffer';
import { maxNesting, findTooDeep } from '#protocol';
import { findJsonTrouble } from '../../diagnostics/json-trouble.ts';
import { createContent } from '../../snapshot.ts';
import { badEncoding, brokenAt, emptyAs, withoutMark, type Broken, type ParseResult } from './parsed.ts';

/** Parses a JSON file, with or without a byte order mark; on failure, the place and the reason. Never throws. */
export function parseJson(bytes: Buffer): ParseResult {
  const body = withoutMark(bytes);
  const read = readJson(body);
  return read.ok ? { ...read, content: createContent(read.text, body) } : read;
}

/** As `parseJson`, for JSON files that are not charts. */
export function readJson(body: Buffer): { ok: true; text: string; value: unknown } | Broken {
  if (!isUtf8(body)) return badEncoding(body);
  const text = body.toString('utf8');
  const deep = findTooDeep(text);
  if (deep >= 0) return brokenAt('too-deep', text, deep, ({ file }) => file.tooDeep(maxNesting));
  const json = jsonOf(text);
  return json ? { ok: true, text, value: json.value } : (emptyAs(text) ?? notJson(text));
}

/** The value of a JSON text; undefined if it is not JSON. */
export function jsonOf(text: string): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}

function notJson(text: string): Broken {
  const trouble = findJsonTrouble(text);
  return brokenAt('syntax', text, trouble?.at ?? 0, trouble?.reason ?? (({ json }) => json.notJson));
}
