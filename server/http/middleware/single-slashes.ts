import type { Middleware } from 'koa';

/** Reads `/api//seller` as `/api/seller`, as a file server does: clients join two parts that both have the slash. */
export function singleSlashes(): Middleware {
  return async (ctx, next) => {
    if ((ctx.method === 'GET' || ctx.method === 'HEAD') && ctx.path.includes('//'))
      ctx.path = ctx.path.replace(/\/{2,}/g, '/');
    await next();
  };
}
