import type { Context, Middleware } from 'koa';

const everywhere = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'OPTIONS, GET, HEAD',
};

/** For a preflight that does not list its request headers. */
const defaultHeaders = 'Content-Type, Content-Length, Authorization, Accept, X-Requested-With';

/** What pages of an origin may do that the server was told of. */
const methods = 'OPTIONS, GET, HEAD, PUT, PATCH, POST, DELETE';

/**
 * Any page may read charts, as with the original server, which sends these headers with every response; pages of other origins may change
 * nothing, and read nothing else (`ownPagesOnly`). A preflight is answered here for any path, without a body: otherwise a page of another origin could not read a 404. An
 * OPTIONS request that is not a preflight goes on to the router. `origins`: where roles are enforced, only their pages may read and change.
 */
export function cors(origins?: readonly string[]): Middleware {
  return async (ctx, next) => {
    if (origins) allow(ctx, origins);
    else ctx.set(everywhere);
    const isPreflight = ctx.method === 'OPTIONS' && ctx.get('Access-Control-Request-Method') !== '';
    if (!isPreflight) await next();
    if (ctx.method !== 'OPTIONS') return;
    ctx.set('Access-Control-Allow-Headers', ctx.get('Access-Control-Request-Headers') || defaultHeaders);
    ctx.status = 204;
  };
}

/** For what is no chart: only pages of ours read it. Undoes what `cors` allowed to any page. */
export function ownPagesOnly(): Middleware {
  return (ctx, next) => {
    if (ctx.response.get('Access-Control-Allow-Origin') === '*')
      for (const name of Object.keys(everywhere)) ctx.remove(name);
    return next();
  };
}

function allow(ctx: Context, origins: readonly string[]): void {
  const origin = ctx.get('Origin');
  ctx.vary('Origin');
  if (!origins.includes(origin)) return;
  ctx.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Methods': methods });
}
