import { isName, aliasOf, type ChartSettings, type Problem } from '#protocol';
import { entryOf, isListed, isSame, type ChartEntry, type FileState, type Good } from './chart-entry.ts';
import type { ChartEvent } from './chart-event.ts';
import { createFileStates, type FileStates } from './file-states.ts';
import { createSnapshot, type Snapshot } from './snapshot.ts';
import { createSpellings } from './spellings.ts';

export type { ChartChange, ChartEvent } from './chart-event.ts';
export type { ChartEntry } from './chart-entry.ts';

/** The latest good snapshot, the current problem and the settings of every chart. A chart with two names answers to both. */
export interface ChartStore {
  get(name: string): Snapshot | undefined;
  /** The last revision that was given out for a chart; 0: none yet. */
  revision(name: string): number;
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
}

/** The store as those see it who fill it. */
export type WritableChartStore = ChartStore & FileStates;

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
  const states = createFileStates({ onFile: update, onSideCar: updateSettings });
  const { files, sideCars } = states;
  const views = new Map<string, View>();
  const revisions = new Map<string, number>();
  const spellings = createSpellings();
  const listListeners: (() => void)[] = [];
  let changes = 0;

  function update(name: string, before: FileState | undefined): void {
    changes++;
    for (const each of namesOf(name)) {
      if (namesOf(each).some((one) => files.has(one))) spellings.add(each);
      else spellings.delete(each);
      settle(each);
    }
    if (isListed(files.get(name)) !== isListed(before)) for (const listener of listListeners) listener();
  }

  function updateSettings(name: string): void {
    changes++;
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

  function snapshotOf(name: string, good: Good, before: Snapshot | undefined): Snapshot {
    const { content, modified } = good;
    if (before?.etag !== content.etag)
      return createSnapshot(content, { name, revision: nextRevision(name, good.revision), modified });
    const revision = Math.max(before.revision, good.revision ?? 0);
    if (revision > before.revision) nextRevision(name, revision);
    return before.modified === modified && before.revision === revision
      ? before
      : createSnapshot(content, { name, revision, modified });
  }

  /** `agreed` if that is greater than the last one. */
  function nextRevision(name: string, agreed = Math.floor(deps.now())): number {
    const revision = Math.max((revisions.get(name) ?? 0) + 1, agreed);
    revisions.set(name, revision);
    return revision;
  }

  function eventsOf(name: string, before: View, after: View): ChartEvent[] {
    const events: ChartEvent[] = [];
    if (isNews(before.snapshot, after.snapshot))
      events.push(contentEvent(name, before.snapshot, after.snapshot));
    if (!isSame(after.problem, before.problem))
      events.push({ kind: 'problem', name, problem: after.problem ?? null });
    if (!isSame(after.settings, before.settings))
      events.push({ kind: 'settings', name, settings: after.settings ?? null });
    return events;
  }

  function contentEvent(name: string, before: Snapshot | undefined, after: Snapshot | undefined): ChartEvent {
    if (!after) return { kind: 'removed', name, revision: nextRevision(name) };
    if (after.etag === before?.etag) return { kind: 'touched', name, snapshot: after };
    return { kind: 'changed', name, snapshot: after, ...(before && { before }) };
  }

  return {
    ...states,
    get: (name) => views.get(name)?.snapshot,
    revision: (name) => revisions.get(name) ?? 0,
    find: spellings.find,
    problem: (name) => views.get(name)?.problem,
    settings: (name) => views.get(name)?.settings,
    list: () =>
      [...files]
        .filter(([, file]) => isListed(file))
        .sort(byName)
        .map(([name, file]) => entryOf(name, file, views.get(name)?.snapshot, sideCars.get(name))),
    get changes() {
      return changes;
    },
    onListChange: (listener) => void listListeners.push(listener),
  };
}

/** That nodes have agreed on another revision of the same content is none. */
function isNews(before: Snapshot | undefined, after: Snapshot | undefined): boolean {
  return before?.etag !== after?.etag || before?.modified !== after?.modified;
}

/** A chart's own name, and its other name if it has one. */
function namesOf(name: string): string[] {
  const other = aliasOf(name);
  return other === undefined ? [name] : [name, other];
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
