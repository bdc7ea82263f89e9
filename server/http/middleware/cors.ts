import type { Middleware } from 'koa';

const everywhere = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'OPTIONS, GET, PUT, POST, DELETE',
};

/** For a preflight that does not say which headers will come. */
const usualHeaders = 'Content-Type, Content-Length, Authorization, Accept, X-Requested-With';

/**
 * Any page may read, as with the original server, which sends these headers with every answer. A preflight is answered here for any
 * path, without a body: only then can a page on another origin read that a chart is missing.
 */
export function cors(): Middleware {
  return async (ctx, next) => {
    ctx.set(everywhere);
    if (ctx.method === 'OPTIONS') {
      ctx.set('Access-Control-Allow-Headers', ctx.get('Access-Control-Request-Headers') || usualHeaders);
      ctx.status = 204;
    } else {
      await next();
    }
  };
}
