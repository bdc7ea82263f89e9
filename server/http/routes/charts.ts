import type { Router } from '@koa/router';
import { isName, placeOf } from '#protocol';
import type { Context } from 'koa';
import type { Snapshot } from '../../charts/snapshot.ts';
import type { ChartStore } from '../../charts/store.ts';
import type { WallFiles } from '../../walls/wall-files.ts';
import { listCharts } from '../chart-list.ts';
import { send } from '../sendable.ts';

/** `/api` lists the charts, and the walls that have files, with what is wrong with them; `/api/<chart>` is a chart's bare JSON. */
export function chartRoutes(router: Router, charts: ChartStore, walls: Pick<WallFiles, 'list'>): void {
  router.get('/api', async (ctx) => {
    const listed = await listCharts(charts);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { charts: listed, walls: walls.list() };
  });

  router.get('/api/:chart', async (ctx) => {
    const snapshot = find(ctx, charts, ctx.params['chart'] ?? '');
    ctx.state['chart'] = snapshot;
    await send(ctx, snapshot, { type: 'json', cacheControl: 'no-cache' });
  });
}

/** A name is looked up, never made into a path; throws 404. */
function find(ctx: Context, charts: ChartStore, name: string): Snapshot {
  if (!isName(name)) ctx.throw(404, 'this cannot be the name of a chart');
  const snapshot = charts.get(name);
  if (!snapshot) ctx.throw(404, whyMissing(charts, name));
  return snapshot;
}

function whyMissing(charts: ChartStore, name: string): string {
  const problem = charts.problem(name);
  return problem
    ? `${name} has no data yet: ${placeOf(problem)}: ${problem.reason}`
    : `there is no chart ${name}`;
}
