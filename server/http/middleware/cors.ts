import type { Middleware } from 'koa';

const everywhere = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'OPTIONS, GET, HEAD',
};

/** For a preflight that does not list its request headers. */
const defaultHeaders = 'Content-Type, Content-Length, Authorization, Accept, X-Requested-With';

/**
 * Any page may read, as with the original server, which sends these headers with every response; pages of other origins may change
 * nothing. A preflight is answered here for any path, without a body: otherwise a page of another origin could not read a 404. An
 * OPTIONS request that is not a preflight goes on to the router.
 */
export function cors(): Middleware {
  return async (ctx, next) => {
    ctx.set(everywhere);
    const isPreflight = ctx.method === 'OPTIONS' && ctx.get('Access-Control-Request-Method') !== '';
    if (!isPreflight) await next();
    if (ctx.method !== 'OPTIONS') return;
    ctx.set('Access-Control-Allow-Headers', ctx.get('Access-Control-Request-Headers') || defaultHeaders);
    ctx.status = 204;
  };
}
