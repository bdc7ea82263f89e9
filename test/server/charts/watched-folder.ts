import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { ChartEvent } from '../../../server/charts/store.ts';
import { createChartStore } from '../../../server/charts/store.ts';
import { watchFolder } from '../../../server/charts/watcher.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

/** Watches a folder for the time of a test; `events` and `logged` are everything published and logged so far. */
export function watch(dir: string) {
  const events: ChartEvent[] = [];
  const logged: string[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line) => void logged.push(line) });
  const store = createChartStore({ publish: (event) => events.push(event), now: Date.now });
  const folder = watchFolder({ dir, store, log, now: Date.now });
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
