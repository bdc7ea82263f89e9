import { open, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FolderInUseError, lockFolder } from './folder-lock.ts';
import { makeFolder } from './make-folder.ts';
import { SerialQueue } from './serial-queue.ts';

/** The folder of everything that survives this process, locked by it. Any number of logs can be open in it, one per name. */
export interface StateFolder {
  /** absolute, because the working directory may be removed with the folder */
  readonly path: string;
  readonly openFile: typeof open;
  /** Reserves a file name; returns what frees it. Throws when the name is taken: two logs would overwrite each other. */
  claim(name: string): () => void;
  /** Makes the folder again if it is gone, and locks the one that is at its path now. Rejects with the system's error or FolderInUseError. */
  restore(): Promise<void>;
  /** Resolves once the folder's entries are on the disk: a power cut does not bring back a file that was replaced or removed. */
  sync(): Promise<void>;
  /** Releases the lock; close the logs first. */
  close(): Promise<void>;
}

/** The state folder cannot be used. */
export class StateFolderError extends Error {
  override readonly name = 'StateFolderError';
}

export interface StateFolderOptions {
  /** opens a file; tests simulate a full disk with it */
  openFile?: typeof open;
}

/**
 * Makes the folder if it is missing, and locks it.
 * @throws {FolderInUseError} when another process works in it, {StateFolderError}
 */
export async function openStateFolder(
  dir: string,
  { openFile = open }: StateFolderOptions = {},
): Promise<StateFolder> {
  const path = resolve(dir);
  const names = new Set<string>();
  let lock = await makeFolder(path)
    .then(() => lockFolder(path))
    .catch((error: unknown) => Promise.reject(stateFolderError(path, error)));
  // at the same time, two logs would lock the same new folder, and each would take the other for another process
  const restores = new SerialQueue();

  /** The folder at the path may be another now, and another process may use it. */
  async function restore(): Promise<void> {
    await makeFolder(path);
    if ((await realpath(path)) === lock.folder) return;
    const next = await lockFolder(path);
    await lock.release();
    lock = next;
  }

  return {
    path,
    openFile,
    claim(name) {
      if (names.has(name)) throw new Error(`${join(path, name)} is open already`);
      names.add(name);
      return () => void names.delete(name);
    },
    restore: () => restores.run(restore),
    sync: () => syncFolder(path),
    close: () => lock.release(),
  };
}

/** Opens the folder for what is started in it, and which closes it; releases it when that cannot start. Rejects as both do. */
export async function startInFolder<T>(
  dir: string,
  start: (folder: StateFolder) => Promise<T>,
  options?: StateFolderOptions,
): Promise<T> {
  const folder = await openStateFolder(dir, options);
  try {
    return await start(folder);
  } catch (error) {
    await folder.close();
    throw error;
  }
}

/** An error whose message names the folder and the reason, as that of a FolderInUseError does. */
export function stateFolderError(folder: string, error: unknown): Error {
  if (error instanceof FolderInUseError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StateFolderError(`The state folder ${folder} cannot be used (${reason})`, { cause: error });
}

/** Windows cannot sync a folder, and need not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
