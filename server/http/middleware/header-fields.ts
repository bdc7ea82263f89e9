import type { IncomingMessage } from 'node:http';
import { limits } from '#protocol';
import type { Middleware } from 'koa';

/** Whether a request has more header fields than is allowed. Node's own `maxHeadersCount` drops what is beyond it, and lets the request in. */
export function hasTooManyFields({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.length / 2 > limits.headerFields;
}

/** Answers a request with too many header fields with 431 (RFC 6585), and ends its connection. */
export function headerFields(): Middleware {
  return async (ctx, next) => {
    if (hasTooManyFields(ctx.req))
      ctx.throw(431, `more than ${limits.headerFields} header fields`, { headers: { Connection: 'close' } });
    await next();
  };
}
