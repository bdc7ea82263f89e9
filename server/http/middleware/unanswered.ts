import type { Middleware } from 'koa';
import { refusePage } from '../error-page.ts';

/** Gives what nobody answered a body of ours: unknown paths, and the bare 405 and 501 of the router. */
export function unanswered(): Middleware {
  return async (ctx, next) => {
    await next();
    if (ctx.body !== undefined || ctx.status < 400) return;
    if (ctx.status !== 404) ctx.throw(ctx.status, `${ctx.method} is not answered here`, { expose: true });
    refusePage(ctx, 404, { zh: '没有这个页面。', en: 'There is nothing at this address.' });
  };
}
