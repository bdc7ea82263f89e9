import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { WorkerPool } from '../../../server/charts/reading/worker-pool.ts';
import type { ChartEvent } from '../../../server/charts/store.ts';
import { createChartStore } from '../../../server/charts/store.ts';
import { watchCharts } from '../../../server/charts/watching/chart-folder.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { workers as testWorkers } from '../../helpers/workers.ts';

/** Watches a folder for the time of a test; `events` and `logged` are everything published and every message logged so far. */
export function watch(dir: string, workers: WorkerPool = testWorkers) {
  const events: ChartEvent[] = [];
  const logged: string[] = [];
  const log = pino(
    { base: null, timestamp: false },
    { write: (line) => void logged.push(JSON.parse(line).msg) },
  );
  const store = createChartStore({ publish: (event) => events.push(event), now: Date.now });
  const folder = watchCharts({ dir, store, workers, log, now: Date.now });
  onTestFinished(() => folder.close());
  return { dir, events, logged, store, folder, path: (file: string) => join(dir, file) };
}

/** A fresh folder that is watched and has been read once. */
export async function watchedFolder() {
  const watched = watch(await tempFolder());
  await watched.folder.ready;
  return watched;
}

/** The texts that were published for a chart, in order. */
export function textsOf(events: ChartEvent[], name: string): string[] {
  return events.flatMap((event) =>
    event.kind === 'changed' && event.name === name ? [event.snapshot.text] : [],
  );
}

/** A data folder inside of `root`, with files, that is watched and has been read once. */
export async function watchedData(files: Record<string, string> = { 'trend.json': '[1]' }) {
  const root = await tempFolder();
  const dir = join(root, 'data');
  await makeFolder(dir, files);
  const watched = watch(dir);
  await watched.folder.ready;
  return { ...watched, root, text: () => watched.store.get('trend')?.text };
}

export async function makeFolder(dir: string, files: Record<string, string>): Promise<void> {
  await mkdir(dir);
  for (const [file, text] of Object.entries(files)) await writeFile(join(dir, file), text);
}
