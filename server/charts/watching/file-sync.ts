import { join } from 'node:path';
import pLimit from 'p-limit';
import { markOf } from '../chart-file.ts';
import type { Loaded, Parsed } from '../reading/loader.ts';
import { createFilePaces } from './pace.ts';
import { settle, type Reading, type Settling } from './settle.ts';

/** What is done with the files of a folder. */
export interface FileHandler<T extends Parsed> {
  /** Whether a file of this name is one of them. */
  accepts(file: string): boolean;
  /** Reads, parses and validates a file; `known` is what was parsed of it last. Never rejects. */
  load(file: string, known: T | undefined): Promise<Loaded<T>>;
  /** Stores what a file holds now. Returns the files that have to be read again because of it. */
  apply(file: string, loaded: Loaded<T>): readonly string[];
}

export type FileSync = ReturnType<typeof createFileSync>;

/** What is known of a file that was read. */
interface Known<T> {
  parsed: T | undefined;
  mark: string | undefined;
  /** the cause may end without a change of the file */
  isUnreadable: boolean;
}

/** A file that is being read. */
interface Running {
  touch(): boolean;
  stop(): void;
  /** it was applied once, or stopped */
  readonly applied: Promise<unknown>;
  readonly ended: Promise<void>;
}

/** Enough to keep the disk busy, few enough to leave the loop free between their ends. */
const readsAtOnce = 64;
/** Files without notifications that are checked in one turn of the rescan. */
const mostSilent = 512;

/** Applies each file of a folder that is touched, once it has settled. */
export function createFileSync<T extends Parsed>(
  { load, apply }: FileHandler<T>,
  { dir, now }: { dir: string; now: () => number },
) {
  const limit = pLimit(readsAtOnce);
  const paceOf = createFilePaces(now);
  const known = new Map<string, Known<T>>();
  const running = new Map<string, Running>();
  /** files whose changes may come without events: links (their targets may lie outside), new files (they may be links), unreadable ones */
  let silent = new Set<string>();
  let closed = false;

  /** Something may have happened to this file. */
  function touch(file: string): void {
    if (!closed && !running.get(file)?.touch()) start(file);
  }

  function start(file: string): void {
    if (!known.has(file)) silent.add(file);
    const { readings, ...settling } = settle<T>({
      path: join(dir, file),
      known: known.get(file)?.parsed,
      load: (parsed) => load(file, parsed),
      limit,
      pace: paceOf(file),
      now,
    });
    const applied = applyNext(file, readings);
    const ended = applied.then(async (isOn) => {
      while (isOn) isOn = await applyNext(file, readings);
      // a touch since it was at rest may have started the next
      if (running.get(file) === self) running.delete(file);
    });
    const self: Running = { ...settling, applied, ended };
    running.set(file, self);
  }

  /** False when the file is at rest. */
  async function applyNext(file: string, readings: Settling<T>['readings']): Promise<boolean> {
    const { value } = await readings.next();
    if (value && !closed) update(file, value);
    return value !== undefined;
  }

  function update(file: string, { loaded, mark }: Reading<T>): void {
    const isUnreadable = loaded.kind === 'broken' && loaded.problem.code === 'unreadable';
    const parsed = 'parsed' in loaded ? loaded.parsed : known.get(file)?.parsed;
    if (loaded.kind === 'absent') forget(file);
    else known.set(file, { parsed, mark, isUnreadable });
    if (isUnreadable) silent.add(file);
    for (const each of apply(file, loaded)) touch(each);
  }

  function forget(file: string): void {
    known.delete(file);
    silent.delete(file);
  }

  return {
    touch,
    /** Touches a file unless it is as it was last read. */
    async check(file: string): Promise<void> {
      if (running.has(file)) return;
      const before = known.get(file);
      if (!before || before.isUnreadable) return touch(file);
      const mark = await limit(() => markOf(join(dir, file), now));
      if (mark === undefined || mark !== before.mark) touch(file);
    },
    /** Those that were there when they were last read. */
    known: () => known.keys(),
    /** The next files to poll, because their changes may cause no event. */
    nextSilent: () => nextOf(silent),
    /** These files are links, and no others are. */
    setLinks(links: readonly string[]): void {
      const unreadable = [...known].flatMap(([file, { isUnreadable }]) => (isUnreadable ? [file] : []));
      silent = new Set([...links, ...unreadable]);
    },
    /** Resolves when each file that is read now was applied once. */
    async applied(): Promise<void> {
      await Promise.all([...running.values()].map(({ applied }) => applied));
    },
    /** Nothing is applied any more. Resolves when the last read has ended. */
    async close(): Promise<void> {
      closed = true;
      for (const { stop } of running.values()) stop();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}

/** The next files in turn; they move to the end. */
function nextOf(files: Set<string>): string[] {
  const next = [...files].slice(0, mostSilent);
  for (const each of next) {
    files.delete(each);
    files.add(each);
  }
  return next;
}
