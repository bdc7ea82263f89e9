import { mkdir, realpath, stat } from 'node:fs/promises';
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
  let events: { close(): Promise<void> } | undefined;
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
    const folder = await folderAt(dir);
    if (closed || folder?.identity === watched) return;
    if (watched !== undefined)
      log.warn({ dir }, folder ? 'the data folder was replaced by another' : 'the data folder is gone');
    watched = folder?.identity;
    await events?.close();
    events = folder && watchEntries(folder.path, isChartFile, { onHint, onReady: lookAround, onError });
  }

  function lookAround(): void {
    void keeper.lookAround();
  }

  function onHint(entry: string): void {
    if (isChartFile(entry)) keeper.look(entry);
    else lookAround();
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
      await events?.close();
    },
  };
}

/** The folder at a path, links followed. Its birth tells it from a deleted one whose inode number it got. */
async function folderAt(dir: string): Promise<{ path: string; identity: string } | undefined> {
  try {
    const path = await realpath(dir);
    const { dev, ino, birthtimeMs } = await stat(path);
    return { path, identity: [path, dev, ino, birthtimeMs].join(':') };
  } catch {
    return undefined;
  }
}
