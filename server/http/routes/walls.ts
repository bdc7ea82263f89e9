import { isFor, type Identity } from '../../auth/identity.ts';
import type { Hub } from '../../walls/hub.ts';
import type { Routes } from '../routes.ts';

/** `GET /api/-/walls`: every wall that the client may see, with its number of screens and, if it spans them, the part that each shows and those that no screen shows. */
export function wallsRoute(routes: Routes, hub: Pick<Hub, 'list'>): void {
  routes.on('GET /api/-/walls', (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const identity = ctx.state['identity'] as Identity;
    ctx.body = { walls: hub.list().filter(({ wall }) => isFor(identity, wall)) };
  });
}
