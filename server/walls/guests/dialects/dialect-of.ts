import { findTooDeep, maxNesting } from '#protocol';
import type { Fields } from './dialect.ts';

/** Which of the older dialects a guest speaks. */
export type DialectName = 'rooms' | 'notices' | 'direct';

/** Which dialect the first message of a socket is in; undefined: the original protocol, or a screen's, whose messages have an `action`. */
export function dialectOf(text: string): DialectName | undefined {
  // almost no socket sends these words
  if (!/"(event|type)"/.test(text)) return undefined;
  const fields = readFields(text);
  if (typeof fields === 'string' || typeof fields['action'] === 'string') return undefined;
  if (typeof fields['event'] === 'string') return 'rooms';
  return typeof fields['type'] === 'string' ? 'notices' : undefined;
}

/** The fields of a message, or why it has none. */
export function readFields(text: string): Fields | string {
  if (findTooDeep(text) >= 0) return `more than ${maxNesting} levels of nesting`;
  try {
    const fields: unknown = JSON.parse(text);
    const isObject = typeof fields === 'object' && fields !== null && !Array.isArray(fields);
    return isObject ? (fields as Fields) : 'not a JSON object';
  } catch {
    return 'not JSON';
  }
}
