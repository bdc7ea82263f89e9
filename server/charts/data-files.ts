import type { Logger } from 'pino';
import { placeOf, type Problem } from '#protocol';
import { chartFileOf, chartNameOf, isChartFile } from './chart-file.ts';
import type { KeeperDeps, FileHandler } from './keeper.ts';
import { loadChart, type ChartTaken, type ContentTaken, type Loaded, type SettingsTaken } from './loader.ts';
import { createRivals } from './rivals.ts';
import type { WritableChartStore } from './store.ts';
import { visible } from './visible.ts';

export interface DataFilesDeps extends KeeperDeps {
  store: WritableChartStore;
}

/** Puts what the files of the data folder hold into the store. `look` asks for another look at a file. */
export function createDataFiles(
  { dir, store, log }: DataFilesDeps,
  look: (file: string) => void,
): FileHandler<ChartTaken> {
  const rivals = createRivals();

  function tell(file: string, loaded: Loaded<ChartTaken>): void {
    const name = chartNameOf(file);
    if (name === undefined) return tellNameless(file, loaded);
    if (chartFileOf(file)?.kind === 'settings') return tellSettings(name, loaded as Loaded<SettingsTaken>);
    tellData(name, file, loaded as Loaded<ContentTaken>);
  }

  function tellNameless(file: string, loaded: Loaded<ChartTaken>): void {
    if (loaded.kind === 'broken') tellOnce(log, store.problem(file), loaded.problem);
    if (loaded.kind === 'broken') store.setProblem(file, loaded.problem);
    else store.remove(file);
  }

  function tellData(name: string, file: string, loaded: Loaded<ContentTaken>): void {
    if (loaded.kind === 'absent') return forget(name, file);
    const second = rivals.add(name, file);
    if (second !== undefined) tellDuplicate(name, second);
    if (rivals.first(name) === file) tellChart(name, file, loaded);
    else tellDuplicate(name, file);
  }

  function tellChart(name: string, file: string, loaded: Loaded<ContentTaken>): void {
    switch (loaded.kind) {
      case 'good':
        if (store.problem(name)?.file === file) log.info({ file }, `${visible(file)} is good again`);
        return store.put(name, loaded.taken.content, loaded.modified);
      case 'held':
        tellOnce(log, store.problem(name), loaded.problem);
        return store.hold(name, loaded.problem, loaded.taken.content, loaded.modified);
      case 'broken':
        tellOnce(log, store.problem(name), loaded.problem);
        return store.setProblem(name, loaded.problem);
      case 'absent':
        return store.remove(name);
    }
    loaded satisfies never;
  }

  /** A chart has one file; the other is listed under its own name. */
  function tellDuplicate(name: string, file: string): void {
    const reason = `${rivals.first(name)} is the chart of this name`;
    const problem: Problem = { code: 'duplicate', file, reason };
    tellOnce(log, store.problem(file), problem);
    store.setProblem(file, problem);
  }

  function forget(name: string, file: string): void {
    const wasFirst = rivals.first(name) === file;
    rivals.drop(name, file);
    const heir = rivals.first(name);
    if (!wasFirst) return store.remove(file);
    if (heir === undefined) return store.remove(name);
    store.remove(heir);
    look(heir);
  }

  function tellSettings(name: string, loaded: Loaded<SettingsTaken>): void {
    const before = store.settingsProblem(name);
    switch (loaded.kind) {
      case 'broken':
        tellOnce(log, before, loaded.problem);
        return store.setSettingsProblem(name, loaded.problem);
      case 'good':
        if (before) log.info({ file: before.file }, `${visible(before.file)} is good again`);
        return store.setSettings(name, loaded.taken.settings);
      default:
        return store.setSettings(name, undefined);
    }
  }

  return { isOurs: isChartFile, load: (file, known) => loadChart(dir, file, known), tell };
}

/** Says what is wrong, unless that was said before. */
export function tellOnce(log: Logger, before: Problem | undefined, problem: Problem): void {
  const isKnown = before && placeOf(before) === placeOf(problem) && before.reason === problem.reason;
  if (!isKnown) log.warn(problem, `${visible(placeOf(problem))}: ${problem.reason}`);
}
