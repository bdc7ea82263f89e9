import type { Door } from '../../auth/door.ts';
import type { Routes } from '../routes.ts';

/**
 * `GET /api/-/link` tells a page whether it may open a WebSocket here: browsers do not tell a page why its socket failed. 200 means
 * yes, so something in between is refusing it; 403 means no, with the reason, in `words` in every language.
 */
export function linkRoute(routes: Routes, door: Door): void {
  routes.on('GET /api/-/link', (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const refused = door.refusePageOf(ctx.req);
    if (refused) ctx.throw(403, refused.reason, { details: { words: refused.words } });
    ctx.body = { status: 200, message: 'a socket would be opened' };
  });
}
