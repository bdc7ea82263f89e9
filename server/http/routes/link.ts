import type { Router } from '@koa/router';
import type { Door } from '../../auth/door.ts';

/**
 * `GET /api/-/link` says whether the page that asks would get a socket here: a browser does not tell a page why it got none. Answered
 * 200 when it would, so that something on the way refuses it, and 403 with the reason when it would not.
 */
export function linkRoute(router: Router, door: Door): void {
  router.get('/api/-/link', (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const reason = door.refusePageOf(ctx.req.headers.host);
    if (reason !== undefined) ctx.throw(403, reason);
    ctx.body = { status: 200, message: 'a socket would be opened' };
  });
}
