import { setImmediate } from 'node:timers/promises';
import { areFactsKnown, factsOf, type Facts } from '../charts/facts.ts';
import type { ChartEntry, ChartStore } from '../charts/store.ts';

/** How much is read without a pause, so that screens are served meanwhile. Bytes, a chart counting for some at least */
const mostAtOnce = 256 * 1024;
const leastEach = 4096;

/** Every chart with what was found in it and how it is drawn. */
export async function listCharts(charts: ChartStore): Promise<(ChartEntry & Partial<Facts>)[]> {
  const listed = [];
  let work = 0;
  for (const entry of charts.list()) {
    const { name } = entry;
    const snapshot = entry.revision === undefined ? undefined : charts.get(name);
    const settings = charts.settings(name);
    if (snapshot && !areFactsKnown(snapshot, name, settings)) work += snapshot.body.length + leastEach;
    listed.push(snapshot ? { ...entry, ...factsOf(snapshot, name, settings) } : entry);
    if (work <= mostAtOnce) continue;
    await setImmediate();
    work = 0;
  }
  return listed;
}
