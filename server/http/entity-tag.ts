import type { Coding } from './content-coding.ts';

/** Each coding is a representation of its own, and a strong tag belongs to one sequence of bytes (RFC 9110, 8.8.3.3). */
export function tagOf(etag: string, coding: Coding): string {
  return coding === 'identity' ? `"${etag}"` : `"${etag}-${coding}"`;
}

/** Whether an If-None-Match header names `tag` (quoted), by the weak comparison that RFC 9110, 13.1.2 asks for. */
export function isKnownTag(ifNoneMatch: string, tag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  // A tag may hold commas, so the list is not split at them. A proxy that recompresses makes our tags weak: W/"…".
  return [...ifNoneMatch.matchAll(/"[^"]*"/g)].some(([opaqueTag]) => opaqueTag === tag);
}

/** Whether an If-Match header names `tag`, by the strong comparison of RFC 9110, 13.1.1: a weak tag names nothing. */
export function isNamedTag(ifMatch: string, tag: string): boolean {
  if (ifMatch.trim() === '*') return true;
  return [...ifMatch.matchAll(/(?:W\/)?"[^"]*"/g)].some(([namedTag]) => namedTag === tag);
}
