import { createChartList, type ChartListDeps } from '../chart-list.ts';
import { findChart } from '../find-chart.ts';
import type { Routes } from '../routes.ts';
import { send } from '../sendable.ts';

/** `/api` lists the charts and the walls that have files, with their problems; `/api/<chart>` is a chart's bare JSON. */
export function chartRoutes(routes: Routes, deps: ChartListDeps): void {
  const { charts } = deps;
  const list = createChartList(deps);

  routes.on('GET /api', async (ctx) => {
    await send(ctx, await list(), { type: 'json', cacheControl: 'no-store' });
  });

  routes.on('GET /api/:chart', async (ctx) => {
    const snapshot = findChart(ctx, charts, ctx.params['chart'] ?? '');
    ctx.state['chart'] = snapshot;
    await send(ctx, snapshot, { type: 'json', cacheControl: 'no-cache' });
  });
}
