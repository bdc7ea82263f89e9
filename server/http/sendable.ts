import type { Context } from 'koa';
import { type Coding, chooseCoding } from './content-coding.ts';
import { isKnownTag, tagOf } from './entity-tag.ts';

/** A complete body to send, such as a chart's snapshot. The compressed forms are optional. */
export interface Sendable {
  readonly body: Buffer;
  /** the entity tag, without quotes */
  readonly etag: string;
  /** ms since 1970 */
  readonly modified?: number;
  gzip?(): Promise<Buffer>;
  brotli?(): Promise<Buffer>;
}

/** Smaller bodies fit one packet anyway, so compressing them gains nothing. bytes */
const minCompressed = 1024;

/**
 * Sends `sendable` in the client's preferred coding, or 304 if the client has it. No header is set before the body is available, so
 * that an error response never carries the tag or coding of a body that could not be sent.
 */
export async function send(
  ctx: Context,
  sendable: Sendable,
  { type, cacheControl }: { type: string; cacheControl: string },
): Promise<void> {
  const coding = chooseCoding(ctx.get('Accept-Encoding'), codingsOf(sendable));
  const etag = tagOf(sendable.etag, coding);
  // Only the tag decides. If-Modified-Since has a resolution of one second, in which a chart may change several times, and a file
  // copied with its old time goes backwards: a 304 would show old data as new.
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
  if (sendable.body.length < minCompressed) return ['identity'];
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
