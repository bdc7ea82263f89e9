import { isName, type Problem } from '#protocol';
import { codeFrame } from '../../charts/diagnostics/code-frame.ts';
import { loadChart } from '../../charts/reading/loader.ts';
import type { WorkerPool } from '../../charts/reading/worker-pool.ts';
import type { ChartStore } from '../../charts/store.ts';
import type { Routes } from '../routes.ts';

export interface ProblemRouteDeps {
  charts: Pick<ChartStore, 'list'>;
  workers: WorkerPool;
  /** the data folder */
  dir: string;
  /** false: that of another node, which alone can show the lines */
  hasFolder: boolean;
}

/**
 * `GET /api/-/charts/<chart>/problem`: what is wrong with the chart's file, or else with its side-car, and the lines around the place. These
 * are read from the file now: of what could not be read, nothing is kept.
 */
export function problemRoute(routes: Routes, { charts, workers, dir, hasFolder }: ProblemRouteDeps): void {
  routes.on('GET /api/-/charts/:chart/problem', async (ctx) => {
    const name = ctx.params['chart'] ?? '';
    const entry = isName(name) ? charts.list().find((each) => each.name === name) : undefined;
    if (!entry) return ctx.throw(404, `there is no chart ${name}`);
    const problem = entry.problem ?? (entry.settings === true ? undefined : entry.settings);
    if (!problem) return ctx.throw(404, `nothing is wrong with ${name}`);
    const frame = await frameOf(problem);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { name, problem, ...(frame !== undefined && { frame }) };
  });

  /** Undefined where no place is known, or the file was mended meanwhile. */
  async function frameOf({ file, line, column }: Problem): Promise<string | undefined> {
    if (!hasFolder || line === undefined || column === undefined) return undefined;
    const loaded = await loadChart(dir, file, { workers });
    if (loaded.kind !== 'broken' || loaded.text === undefined) return undefined;
    return codeFrame(loaded.text, { line, column });
  }
}
