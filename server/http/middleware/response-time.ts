import type { Middleware } from 'koa';

/** `X-Response-Time: 3ms`, on errors too: whole milliseconds until the answer was ready to be sent, as the original server says it. */
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
