import type { Logger } from 'pino';
import { chartFileOf, chartNameOf, isChartFile } from '../chart-file.ts';
import { validated } from '../contract.ts';
import { logProblem } from '../diagnostics/log-problem.ts';
import {
  loadChart,
  type Loaded,
  type ParsedChart,
  type ParsedContent,
  type ParsedSettings,
} from '../reading/loader.ts';
import { areSameOptions, readingOptionsIn } from '../reading/reading-options.ts';
import type { WorkerPool } from '../reading/worker-pool.ts';
import type { ChartFiles } from '../file-states.ts';
import { createFileCharts } from './file-charts.ts';
import type { FileHandler } from './file-sync.ts';
import { syncFolder, type FolderSync } from './folder-sync.ts';

export interface ChartFolderDeps {
  dir: string;
  store: ChartFiles;
  workers: WorkerPool;
  log: Logger;
  now: () => number;
}

/** Keeps the store equal to the data files and side-cars of a folder, which is made if it is missing. */
export function watchCharts(deps: ChartFolderDeps): FolderSync {
  const { dir, log, now } = deps;
  return syncFolder(createHandler(deps), { dir, log, now, title: 'the data folder', isNeeded: true });
}

/** `load` reads, parses and validates a file, `apply` stores it. */
function createHandler({ dir, store, workers, log }: ChartFolderDeps): FileHandler<ParsedChart> {
  const fileCharts = createFileCharts({ store, log });

  async function load(file: string, known: ParsedChart | undefined): Promise<Loaded<ParsedChart>> {
    const settings = store.settings(chartNameOf(file) ?? '');
    const loaded = await loadChart(dir, file, { workers, settings, known });
    return validated(file, loaded, { before: (name) => contentToMatch(name, file), log });
  }

  function contentToMatch(name: string, file: string) {
    // people may switch the contract off
    const isOff = !fileCharts.isSource(name, file) || store.settings(name)?.contract === false;
    return isOff ? undefined : store.content(name);
  }

  function apply(file: string, loaded: Loaded<ParsedChart>): readonly string[] {
    const name = chartNameOf(file);
    if (name === undefined) return applyNameless(file, loaded);
    return chartFileOf(file)?.kind === 'settings'
      ? applySettings(name, loaded as Loaded<ParsedSettings>)
      : fileCharts.apply(file, loaded as Loaded<ParsedContent>);
  }

  function applyNameless(file: string, loaded: Loaded<ParsedChart>): readonly string[] {
    if (loaded.kind !== 'broken') store.remove(file);
    else {
      logProblem(log, store.problem(file), loaded.problem);
      store.setProblem(file, loaded.problem);
    }
    return [];
  }

  function applySettings(name: string, loaded: Loaded<ParsedSettings>): readonly string[] {
    const before = store.settingsProblem(name);
    const options = readingOptionsIn(store.settings(name));
    if (loaded.kind === 'broken') {
      logProblem(log, before, loaded.problem);
      store.setSettingsProblem(name, loaded.problem);
      return [];
    }
    if (loaded.kind === 'good') logProblem(log, before, undefined);
    if (loaded.kind === 'good') store.setSettings(name, loaded.parsed.settings, loaded.modified);
    else store.setSettings(name, undefined);
    const isReadAnew = !areSameOptions(options, readingOptionsIn(store.settings(name)));
    return isReadAnew ? dataFileOf(name) : heldFileOf(name);
  }

  function dataFileOf(name: string): readonly string[] {
    const file = fileCharts.fileOf(name);
    return file === undefined ? [] : [file];
  }

  /** Content that was held back may pass with the new settings. */
  function heldFileOf(name: string): readonly string[] {
    const problem = store.problem(name);
    return problem?.code === 'held' ? [problem.file] : [];
  }

  return { accepts: isChartFile, load, apply };
}
