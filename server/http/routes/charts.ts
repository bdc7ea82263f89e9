import type { Router } from '@koa/router';
import { createChartList, type ChartListDeps } from '../chart-list.ts';
import { findChart } from '../find-chart.ts';
import { send } from '../sendable.ts';

/** `/api` lists the charts and the walls that have files, with their problems; `/api/<chart>` is a chart's bare JSON. */
export function chartRoutes(router: Router, deps: ChartListDeps): void {
  const { charts } = deps;
  const list = createChartList(deps);

  router.get('/api', async (ctx) => {
    await send(ctx, await list(), { type: 'json', cacheControl: 'no-store' });
  });

  router.get('/api/:chart', async (ctx) => {
    const snapshot = findChart(ctx, charts, ctx.params['chart'] ?? '');
    ctx.state['chart'] = snapshot;
    await send(ctx, snapshot, { type: 'json', cacheControl: 'no-cache' });
  });
}
