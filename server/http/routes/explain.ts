import { computeExplanation } from '../../charts/reading/off-thread.ts';
import type { WorkerPool } from '../../charts/reading/worker-pool.ts';
import type { ChartStore } from '../../charts/store.ts';
import { findChart } from '../find-chart.ts';
import type { Routes } from '../routes.ts';
import { wallOf, type TimezoneOf } from '../wall-of.ts';

/** `GET /api/-/charts/<chart>/explain`: how the chart was read and is drawn, on `?wall=`, and what else it could have been. */
export function explainRoute(
  routes: Routes,
  { charts, workers, timezoneOf }: { charts: ChartStore; workers: WorkerPool; timezoneOf: TimezoneOf },
): void {
  routes.on('GET /api/-/charts/:chart/explain', async (ctx) => {
    const snapshot = findChart(ctx, charts, ctx.params['chart'] ?? '');
    const { name, revision } = snapshot;
    const explanation = await computeExplanation(workers, snapshot, {
      name,
      settings: charts.settings(name),
      timezone: timezoneOf(wallOf(ctx)),
    });
    if (!explanation) ctx.throw(503, `${name} takes too long to explain`);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { name, revision, ...explanation };
  });
}
