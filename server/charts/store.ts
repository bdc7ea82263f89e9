import { isName, aliasOf, type ChartSettings, type Problem } from '#protocol';
import {
  entryOf,
  goodOf,
  isListed,
  isSame,
  isSameFile,
  isSameSideCar,
  type ChartEntry,
  type FileState,
  type Good,
  type SettingsFile,
} from './chart-entry.ts';
import type { ChartEvent } from './chart-event.ts';
import { createSnapshot, type Content, type Snapshot } from './snapshot.ts';
import { createSpellings } from './spellings.ts';

export type { ChartChange, ChartEvent } from './chart-event.ts';
export type { ChartEntry } from './chart-entry.ts';

/** The latest good snapshot, the current problem and the settings of every chart. A chart with two names answers to both. */
export interface ChartStore {
  get(name: string): Snapshot | undefined;
  /** The exact name of a chart, or else the only one that differs in case alone. */
  find(name: string): string | undefined;
  /** The problem of the data file, or else of the side-car. */
  problem(name: string): Problem | undefined;
  /** The settings of the side-car, or its last good ones. */
  settings(name: string): ChartSettings | undefined;
  /** Sorted by name; aliases are not listed. A file without a valid chart name (`a b.json`) is listed by its file name. */
  list(): ChartEntry[];
  /** Changes whenever the list or one of its entries does. */
  readonly changes: number;
  /** Calls back whenever a chart was added to the list or removed from it. */
  onListChange(listener: () => void): void;
  /** Shows the content that was held back, of all charts of the same file; false when there is none. */
  accept(name: string): boolean;
}

/** The store as those see it who read the files. */
export interface WritableChartStore extends ChartStore {
  /** The file is good; its problem, if any, is over. An alias is not listed: its content is that of a chart that is. */
  put(name: string, content: Content, modified: number, isAlias?: true): void;
  /** The file is broken; its last good content stays. */
  setProblem(name: string, problem: Problem): void;
  /** The file is good, but its last content stays until this one is accepted. */
  hold(name: string, problem: Problem, content: Content, modified: number): void;
  /** The file is gone, and its problem with it. */
  remove(name: string): void;
  /** The good content of the file of this name itself. */
  content(name: string): Content | undefined;
  /** The side-car is good, or gone (undefined). */
  setSettings(name: string, settings: ChartSettings | undefined): void;
  /** The side-car is broken; its last good settings stay. */
  setSettingsProblem(name: string, problem: Problem): void;
  settingsProblem(name: string): Problem | undefined;
}

/** What is published under one name. */
interface View {
  snapshot?: Snapshot;
  problem?: Problem;
  settings?: ChartSettings;
}

/**
 * Keeps the latest good snapshot of each chart and publishes changes. A chart without a file answers with the file of its other name, if it
 * has one (`aliasOf`), and has its own events. A revision is the time of `now`, or one more than the last.
 */
