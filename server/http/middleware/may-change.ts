import type { Middleware } from 'koa';
import type { Door } from '../../auth/door.ts';

/** Throws 403 with the reason if the client may not change anything. */
export function mayChange(door: Door): Middleware {
  return async (ctx, next) => {
    const refused = door.refuseChange(ctx.req);
    if (refused) ctx.throw(403, refused.reason);
    await next();
  };
}

/** Throws 403 with the reason if the request was sent to a Host that is not ours. */
export function isOurHost(door: Door): Middleware {
  return async (ctx, next) => {
    const refused = door.refuseHostOf(ctx.req);
    if (refused) ctx.throw(403, refused.reason);
    await next();
  };
}

/** Throws 403 with the reason if the client would get no socket either. */
export function mayOpenStream(door: Door): Middleware {
  return async (ctx, next) => {
    const refused = door.refuseStream(ctx.req);
    if (refused) ctx.throw(403, refused.reason);
    await next();
  };
}
