import type { Router } from '@koa/router';
import { isName } from '#protocol';
import type { Hub } from '../../walls/hub.ts';

/** `GET /api/-/walls/<wall>/flips`: how well the wall's screens changed together, the newest change first. Empty for a wall without sockets. */
export function flipRoute(router: Router, hub: Pick<Hub, 'find'>): void {
  router.get('/api/-/walls/:wall/flips', (ctx) => {
    const name = ctx.params['wall'] ?? '';
    if (!isName(name)) ctx.throw(404, 'this cannot be the name of a wall');
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { wall: name, flips: hub.find(name)?.screens.flips.list() ?? [] };
  });
}
