import { join } from 'node:path';
import type { Logger } from 'pino';
import { placeOf, type Problem } from '#protocol';
import { chartNameOf, listChartFiles, markOf } from './chart-file.ts';
import { createQueue } from './queue.ts';
import type { Content } from './snapshot.ts';
import type { WritableChartStore } from './store.ts';
import { startVisit, type Seen, type Visit } from './visit.ts';
import { visible } from './visible.ts';

export interface KeeperDeps {
  dir: string;
  store: WritableChartStore;
  log: Logger;
  now: () => number;
}

/** What is remembered of a file between visits. */
interface Known {
  content: Content | undefined;
  mark: string | undefined;
}

/** Enough to keep the disk busy, few enough to leave the loop free between their ends. */
const looksAtOnce = 64;

/** Keeps the store equal to the files of a folder, as far as it is told where to look. Reading is all it does to the files. */
export function createKeeper({ dir, store, log, now }: KeeperDeps) {
  const queue = createQueue(looksAtOnce);
  const known = new Map<string, Known>();
  const visits = new Map<string, Visit>();
  let closed = false;

  /** Something may have happened to this file. */
  function look(file: string): void {
    if (closed) return;
    const running = visits.get(file);
    if (running) running.hint();
    else begin(file);
  }

  function begin(file: string): void {
    const visit = startVisit({
      dir,
      file,
      known: known.get(file)?.content,
      now,
      turn: (task) => queue.run(task),
      tell: (seen) => tell(file, seen),
      end: () => visits.delete(file),
    });
    visits.set(file, visit);
  }

  /** Begins to look at every file of the folder that is not as it was left, and at those that are not there any more. */
  async function lookAround(): Promise<void> {
    const listed = await listedFiles();
    const there = new Set(listed);
    for (const file of known.keys()) if (!there.has(file)) look(file);
    await Promise.all(listed.map(lookIfChanged));
  }

  async function listedFiles(): Promise<string[]> {
    try {
      return await listChartFiles(dir);
    } catch (error) {
      // each known file is looked at all the same, and its own error says whether it is gone
      log.debug({ err: error }, 'the data folder cannot be listed');
      return [];
    }
  }

  async function lookIfChanged(file: string): Promise<void> {
    if (visits.has(file)) return;
    const before = known.get(file);
    const mark = before && (await queue.run(() => markOf(join(dir, file), now)));
    if (mark === undefined || mark !== before?.mark) look(file);
  }

  function tell(file: string, { loaded, mark }: Seen): void {
    const name = chartNameOf(file) ?? file;
    switch (loaded.kind) {
      case 'good':
        known.set(file, { content: loaded.content, mark });
        if (store.problem(name)?.file === file) log.info({ file }, `${visible(file)} is good again`);
        return store.put(name, loaded.content, loaded.modified);
      case 'broken':
        known.set(file, { content: known.get(file)?.content, mark });
        return tellProblem(name, loaded.problem);
      case 'absent':
        known.delete(file);
        return store.remove(name);
    }
    loaded satisfies never;
  }

  function tellProblem(name: string, problem: Problem): void {
    const before = store.problem(name);
    store.setProblem(name, problem);
    if (
      before?.file === problem.file &&
      placeOf(before) === placeOf(problem) &&
      before.reason === problem.reason
    )
      return;
    log.warn(problem, `${visible(placeOf(problem))}: ${problem.reason}`);
  }

  return {
    look,
    lookAround,
    /** Resolves when it is known of every file that is looked at now what it holds. */
    async told(): Promise<void> {
      await Promise.all([...visits.values()].map(({ told }) => told));
    },
    /** Stops looking; nothing is told any more. Resolves when the last read has ended. */
    async close(): Promise<void> {
      closed = true;
      const running = [...visits.values()];
      for (const visit of running) visit.stop();
      await Promise.all(running.map(({ ended }) => ended));
    },
  };
}
