import { TextDecoder } from 'node:util';
import type { Context } from 'koa';
import type { Format } from '../charts/chart-file.ts';

/** The media types that a chart may be uploaded as. */
export const formatsByType: ReadonlyMap<string, Format> = new Map([
  ['application/json', 'json'],
  ['application/x-ndjson', 'ndjson'],
  ['text/csv', 'csv'],
  ['text/tab-separated-values', 'tsv'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
]);

/** The format of a request's body; throws 415. */
export function formatOf(ctx: Context): Format {
  const type = typeOf(ctx);
  const format = formatsByType.get(type);
  if (format !== undefined && isUnencoded(ctx)) return format;
  const types = [...formatsByType.keys()].join(', ');
  return ctx.throw(415, `${type || 'no Content-Type'} cannot be taken: it must be one of ${types}`, {
    headers: { Accept: types, 'Accept-Encoding': 'identity' },
  });
}

export function typeOf(ctx: Context): string {
  return ctx.request.type.trim().toLowerCase();
}

export function isUnencoded(ctx: Context): boolean {
  return ['', 'identity'].includes(ctx.get('Content-Encoding').toLowerCase());
}

/**
 * Converts a body from its declared charset to UTF-8. A body declared as UTF-8, or without a charset, is left as it is: its encoding
 * is then detected as a file's is. Throws 415 for an unknown charset and 422 for bytes that are invalid in it.
 */
export function inUtf8(ctx: Context, body: Buffer): Buffer {
  const { charset } = ctx.request;
  if (charset === '' || /^utf-?8$/i.test(charset)) return body;
  return Buffer.from(decode(ctx, body, decoderFor(ctx, charset)));
}

function decoderFor(ctx: Context, charset: string): TextDecoder {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    return ctx.throw(415, `the charset ${charset} is not known here: send UTF-8`);
  }
}

function decode(ctx: Context, body: Buffer, decoder: TextDecoder): string {
  try {
    return decoder.decode(body);
  } catch {
    return ctx.throw(422, `the content is not in the charset ${decoder.encoding}`);
  }
}
