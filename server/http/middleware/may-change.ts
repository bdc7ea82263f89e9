import type { Middleware } from 'koa';
import type { Door } from '../../auth/door.ts';

/** Lets a request through that may change something; throws 403 with the reason. */
export function mayChange(door: Door): Middleware {
  return async (ctx, next) => {
    const reason = door.refuseChange(ctx.req);
    if (reason !== undefined) ctx.throw(403, reason);
    await next();
  };
}
