import type { Middleware } from 'koa';
import { refusePage } from '../error-page.ts';

/** Adds a body where no route answered: unknown paths, and the router's empty 405 and 501. */
export function unanswered(): Middleware {
  return async (ctx, next) => {
    await next();
    if (ctx.body !== undefined || ctx.status < 400) return;
    if (ctx.status !== 404) ctx.throw(ctx.status, `${ctx.method} is not answered here`, { expose: true });
    refusePage(ctx, 404, ({ errorPage }) => errorPage.notFound);
  };
}
