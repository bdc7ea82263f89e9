import type { Router } from '@koa/router';
import { computeExplanation } from '../../charts/reading/off-thread.ts';
import type { WorkerPool } from '../../charts/reading/worker-pool.ts';
import type { ChartStore } from '../../charts/store.ts';
import { findChart } from '../find-chart.ts';

/** `GET /api/-/charts/<chart>/explain`: how the chart was read and is drawn, and what else it could have been. */
export function explainRoute(
  router: Router,
  { charts, workers }: { charts: ChartStore; workers: WorkerPool },
): void {
  router.get('/api/-/charts/:chart/explain', async (ctx) => {
    const snapshot = findChart(ctx, charts, ctx.params['chart'] ?? '');
    const { name, revision } = snapshot;
    const explanation = await computeExplanation(workers, snapshot, {
      name,
      settings: charts.settings(name),
    });
    if (!explanation) ctx.throw(503, `${name} takes too long to explain`);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { name, revision, ...explanation };
  });
}
