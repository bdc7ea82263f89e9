import { mkdir, stat } from 'node:fs/promises';
import { watchEntries } from './folder-events.ts';
import { createKeeper, type FileHandler, type KeeperDeps } from './keeper.ts';
import type { Taken } from './loader.ts';
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

/** A folder that was swapped for another, and all that a watcher misses, is noticed within this time. */
const patrolMs = 2000;

/**
 * Keeps a handler up to date with the files of a folder. What the system's watcher tells is only a hint; besides, a patrol goes round,
 * because the watcher goes silently deaf when the folder is deleted, renamed or swapped. `handlerFor` is given what asks for another look.
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
  let stopEvents = () => {};
  let watched: string | undefined;

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
      await pause.wait(patrolMs);
      if (closed) return;
      await watchAnew();
      await keeper.lookAround();
    }
  }

  /** Begins to watch the folder that is at the path now, unless that is the one already watched. */
  async function watchAnew(): Promise<void> {
    const folder = await identityOf(dir);
    if (closed || folder === watched) return;
    if (folder) log.info({ dir }, `watching ${title}`);
    else if (isNeeded) log.warn({ dir }, `${title} is gone`);
    watched = folder;
    stopEvents();
    stopEvents = folder ? watchEntries(dir, onHint, onError) : () => {};
  }

  function onHint(entry: string | undefined): void {
    if (entry !== undefined && files.isOurs(entry)) keeper.look(entry);
    // Kubernetes swaps the files behind all its links by renaming `..data`
    else if (entry === undefined || entry.startsWith('..')) void keeper.lookAround();
  }

  function onError(error: unknown): void {
    log.warn({ err: error }, `${title} cannot be watched well; changes may be seen late`);
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
      stopEvents();
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
