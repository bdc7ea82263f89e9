import type { Middleware } from 'koa';

/** Each of these may hold a content of 2 MiB, and wait for others. */
const mostAtOnce = 256;

/** Lets a request that changes something in: not before it is known what there is, nor while draining, nor too many at a time. */
export function admission(isReady: () => boolean): Middleware {
  let inside = 0;
  return async (ctx, next) => {
    if (!isReady() || inside >= mostAtOnce) {
      const why = isReady() ? 'too many changes at a time' : 'starting or shutting down';
      ctx.throw(503, `${why}: try again`, { expose: true, headers: { 'Retry-After': '1' } });
    }
    inside++;
    try {
      await next();
    } finally {
      inside--;
    }
  };
}
