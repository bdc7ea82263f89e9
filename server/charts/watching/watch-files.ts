import { mkdir, stat } from 'node:fs/promises';
import { watchFolderEvents, type FolderEvents } from './folder-events.ts';
import { createKeeper, type FileHandler, type KeeperDeps } from './keeper.ts';
import type { Taken } from '../reading/loader.ts';
import { createPause } from './pause.ts';

export interface FolderWatch {
  /** Resolves when every file has been read, or found broken, once. */
  readonly ready: Promise<void>;
  /** Stops every timer and watcher; nothing is told any more. */
  close(): Promise<void>;
}

export interface WatchOptions extends KeeperDeps {
  /** what the log calls the folder */
  title: string;
  /** the folder is made if it is missing, and its absence is told */
  isNeeded: boolean;
}

/** A folder that was swapped for another is noticed within this time, and all that a watcher misses in a small folder. */
const patrolMs = 2000;
/** Files that are looked at in one turn of the patrol: a hundredth of a core, at 30 µs each. */
const filesPerTurn = 500;
/** Where the watcher does not hear all. */
const filesPerTurnWhenDeaf = 5000;
/** So many in one turn that some may be missing: the kernel holds 16,384 for us, and drops the rest without a word. */
const floodOfHints = 4096;

/**
 * Keeps a handler up to date with the files of a folder. What the system's watcher tells is only a hint; besides, a patrol goes round,
 * because the watcher goes silently deaf when the folder is deleted, renamed or swapped. Each turn it looks at the folder itself and at some
 * files, and at all of them when changes were surely missed. `handlerFor` is given what asks for another look.
 */
export function watchFiles<T extends Taken>(
  handlerFor: (look: (file: string) => void) => FileHandler<T>,
  options: WatchOptions,
): FolderWatch {
  const { dir, title, isNeeded, log } = options;
  const files = handlerFor((file) => keeper.look(file));
  const keeper = createKeeper(files, options);
  const pause = createPause();
  let closed = false;
  let events: FolderEvents | undefined;
  let watched: string | undefined;
  /** the system's watcher could not be had, or broke: it is asked again at each turn */
  let hasFailed = false;
  let hasComplained = false;
  /** in this turn of the patrol */
  let hints = 0;
  let isWanted = false;

  async function start(): Promise<void> {
    if (isNeeded) await make();
    await watchAnew();
    await keeper.lookAround();
    await keeper.told();
  }

  async function make(): Promise<void> {
    await mkdir(dir, { recursive: true }).catch((error: unknown) =>
      log.error({ err: error }, `${title} cannot be made`),
    );
  }

  /** Watch first, then look around: seen twice beats never seen. */
  async function patrol(): Promise<void> {
    while (!closed) {
      if (!isWanted) await pause.wait(patrolMs);
      if (closed) return;
      const isAnother = await watchAnew();
      const hasMissed = isAnother || isWanted || hints >= floodOfHints;
      isWanted = false;
      hints = 0;
      const most = hasFailed || !events?.isComplete ? filesPerTurnWhenDeaf : filesPerTurn;
      await (hasMissed ? keeper.lookAround() : keeper.lookOn(most));
    }
  }

  /**
   * Begins to watch the folder that is at the path now, unless that is the one already watched and nothing went wrong with that. True if
   * it is another.
   */
  async function watchAnew(): Promise<boolean> {
    const folder = await identityOf(dir);
    if (closed) return false;
    const isAnother = folder !== watched;
    if (isAnother) tellFolder(folder);
    watched = folder;
    if (isAnother || hasFailed) await beginEvents(folder);
    return isAnother;
  }

  function tellFolder(folder: string | undefined): void {
    if (folder) log.info({ dir }, `watching ${title}`);
    else if (isNeeded) log.warn({ dir }, `${title} is gone`);
    hasComplained = false;
  }

  async function beginEvents(folder: string | undefined): Promise<void> {
    events?.stop();
    hasFailed = false;
    events = folder ? await watchFolderEvents(dir, onHint, onError) : undefined;
    // chokidar does not report a folder that went away before it was watched
    if (folder !== (await identityOf(dir))) hasFailed = true;
  }

  function onHint(entry: string | undefined): void {
    hints++;
    if (entry !== undefined && files.isOurs(entry)) keeper.look(entry);
    // Kubernetes swaps the files behind all its links by renaming `..data`
    else if (entry === undefined || entry.startsWith('..')) {
      isWanted = true;
      pause.wake();
    }
  }

  function onError(error: unknown): void {
    if (!hasComplained) log.warn({ err: error }, `${title} cannot be watched well; changes may be seen late`);
    hasComplained = true;
    hasFailed = true;
  }

  const ready = start();
  const ended = ready.then(patrol);
  return {
    ready,
    async close() {
      closed = true;
      pause.wake();
      await keeper.close();
      await ended;
      events?.stop();
    },
  };
}

/** What tells the folder at a path from any other, links followed. Its birth tells it from a deleted one whose inode number it got. */
async function identityOf(dir: string): Promise<string | undefined> {
  try {
    const stats = await stat(dir);
    return stats.isDirectory() ? [stats.dev, stats.ino, stats.birthtimeMs].join(':') : undefined;
  } catch {
    return undefined;
  }
}
