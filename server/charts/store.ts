import { isName, otherName, type Problem } from '#protocol';
import { createSnapshot, type Content, type Snapshot } from './snapshot.ts';

/** A new content; `before` is what it replaces, if there was something. */
export interface ChartChange {
  kind: 'changed';
  name: string;
  snapshot: Snapshot;
  before?: Snapshot;
}

/** What happens to a chart; published on the topic `chart:<name>`. */
export type ChartEvent =
  | ChartChange
  /** written again with the same content: only `modified` is another */
  | { kind: 'touched'; name: string; snapshot: Snapshot }
  | { kind: 'removed'; name: string; revision: number }
  /** the file became broken (the last good snapshot stays), or is good again (null) */
  | { kind: 'problem'; name: string; problem: Problem | null };

/** One line of `/api`. A broken file that was never good has no revision. */
export interface ChartEntry {
  name: string;
  revision?: number;
  etag?: string;
  modified?: number;
  bytes?: number;
  problem?: Problem;
}

/** The latest good snapshot of every chart, and what is wrong with its file now. A chart with two names answers to both. */
export interface ChartStore {
  get(name: string): Snapshot | undefined;
  problem(name: string): Problem | undefined;
  /** by name, in order; aliases are not listed. Entries that cannot have a chart name (a file `a b.json`) are listed by file name. */
  list(): ChartEntry[];
}

/** The store as whoever reads the files sees it. */
export interface WritableChartStore extends ChartStore {
  /** The file is good: its problem, if it had one, is over. */
  put(name: string, content: Content, modified: number): void;
  /** The file is broken; its last good content stays. */
  setProblem(name: string, problem: Problem): void;
  /** The file is gone, and what was wrong with it too. */
  remove(name: string): void;
}

/** A real file, as opposed to a name that somebody asks for. */
interface ChartFile {
  content?: Content;
  modified?: number;
  problem?: Problem;
}

/** What the world is told under one name. */
interface View {
  snapshot?: Snapshot;
  problem?: Problem;
}

/**
 * Keeps the latest good snapshot of each chart and publishes what changes. A chart without a file answers with the file of its
 * other name, if it has one (`otherName`), and has its own events. Revisions begin at the clock (ms), so that they grow over restarts.
 */
export function createChartStore(deps: {
  publish: (event: ChartEvent) => void;
  now: () => number;
}): WritableChartStore {
  const files = new Map<string, ChartFile>();
  const views = new Map<string, View>();
  const revisions = new Map<string, number>();

  function update(name: string, file: ChartFile | undefined): void {
    if (file) files.set(name, file);
    else files.delete(name);
    for (const each of [name, otherName(name)]) if (each !== undefined) settle(each);
  }

  function settle(name: string): void {
    const before = views.get(name) ?? {};
    const after = viewOf(name, before.snapshot);
    if (after.snapshot || after.problem) views.set(name, after);
    else views.delete(name);
    // a name that no chart can have has no topic: nobody could listen
    if (isName(name)) for (const event of eventsOf(name, before, after)) deps.publish(event);
  }

  function viewOf(name: string, before: Snapshot | undefined): View {
    const own = files.get(name);
    const other = files.get(otherName(name) ?? '');
    const problem = own ? own.problem : other?.problem;
    const source = own?.content ? own : other;
    const snapshot = source?.content && snapshotOf(name, source.content, source.modified ?? 0, before);
    return { ...(snapshot && { snapshot }), ...(problem && { problem }) };
  }

  function snapshotOf(
    name: string,
    content: Content,
    modified: number,
    before: Snapshot | undefined,
  ): Snapshot {
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
    if (!sameProblem(after.problem, before.problem))
      events.push({ kind: 'problem', name, problem: after.problem ?? null });
    return events;
  }

  function contentEvent(name: string, before: Snapshot | undefined, after: Snapshot | undefined): ChartEvent {
    if (!after) return { kind: 'removed', name, revision: nextRevision(name) };
    if (after.revision === before?.revision) return { kind: 'touched', name, snapshot: after };
    return { kind: 'changed', name, snapshot: after, ...(before && { before }) };
  }

  return {
    get: (name) => views.get(name)?.snapshot,
    problem: (name) => views.get(name)?.problem,
    list: () => [...files].sort(byName).map(([name, file]) => entryOf(name, file, views.get(name))),
    put: (name, content, modified) => update(name, { content, modified }),
    setProblem: (name, problem) => update(name, { ...files.get(name), problem }),
    remove: (name) => update(name, undefined),
  };
}

function entryOf(name: string, file: ChartFile, view: View | undefined): ChartEntry {
  const snapshot = file.content && view?.snapshot;
  return {
    name,
    ...(snapshot && {
      revision: snapshot.revision,
      etag: snapshot.etag,
      modified: snapshot.modified,
      bytes: snapshot.body.length,
    }),
    ...(file.problem && { problem: file.problem }),
  };
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

function sameProblem(a: Problem | undefined, b: Problem | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
