import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { markOf } from './chart-file.ts';
import { createFilePaces } from './file-pace.ts';
import type { Loaded, Taken } from './loader.ts';
import { createQueue } from './queue.ts';
import { startVisit, type Seen, type Visit } from './visit.ts';

export interface KeeperDeps {
  dir: string;
  log: Logger;
  now: () => number;
}

/** What is done with the files of a folder. */
export interface FileHandler<T extends Taken> {
  /** Whether a file of this name is one of them. */
  isOurs(file: string): boolean;
  /** What the file holds; `known` is what was taken of it the last time. Never rejects. */
  load(file: string, known: T | undefined): Promise<Loaded<T>>;
  /** What a file holds now. */
  tell(file: string, loaded: Loaded<T>): void;
}

/** What is remembered of a file between visits. */
interface Known<T> {
  taken: T | undefined;
  mark: string | undefined;
}

/** Enough to keep the disk busy, few enough to leave the loop free between their ends. */
const looksAtOnce = 64;

/** Keeps a handler up to date with the files of a folder, as far as it is told where to look. Reading is all it does to the files. */
export function createKeeper<T extends Taken>(files: FileHandler<T>, { dir, log, now }: KeeperDeps) {
  const queue = createQueue(looksAtOnce);
  const known = new Map<string, Known<T>>();
  const visits = new Map<string, Visit>();
  const paceOf = createFilePaces(now);
  let closed = false;

  /** Something may have happened to this file. */
  function look(file: string): void {
    if (closed) return;
    const running = visits.get(file);
    if (running) running.hint();
    else begin(file);
  }

  function begin(file: string): void {
    const visit = startVisit<T>({
      dir,
      file,
      known: known.get(file)?.taken,
      load: (taken) => files.load(file, taken),
      now,
      pace: paceOf(file),
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
      return (await readdir(dir)).filter(files.isOurs).sort();
    } catch (error) {
      // each known file is looked at all the same, and its own error says whether it is gone
      log.debug({ err: error }, 'the folder cannot be listed');
      return [];
    }
  }

  async function lookIfChanged(file: string): Promise<void> {
    if (visits.has(file)) return;
    const before = known.get(file);
    const mark = before && (await queue.run(() => markOf(join(dir, file), now)));
    if (mark === undefined || mark !== before?.mark) look(file);
  }

  function tell(file: string, { loaded, mark }: Seen<T>): void {
    if (loaded.kind === 'absent') known.delete(file);
    else known.set(file, { taken: 'taken' in loaded ? loaded.taken : known.get(file)?.taken, mark });
    files.tell(file, loaded);
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
