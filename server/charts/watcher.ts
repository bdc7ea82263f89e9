import { mkdir, stat } from 'node:fs/promises';
import { isChartFile } from './chart-file.ts';
import { watchEntries } from './folder-events.ts';
import { createKeeper, type KeeperDeps } from './keeper.ts';
import { createPause } from './pause.ts';

export interface FolderWatch {
  /** Resolves when every file has been read, or found broken, once. */
  readonly ready: Promise<void>;
  /** Stops every timer and watcher; the store is not written any more. */
  close(): Promise<void>;
}

/** A folder that was swapped for another, and all that a watcher misses, is noticed within this time. */
const patrolMs = 2000;

/**
 * Keeps the store equal to the `*.json` files of a folder, which is made if it is missing. What the system's watcher tells is only a
 * hint; besides, a patrol goes round, because the watcher goes silently deaf when the folder is deleted, renamed or swapped.
 */
export function watchFolder(deps: KeeperDeps): FolderWatch {
  const { dir, log } = deps;
  const keeper = createKeeper(deps);
  const pause = createPause();
  let closed = false;
  let stopEvents = () => {};
  let watched: string | undefined;

  async function start(): Promise<void> {
    await mkdir(dir, { recursive: true }).catch((error: unknown) =>
      log.error({ err: error }, 'the data folder cannot be made'),
    );
    await watchAnew();
    await keeper.lookAround();
    await keeper.told();
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
    if (folder) log.info({ dir }, 'watching the data folder');
    else log.warn({ dir }, 'the data folder is gone');
    watched = folder;
    stopEvents();
    stopEvents = folder ? watchEntries(dir, onHint, onError) : () => {};
  }

  function onHint(entry: string | undefined): void {
    if (entry !== undefined && isChartFile(entry)) keeper.look(entry);
    // Kubernetes swaps the files behind all its links by renaming `..data`
    else if (entry === undefined || entry.startsWith('..')) void keeper.lookAround();
  }

  function onError(error: unknown): void {
    log.warn({ err: error }, 'the data folder cannot be watched well; changes may be seen late');
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
