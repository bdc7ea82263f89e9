import type { Router } from '@koa/router';
import type { Door } from '../../auth/door.ts';

/**
 * `GET /api/-/link` tells a page whether it may open a WebSocket here: browsers do not tell a page why its socket failed. 200 means
 * yes, so something in between is refusing it; 403 means no, with the reason.
 */
export function linkRoute(router: Router, door: Door): void {
  router.get('/api/-/link', (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const reason = door.refusePageOf(ctx.req.headers.host);
    if (reason !== undefined) ctx.throw(403, reason);
    ctx.body = { status: 200, message: 'a socket would be opened' };
  });
}
