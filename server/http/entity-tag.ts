import type { Coding } from './content-coding.ts';

/** Each coding is a representation of its own, and a strong tag identifies one sequence of bytes (RFC 9110, 8.8.3.3). */
export function tagOf(etag: string, coding: Coding): string {
  return coding === 'identity' ? `"${etag}"` : `"${etag}-${coding}"`;
}

/** Whether If-None-Match contains `tag` (quoted), by weak comparison as RFC 9110, 13.1.2 requires. */
export function isKnownTag(ifNoneMatch: string, tag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  // A tag may contain commas, so the list is not split at them. A proxy that recompresses makes our tags weak: W/"…".
  return [...ifNoneMatch.matchAll(/"[^"]*"/g)].some(([opaqueTag]) => opaqueTag === tag);
}

/** Whether If-Match contains `tag`, by strong comparison as RFC 9110, 13.1.1 requires: a weak tag never matches. */
export function isNamedTag(ifMatch: string, tag: string): boolean {
  if (ifMatch.trim() === '*') return true;
  return [...ifMatch.matchAll(/(?:W\/)?"[^"]*"/g)].some(([namedTag]) => namedTag === tag);
}
