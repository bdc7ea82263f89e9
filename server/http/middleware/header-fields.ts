import type { IncomingMessage } from 'node:http';
import { limits } from '#protocol';
import type { Middleware } from 'koa';

/** Whether a request has too many header fields. Node's own `maxHeadersCount` drops the rest and accepts the request. */
export function hasTooManyFields({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.length / 2 > limits.headerFields;
}

/** Answers 431 (RFC 6585) to too many header fields, and closes the connection. */
export function headerFields(): Middleware {
  return async (ctx, next) => {
    if (hasTooManyFields(ctx.req))
      ctx.throw(431, `more than ${limits.headerFields} header fields`, { headers: { Connection: 'close' } });
    await next();
  };
}
