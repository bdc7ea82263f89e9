import type { Logger } from 'pino';
import type { Problem } from '#protocol';
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
import type { WorkerPool } from '../reading/worker-pool.ts';
import type { WritableChartStore } from '../store.ts';
import { createDuplicates, duplicateOf } from './duplicates.ts';
import type { FileHandler } from './file-sync.ts';
import { syncFolder, type FolderSync } from './folder-sync.ts';

export interface ChartFolderDeps {
  dir: string;
  store: WritableChartStore;
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
  const duplicates = createDuplicates();
  /** the file of a chart's last good content; content of another file is not compared with it */
  const sources = new Map<string, string>();

  async function load(file: string, known: ParsedChart | undefined): Promise<Loaded<ParsedChart>> {
    const loaded = await loadChart(dir, file, { workers, known });
    const name = chartNameOf(file) ?? '';
    // people may switch the contract off
    if (sources.get(name) !== file || store.settings(name)?.contract === false) return loaded;
    return validated(file, loaded, { before: store.content(name), log });
  }

  function apply(file: string, loaded: Loaded<ParsedChart>): readonly string[] {
    const name = chartNameOf(file);
    if (name === undefined) return applyNameless(file, loaded);
    return chartFileOf(file)?.kind === 'settings'
      ? applySettings(name, loaded as Loaded<ParsedSettings>)
      : applyData(name, file, loaded as Loaded<ParsedContent>);
  }

  function applyNameless(file: string, loaded: Loaded<ParsedChart>): readonly string[] {
    if (loaded.kind === 'broken') setProblem(file, loaded.problem);
    else store.remove(file);
    return [];
  }

  function applyData(name: string, file: string, loaded: Loaded<ParsedContent>): readonly string[] {
    if (loaded.kind === 'absent') return remove(name, file);
    const displaced = duplicates.add(name, file);
    if (displaced !== undefined) setDuplicate(name, displaced);
    if (duplicates.first(name) === file) applyChart(name, file, loaded);
    else setDuplicate(name, file);
    return [];
  }

  function applyChart(
    name: string,
    file: string,
    loaded: Exclude<Loaded<ParsedContent>, { kind: 'absent' }>,
  ): void {
    const before = store.problem(name);
    switch (loaded.kind) {
      case 'good':
        // the problem of a side-car is not over
        if (before?.file === file) logProblem(log, before, undefined);
        sources.set(name, file);
        return store.put(name, loaded.parsed.content, loaded.modified);
      case 'held':
        logProblem(log, before, loaded.problem);
        return store.hold(name, loaded.problem, loaded.parsed.content, loaded.modified);
      case 'broken':
        return setProblem(name, loaded.problem);
    }
    loaded satisfies never;
  }

  /** A chart has one file; a duplicate is listed under its own name. */
  function setDuplicate(name: string, file: string): void {
    setProblem(file, duplicateOf(file, duplicates.first(name) ?? ''));
  }

  function setProblem(name: string, problem: Problem): void {
    logProblem(log, store.problem(name), problem);
    store.setProblem(name, problem);
  }

  /** The next of several files takes the place of one that is gone. */
  function remove(name: string, file: string): readonly string[] {
    const wasFirst = duplicates.first(name) === file;
    duplicates.remove(name, file);
    const heir = duplicates.first(name);
    store.remove(wasFirst ? (heir ?? name) : file);
    return wasFirst && heir !== undefined ? [heir] : [];
  }

  function applySettings(name: string, loaded: Loaded<ParsedSettings>): readonly string[] {
    const before = store.settingsProblem(name);
    switch (loaded.kind) {
      case 'broken':
        logProblem(log, before, loaded.problem);
        store.setSettingsProblem(name, loaded.problem);
        return [];
      case 'good':
        logProblem(log, before, undefined);
        store.setSettings(name, loaded.parsed.settings);
        return heldFileOf(name);
      default:
        store.setSettings(name, undefined);
        return [];
    }
  }

  /** Content that was held back may pass with the new settings. */
  function heldFileOf(name: string): readonly string[] {
    const problem = store.problem(name);
    return problem?.code === 'held' ? [problem.file] : [];
  }

  return { accepts: isChartFile, load, apply };
}
