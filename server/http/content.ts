import type { Context } from 'koa';
import { type Coding, chooseCoding } from './content-coding.ts';
import { isKnownTag } from './entity-tag.ts';

/** Something that is sent whole; a chart's snapshot is one. The compressed forms may be missing. */
export interface Content {
  readonly body: Buffer;
  /** names the content, without HTTP's quotes */
  readonly etag: string;
  /** ms since 1970 */
  readonly modified?: number;
  gzip?(): Promise<Buffer>;
  brotli?(): Promise<Buffer>;
}

/** Below this many bytes an answer fits one packet anyway, and compressing it gains nothing. */
export const smallestCompressed = 1024;

/**
 * Answers with `content` in the coding that the client likes best, or with 304 if it has that already. Nothing is set before the
 * body is at hand, so that an error answer never carries the tag or coding of what could not be sent.
 */
export async function sendContent(
  ctx: Context,
  content: Content,
  { type, cacheControl }: { type: string; cacheControl: string },
): Promise<void> {
  const coding = chooseCoding(ctx.get('Accept-Encoding'), codingsOf(content));
  const etag = tagOf(content, coding);
  // Only the tag decides. If-Modified-Since counts in seconds, a chart changes several times in one, and a file copied with its
  // old time goes backwards: answering 304 to it would show old data as new.
  const known = isKnownTag(ctx.get('If-None-Match'), etag);
  const body = known ? undefined : await bodyIn(content, coding);

  ctx.vary('Accept-Encoding');
  ctx.set({ ETag: etag, 'Cache-Control': cacheControl });
  if (content.modified !== undefined) ctx.lastModified = new Date(content.modified);
  if (body === undefined) {
    ctx.status = 304;
    return;
  }
  if (coding !== 'identity') ctx.set('Content-Encoding', coding);
  ctx.type = type;
  ctx.body = body;
}

function codingsOf(content: Content): Coding[] {
  if (content.body.length < smallestCompressed) return ['identity'];
  return [...(content.brotli ? ['br' as const] : []), ...(content.gzip ? ['gzip' as const] : []), 'identity'];
}

/** Each coding is a representation of its own, and a strong tag belongs to one sequence of bytes (RFC 9110, 8.8.3.3). */
function tagOf({ etag }: Content, coding: Coding): string {
  return coding === 'identity' ? `"${etag}"` : `"${etag}-${coding}"`;
}

async function bodyIn(content: Content, coding: Coding): Promise<Buffer> {
  if (coding === 'br' && content.brotli) return content.brotli();
  if (coding === 'gzip' && content.gzip) return content.gzip();
  return content.body;
}
