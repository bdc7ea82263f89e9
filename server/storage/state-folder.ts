import { open, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FolderInUseError, lockFolder } from './folder-lock.ts';
import { makeFolder } from './make-folder.ts';
import { SerialQueue } from './serial-queue.ts';

/** The folder that holds what must survive this process, locked for it alone. Any number of logs can be open in it, one per name. */
export interface StateFolder {
  /** absolute: the working directory may be removed with the folder */
  readonly path: string;
  readonly openFile: typeof open;
  /** Reserves the name of a file in the folder; returns what frees it. Throws when it is taken: two logs would overwrite each other. */
  claim(name: string): () => void;
  /** Makes the folder again if it is gone, and locks what its path leads to now. Rejects with the system's error or FolderInUseError. */
  restore(): Promise<void>;
  /** Resolves once the names in the folder are on the disk, so that a power cut does not bring back a file that was replaced or removed. */
  sync(): Promise<void>;
  /** Releases the lock; close the logs first. */
  close(): Promise<void>;
}

/** The state folder cannot hold what it should. */
export class StateFolderError extends Error {
  override readonly name = 'StateFolderError';
}

export interface StateFolderOptions {
  /** how a file is opened; tests pass one whose disk fills up */
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
  // two logs that lock the same new folder would each take the other for another process
  const restores = new SerialQueue();

  /** The path may lead to another folder now, in which another process may be at work. */
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

/** Says in one line which folder failed, and why; a FolderInUseError says so already. */
export function stateFolderError(folder: string, error: unknown): Error {
  if (error instanceof FolderInUseError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StateFolderError(`The state folder ${folder} cannot be used (${reason})`, { cause: error });
}

/** Windows cannot sync a folder, and keeps names by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
