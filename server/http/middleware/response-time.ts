import type { Middleware } from 'koa';

/** `X-Response-Time: 3ms`, on errors too: whole milliseconds until the response was ready, in the original server's format. */
export function responseTime(): Middleware {
  return async (ctx, next) => {
    const start = performance.now();
    try {
      await next();
    } finally {
      ctx.set('X-Response-Time', `${Math.round(performance.now() - start)}ms`);
    }
  };
}
