import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { markOf } from '../chart-file.ts';
import { createFilePaces } from './file-pace.ts';
import type { Loaded, Taken } from '../reading/loader.ts';
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

/** What is remembered of a file between visits; no mark of one that could not be read. */
interface Known<T> {
  taken: T | undefined;
  mark: string | undefined;
}

/** Enough to keep the disk busy, few enough to leave the loop free between their ends. */
const looksAtOnce = 64;
/** As many files of which nothing is heard are looked at in one turn of the patrol. */
const mostUnheard = 256;

/** There is nothing wrong with the folder when it cannot be listed for one of these: the machine is short of something. */
const passingErrors: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'EAGAIN', 'ENOMEM', 'EINTR', 'EIO']);

/** Keeps a handler up to date with the files of a folder, as far as it is told where to look. Reading is all it does to the files. */
export function createKeeper<T extends Taken>(files: FileHandler<T>, { dir, log, now }: KeeperDeps) {
  const queue = createQueue(looksAtOnce);
  const known = new Map<string, Known<T>>();
  const visits = new Map<string, Visit>();
  const paceOf = createFilePaces(now);
  /** files that could not be read: why is over one day, and nothing about them changes then */
  const unread = new Set<string>();
  /** links, and new files, which may be links: their targets may lie outside the watched folder */
  let links = new Set<string>();
  /** files that are still to be looked at in this round */
  let round: string[] = [];
  let closed = false;

  /** Something may have happened to this file. */
  function look(file: string): void {
    if (closed) return;
    const running = visits.get(file);
    if (running) running.hint();
    else begin(file);
  }

  function begin(file: string): void {
    if (!known.has(file)) links.add(file);
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
    round = [];
    await lookOn(Infinity);
  }

  /** The same for the next `most` files only; round after round, and each time at those of which nothing is heard. */
  async function lookOn(most: number): Promise<void> {
    if (round.length === 0) round = await beginRound();
    const next = new Set([...round.splice(0, most), ...nextOf(unread), ...nextOf(links)]);
    await Promise.all([...next].map(lookIfChanged));
  }

  async function beginRound(): Promise<string[]> {
    const listed = await listedFiles();
    if (!listed) return [];
    const there = new Set(listed);
    for (const file of known.keys()) if (!there.has(file)) look(file);
    return listed;
  }

  /** Undefined when it cannot be told now. */
  async function listedFiles(): Promise<string[] | undefined> {
    try {
      const entries = (await readdir(dir, { withFileTypes: true })).filter(({ name }) => files.isOurs(name));
      links = new Set(entries.filter((entry) => entry.isSymbolicLink()).map(({ name }) => name));
      return entries.map(({ name }) => name).sort();
    } catch (error) {
      log.debug({ err: error }, 'the folder cannot be listed');
      const isPassing = error instanceof Error && 'code' in error && passingErrors.has(String(error.code));
      // else each known file is looked at all the same, and its own error says whether it is gone
      return isPassing ? undefined : [];
    }
  }

  async function lookIfChanged(file: string): Promise<void> {
    if (visits.has(file)) return;
    const before = known.get(file);
    const mark = before && (await queue.run(() => markOf(join(dir, file), now)));
    if (mark === undefined || mark !== before?.mark) look(file);
  }

  function forget(file: string): void {
    known.delete(file);
    links.delete(file);
  }

  function tell(file: string, { loaded, mark }: Seen<T>): void {
    const isUnread = loaded.kind === 'broken' && loaded.problem.code === 'unreadable';
    unread.delete(file);
    if (isUnread) unread.add(file);
    const taken = 'taken' in loaded ? loaded.taken : known.get(file)?.taken;
    if (loaded.kind === 'absent') forget(file);
    else known.set(file, { taken, mark: isUnread ? undefined : mark });
    files.tell(file, loaded);
  }

  return {
    look,
    lookAround,
    lookOn,
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

/** The next members of a set that have their turn; they are the last ones of it then. */
function nextOf(set: Set<string>): string[] {
  const next = [...set].slice(0, mostUnheard);
  for (const each of next) {
    set.delete(each);
    set.add(each);
  }
  return next;
}
