import type { Logger } from 'pino';
import { placeOf, type Problem } from '#protocol';
import { chartFileOf, chartNameOf, isChartFile } from '../chart-file.ts';
import type { KeeperDeps, FileHandler } from './keeper.ts';
import {
  loadChart,
  type ChartTaken,
  type ContentTaken,
  type Loaded,
  type SettingsTaken,
} from '../reading/loader.ts';
import { lossesOf } from '../contract.ts';
import { createRivals } from './rivals.ts';
import type { Content } from '../snapshot.ts';
import type { WritableChartStore } from '../store.ts';
import { visible } from '../diagnostics/visible.ts';

export interface DataFilesDeps extends KeeperDeps {
  store: WritableChartStore;
}

/** Puts what the files of the data folder hold into the store. `look` asks for another look at a file. */
export function createDataFiles(
  { dir, store, log }: DataFilesDeps,
  look: (file: string) => void,
): FileHandler<ChartTaken> {
  const rivals = createRivals();
  /** the file that a chart's last good content is of: another one begins anew */
  const shown = new Map<string, string>();

  async function load(file: string, known: ChartTaken | undefined): Promise<Loaded<ChartTaken>> {
    const loaded = await loadChart(dir, file, known);
    return loaded.kind === 'good' && loaded.taken.kind === 'data'
      ? judged(file, { ...loaded, taken: loaded.taken })
      : loaded;
  }

  /** What replaces a content must not have lost what made it worth showing, unless a person says that it may. */
  function judged(
    file: string,
    loaded: Extract<Loaded<ContentTaken>, { kind: 'good' }>,
  ): Loaded<ContentTaken> {
    const name = chartNameOf(file) ?? '';
    const { content } = loaded.taken;
    const before = shown.get(name) === file ? store.content(name) : undefined;
    if (!before || before.etag === content.etag || store.settings(name)?.contract === false) return loaded;
    const words = lossesBetween(before, loaded);
    if (!words) return loaded;
    const { taken, modified } = loaded;
    return { kind: 'held', taken, modified, problem: { code: 'held', file, reason: words.en, words } };
  }

  /** A slip of ours in reading columns must not keep data from being shown, let alone end the wall. */
  function lossesBetween(before: Content, { taken, value }: { taken: ContentTaken; value?: unknown }) {
    try {
      return lossesOf(before, taken.content, value);
    } catch (error) {
      log.error({ err: error }, 'a content could not be compared with the one before');
      return undefined;
    }
  }

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
        shown.set(name, file);
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
    const problem = duplicateOf(file, rivals.first(name) ?? '');
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
        store.setSettings(name, loaded.taken.settings);
        return lookAtHeld(name);
      default:
        return store.setSettings(name, undefined);
    }
  }

  /** What was held back may be let through by what a person says now. */
  function lookAtHeld(name: string): void {
    const problem = store.problem(name);
    if (problem?.code === 'held') look(problem.file);
  }

  return { isOurs: isChartFile, load, tell };
}

/** For a file that would be a chart if there were not another of its name. */
export function duplicateOf(file: string, first: string): Problem {
  return { code: 'duplicate', file, reason: `${first} is the chart of this name` };
}

/** Says what is wrong, unless that was said before. */
export function tellOnce(log: Logger, before: Problem | undefined, problem: Problem): void {
  const isKnown = before && placeOf(before) === placeOf(problem) && before.reason === problem.reason;
  if (!isKnown) log.warn(problem, `${visible(placeOf(problem))}: ${problem.reason}`);
}
