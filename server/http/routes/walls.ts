import type { Router } from '@koa/router';
import type { Hub } from '../../walls/hub.ts';

/** `GET /api/-/walls`: every wall with its number of screens and, if it spans them, the part that each shows and those that no screen shows. */
export function wallsRoute(router: Router, hub: Pick<Hub, 'list'>): void {
  router.get('/api/-/walls', (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { walls: hub.list() };
  });
}
