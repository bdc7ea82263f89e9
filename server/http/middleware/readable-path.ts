import type { Middleware } from 'koa';

/** Refuses a path with invalid percent-encoding; the router would pass it on undecoded. */
export function readablePath(): Middleware {
  return async (ctx, next) => {
    if (!isReadable(() => decodeURIComponent(ctx.path))) ctx.throw(400, 'the path cannot be decoded');
    await next();
  };
}

/** `ctx.path` itself throws if the request line has an invalid absolute URL. */
function isReadable(read: () => string): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
