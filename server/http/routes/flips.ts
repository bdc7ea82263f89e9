import { isName } from '#protocol';
import type { Hub } from '../../walls/hub.ts';
import type { Routes } from '../routes.ts';

/** `GET /api/-/walls/<wall>/flips`: how well the wall's screens changed together, the newest change first. Empty for a wall without sockets. */
export function flipRoute(routes: Routes, hub: Pick<Hub, 'find'>): void {
  routes.on('GET /api/-/walls/:wall/flips', (ctx) => {
    const name = ctx.params['wall'] ?? '';
    if (!isName(name)) ctx.throw(404, 'this cannot be the name of a wall');
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { wall: name, flips: hub.find(name)?.screens.flips.list() ?? [] };
  });
}
