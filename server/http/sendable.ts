import type { Context } from 'koa';
import { type Coding, chooseCoding } from './content-coding.ts';
import { isKnownTag, tagOf } from './entity-tag.ts';

/** Something that is sent whole; a chart's snapshot is one. The compressed forms may be missing. */
export interface Sendable {
  readonly body: Buffer;
  /** names the content, without HTTP's quotes */
  readonly etag: string;
  /** ms since 1970 */
  readonly modified?: number;
  gzip?(): Promise<Buffer>;
  brotli?(): Promise<Buffer>;
}

/** Below this many bytes an answer fits one packet anyway, and compressing it gains nothing. */
const smallestCompressed = 1024;

/**
 * Answers with `sendable` in the coding that the client likes best, or with 304 if it has that already. Nothing is set before the
 * body is at hand, so that an error answer never carries the tag or coding of what could not be sent.
 */
export async function send(
  ctx: Context,
  sendable: Sendable,
  { type, cacheControl }: { type: string; cacheControl: string },
): Promise<void> {
  const coding = chooseCoding(ctx.get('Accept-Encoding'), codingsOf(sendable));
  const etag = tagOf(sendable.etag, coding);
  // Only the tag decides. If-Modified-Since counts in seconds, a chart changes several times in one, and a file copied with its
  // old time goes backwards: answering 304 to it would show old data as new.
  const known = isKnownTag(ctx.get('If-None-Match'), etag);
  const body = known ? undefined : await bodyIn(sendable, coding);

  ctx.vary('Accept-Encoding');
  ctx.set({ ETag: etag, 'Cache-Control': cacheControl });
  if (sendable.modified !== undefined) ctx.lastModified = new Date(sendable.modified);
  if (body === undefined) {
    ctx.status = 304;
    return;
  }
  if (coding !== 'identity') ctx.set('Content-Encoding', coding);
  ctx.type = type;
  ctx.body = body;
}

function codingsOf(sendable: Sendable): Coding[] {
  if (sendable.body.length < smallestCompressed) return ['identity'];
  return [
    ...(sendable.brotli ? ['br' as const] : []),
    ...(sendable.gzip ? ['gzip' as const] : []),
    'identity',
  ];
}

async function bodyIn(sendable: Sendable, coding: Coding): Promise<Buffer> {
  if (coding === 'br' && sendable.brotli) return sendable.brotli();
  if (coding === 'gzip' && sendable.gzip) return sendable.gzip();
  return sendable.body;
}
