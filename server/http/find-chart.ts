import { isName, placeOf } from '#protocol';
import type { Context } from 'koa';
import type { Snapshot } from '../charts/snapshot.ts';
import type { ChartStore } from '../charts/store.ts';

/** Looks a name up; it never becomes a path. A name that matches only case-insensitively is accepted if it is unambiguous. Throws 404. */
export function findChart(ctx: Context, charts: ChartStore, name: string): Snapshot {
  if (!isName(name)) ctx.throw(404, 'this cannot be the name of a chart');
  const snapshot = charts.get(name);
  if (snapshot) return snapshot;
  const spelled = charts.find(name) ?? name;
  return charts.get(spelled) ?? ctx.throw(404, whyMissing(charts, spelled));
}

function whyMissing(charts: ChartStore, name: string): string {
  const problem = charts.problem(name);
  return problem
    ? `${name} has no data yet: ${placeOf(problem)}: ${problem.reason}`
    : `there is no chart ${name}`;
}
