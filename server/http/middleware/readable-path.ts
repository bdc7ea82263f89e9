import type { Middleware } from 'koa';

/** Refuses a path with a broken percent-encoding; the router would take it as it stands. */
export function readablePath(): Middleware {
  return async (ctx, next) => {
    if (!isReadable(() => decodeURIComponent(ctx.path))) ctx.throw(400, 'the path cannot be decoded');
    await next();
  };
}

/** `ctx.path` itself throws when the request line holds an absolute URL that is none. */
function isReadable(read: () => string): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
