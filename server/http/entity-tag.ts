/** Whether an If-None-Match header names `etag` (quoted), by the weak comparison that RFC 9110, 13.1.2 asks for. */
export function isKnownTag(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  // A tag may hold commas, so the list is not split at them. A proxy that recompresses makes our tags weak: W/"…".
  return [...ifNoneMatch.matchAll(/"[^"]*"/g)].some(([opaqueTag]) => opaqueTag === etag);
}
