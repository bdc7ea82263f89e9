import type { Middleware } from 'koa';

const everywhere = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'OPTIONS, GET, HEAD',
};

/** For a preflight that does not say which headers will come. */
const usualHeaders = 'Content-Type, Content-Length, Authorization, Accept, X-Requested-With';

/**
 * Any page may read, as with the original server, which sends these headers with every answer; none of another origin may change
 * anything. A preflight is answered here for any path, without a body: only then can a page on another origin read that a chart is
 * missing. Who only asks what there is to do at a path is told by the router.
 */
export function cors(): Middleware {
  return async (ctx, next) => {
    ctx.set(everywhere);
    const isPreflight = ctx.method === 'OPTIONS' && ctx.get('Access-Control-Request-Method') !== '';
    if (!isPreflight) await next();
    if (ctx.method !== 'OPTIONS') return;
    ctx.set('Access-Control-Allow-Headers', ctx.get('Access-Control-Request-Headers') || usualHeaders);
    ctx.status = 204;
  };
}
