import type { Router } from '@koa/router';
import { isName } from '#protocol';
import type { Middleware } from 'koa';
import type { ChartStore } from '../../charts/store.ts';

/** `POST /api/<chart>/accept` publishes content that was held back. `before` checks who may. */
export function acceptRoute(router: Router, charts: ChartStore, before: Middleware[]): void {
  router.post('/api/:chart/accept', ...before, (ctx) => {
    const name = ctx.params['chart'] ?? '';
    if (!isName(name)) ctx.throw(404, 'this cannot be the name of a chart');
    if (!charts.accept(name))
      ctx.throw(charts.get(name) ? 409 : 404, `there is nothing of ${name} that is held back`);
    const { revision, etag, modified } = charts.get(name) ?? {};
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { name, revision, etag, modified };
  });
}
