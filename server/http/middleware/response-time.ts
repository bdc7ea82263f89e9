import type { Middleware } from 'koa';
import { countRefusal, type Tally } from '../../walls/tally.ts';

/** `X-Response-Time: 3ms`, on errors too: whole milliseconds until the response was ready, in the original server's format. Counts what was refused. */
export function responseTime(tally: Tally): Middleware {
  return async (ctx, next) => {
    const start = performance.now();
    try {
      await next();
    } finally {
      if (ctx.status >= 400) countRefusal(tally, 'request', ctx.status);
      ctx.set('X-Response-Time', `${Math.round(performance.now() - start)}ms`);
    }
  };
}