export function createChartStore(deps: {
  publish: (event: ChartEvent) => void;
  /** the clock (ms), or a source that follows it and never goes back */
  now: () => number;
}): WritableChartStore {
  const files = new Map<string, FileState>();
  const sideCars = new Map<string, SettingsFile>();
  const views = new Map<string, View>();
  const revisions = new Map<string, number>();
  const spellings = createSpellings();
  const listListeners: (() => void)[] = [];
  let changes = 0;

  function update(name: string, file: FileState | undefined): void {
    if (isSameFile(file, files.get(name))) return;
    changes++;
    const wasListed = isListed(files.get(name));
    if (file) files.set(name, file);
    else files.delete(name);
    for (const each of namesOf(name)) {
      if (namesOf(each).some((one) => files.has(one))) spellings.add(each);
      else spellings.delete(each);
      settle(each);
    }
    if (isListed(file) !== wasListed) for (const listener of listListeners) listener();
  }

  function updateSettings(name: string, sideCar: SettingsFile | undefined): void {
    if (isSameSideCar(sideCar, sideCars.get(name))) return;
    changes++;
    if (sideCar) sideCars.set(name, sideCar);
    else sideCars.delete(name);
    for (const each of namesOf(name)) settle(each);
  }

  function settle(name: string): void {
    const before = views.get(name) ?? {};
    const after = viewOf(name, before.snapshot);
    if (Object.keys(after).length > 0) views.set(name, after);
    else views.delete(name);
    // an invalid name has no topic, so no subscribers
    if (isName(name)) for (const event of eventsOf(name, before, after)) deps.publish(event);
  }

  function viewOf(name: string, before: Snapshot | undefined): View {
    const own = files.get(name);
    const other = files.get(aliasOf(name) ?? '');
    const sideCar = sideCars.get(name) ?? sideCars.get(aliasOf(name) ?? '');
    const problem = (own ?? other)?.problem ?? sideCar?.problem;
    const good = own?.good ?? other?.good;
    const snapshot = good && snapshotOf(name, good, before);
    const settings = sideCar?.settings;
    return { ...(snapshot && { snapshot }), ...(problem && { problem }), ...(settings && { settings }) };
  }

  function snapshotOf(name: string, { content, modified }: Good, before: Snapshot | undefined): Snapshot {
    if (before?.etag !== content.etag)
      return createSnapshot(content, { name, revision: nextRevision(name), modified });
    return before.modified === modified
      ? before
      : createSnapshot(content, { name, revision: before.revision, modified });
  }

  function nextRevision(name: string): number {
    const revision = Math.max((revisions.get(name) ?? 0) + 1, Math.floor(deps.now()));
    revisions.set(name, revision);
    return revision;
  }

  function eventsOf(name: string, before: View, after: View): ChartEvent[] {
    const events: ChartEvent[] = [];
    if (after.snapshot !== before.snapshot) events.push(contentEvent(name, before.snapshot, after.snapshot));
    if (!isSame(after.problem, before.problem))
      events.push({ kind: 'problem', name, problem: after.problem ?? null });
    if (!isSame(after.settings, before.settings))
      events.push({ kind: 'settings', name, settings: after.settings ?? null });
    return events;
  }

  function contentEvent(name: string, before: Snapshot | undefined, after: Snapshot | undefined): ChartEvent {
    if (!after) return { kind: 'removed', name, revision: nextRevision(name) };
    if (after.revision === before?.revision) return { kind: 'touched', name, snapshot: after };
    return { kind: 'changed', name, snapshot: after, ...(before && { before }) };
  }

  return {
    get: (name) => views.get(name)?.snapshot,
    find: spellings.find,
    problem: (name) => views.get(name)?.problem,
    settings: (name) => views.get(name)?.settings,
    list: () =>
      [...files]
        .filter(([, file]) => isListed(file))
        .sort(byName)
        .map(([name, file]) => entryOf(name, file, views.get(name)?.snapshot, sideCars.get(name))),
    put: (name, content, modified, isAlias) =>
      update(name, { good: { content, modified }, ...(isAlias && { isAlias }) }),
    setProblem: (name, problem) => update(name, { ...goodOf(files.get(name)), problem }),
    hold: (name, problem, content, modified) =>
      update(name, { ...goodOf(files.get(name)), problem, held: { content, modified } }),
    remove: (name) => update(name, undefined),
    content: (name) => files.get(name)?.good?.content,
    get changes() {
      return changes;
    },
    onListChange: (listener) => void listListeners.push(listener),
    accept(name) {
      const own = [name, aliasOf(name) ?? ''].find((each) => files.has(each)) ?? name;
      const state = files.get(own);
      if (!state?.held) return false;
      const { file } = state.problem ?? {};
      for (const [each, { held, problem, isAlias }] of files)
        if (held && problem?.file === file) update(each, { good: held, ...(isAlias && { isAlias }) });
      return true;
    },
    setSettings: (name, settings) => updateSettings(name, settings && { settings }),
    setSettingsProblem: (name, problem) =>
      updateSettings(name, { settings: sideCars.get(name)?.settings, problem }),
    settingsProblem: (name) => sideCars.get(name)?.problem,
  };
}

/** A chart's own name, and its other name if it has one. */
function namesOf(name: string): string[] {
  const other = aliasOf(name);
  return other === undefined ? [name] : [name, other];
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
