import type { IncomingMessage } from 'node:http';
import { limits } from '#protocol';
import type { Middleware } from 'koa';

const thenClose = { headers: { Connection: 'close' } };

/** Whether a request has too many header fields. Node's own `maxHeadersCount` drops the rest and accepts the request. */
export function hasTooManyFields({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.length / 2 > limits.headerFields;
}

/** Whether its fields are refused. Several Hosts (RFC 9112 section 3.2) come joined by a comma. */
export function hasBadFields(request: IncomingMessage): boolean {
  return hasTooManyFields(request) || request.headers.host?.includes(',') === true;
}

/** Answers 431 (RFC 6585) to too many header fields and 400 to several Hosts, and closes the connection. */
export function headerFields(): Middleware {
  return async (ctx, next) => {
    if (hasTooManyFields(ctx.req))
      ctx.throw(431, `more than ${limits.headerFields} header fields`, thenClose);
    if (hasBadFields(ctx.req)) ctx.throw(400, 'more than one Host', thenClose);
    await next();
  };
}
