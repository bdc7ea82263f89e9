import { limits } from '#protocol';
import { mkdir, stat } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { Parsed } from '../reading/loader.ts';
import { createDelay } from './delay.ts';
import { createFileSync, type FileHandler } from './file-sync.ts';
import { watchFolderEvents, type FolderEvents } from './folder-events.ts';
import { createRescan } from './rescan.ts';

export interface FolderSync {
  /** Resolves when every file has been read, or found broken, once. */
  readonly ready: Promise<void>;
  /** Stops every timer and watcher; nothing is applied any more. */
  close(): Promise<void>;
}

export interface FolderSyncOptions {
  dir: string;
  /** what the log calls the folder */
  title: string;
  /** the folder is made if it is missing, and its absence is logged */
  isNeeded: boolean;
  log: Logger;
  now: () => number;
}

/** With as many events in one turn some may be missing: the kernel queues 16,384, and silently drops the rest. */
const floodOfEvents = 4096;

/**
 * Applies the files of a folder, now and whenever they change. Events are only notifications, and chokidar goes silently deaf when the folder is
 * deleted, renamed or swapped. So each turn of the rescan checks the folder's identity and some files, and all files when changes were
 * surely missed.
 */
export function syncFolder<T extends Parsed>(
  handler: FileHandler<T>,
  options: FolderSyncOptions,
): FolderSync {
  const { dir, title, isNeeded, log } = options;
  const files = createFileSync(handler, options);
  const rescan = createRescan(files, { dir, accepts: handler.accepts, log });
  const delay = createDelay();
  let closed = false;
  let events: FolderEvents | undefined;
  let watched: string | undefined;
  /** chokidar failed: it is tried again each turn */
  let hasFailed = false;
  let isFailureLogged = false;
  /** in this turn */
  let eventCount = 0;
  let isRescanDue = false;

  async function start(): Promise<void> {
    if (isNeeded) await make();
    await watchFolder();
    await rescan.all();
    await files.applied();
  }

  async function make(): Promise<void> {
    await mkdir(dir, { recursive: true }).catch((error: unknown) =>
      log.error({ err: error }, `${title} cannot be made`),
    );
  }

  /** Watch first, then rescan: seen twice beats never seen. */
  async function poll(): Promise<void> {
    while (!closed) {
      if (!isRescanDue) await delay.wait(limits.rescanInterval);
      if (closed) return;
      const isSwapped = await watchFolder();
      const areChangesMissed = isSwapped || isRescanDue || eventCount >= floodOfEvents;
      isRescanDue = false;
      eventCount = 0;
      const most = hasFailed || !events?.isComplete ? limits.filesPerRescanAlone : limits.filesPerRescan;
      await (areChangesMissed ? rescan.all() : rescan.next(most));
    }
  }

  /** Watches the folder that is at the path now, unless it is watched already. True if it is another than before. */
  async function watchFolder(): Promise<boolean> {
    const folder = await identityOf(dir);
    if (closed) return false;
    const isSwapped = folder !== watched;
    if (isSwapped) logFolder(folder);
    watched = folder;
    if (isSwapped || hasFailed) await watchEvents(folder);
    return isSwapped;
  }

  function logFolder(folder: string | undefined): void {
    if (folder) log.info({ dir }, `watching ${title}`);
    else if (isNeeded) log.warn({ dir }, `${title} is gone`);
    isFailureLogged = false;
  }

  async function watchEvents(folder: string | undefined): Promise<void> {
    events?.stop();
    hasFailed = false;
    events = folder ? await watchFolderEvents(dir, onEvent, onError) : undefined;
    // chokidar does not report a folder that went away before it was watched
    if (folder !== (await identityOf(dir))) hasFailed = true;
  }

  function onEvent(entry: string | undefined): void {
    eventCount++;
    if (entry !== undefined && handler.accepts(entry)) files.touch(entry);
    // Kubernetes swaps the files behind all its links by renaming `..data`
    else if (entry === undefined || entry.startsWith('..')) {
      isRescanDue = true;
      delay.cancel();
    }
  }

  function onError(error: unknown): void {
    if (!isFailureLogged)
      log.warn({ err: error }, `${title} cannot be watched well; changes may be seen late`);
    isFailureLogged = true;
    hasFailed = true;
  }

  const ready = start();
  const ended = ready.then(poll);
  return {
    ready,
    async close() {
      closed = true;
      delay.cancel();
      await files.close();
      await ended;
      events?.stop();
    },
  };
}

/** Tells the folder at a path from any other, links followed; by its birth, from a deleted one whose inode number it got. */
async function identityOf(dir: string): Promise<string | undefined> {
  try {
    const stats = await stat(dir);
    return stats.isDirectory() ? [stats.dev, stats.ino, stats.birthtimeMs].join(':') : undefined;
  } catch {
    return undefined;
  }
}
