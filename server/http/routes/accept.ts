import { isName } from '#protocol';
import type { ChartStore } from '../../charts/store.ts';
import type { Routes } from '../routes.ts';

/** `POST /api/<chart>/accept` publishes content that was held back. */
export function acceptRoute(routes: Routes, charts: ChartStore): void {
  routes.on('POST /api/:chart/accept', (ctx) => {
    const name = ctx.params['chart'] ?? '';
    if (!isName(name)) ctx.throw(404, 'this cannot be the name of a chart');
    if (!charts.accept(name))
      ctx.throw(charts.get(name) ? 409 : 404, `there is nothing of ${name} that is held back`);
    const { revision, etag, modified } = charts.get(name) ?? {};
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { name, revision, etag, modified };
  });
}
