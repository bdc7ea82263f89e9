import type { BigIntStats } from 'node:fs';
import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FolderInUseError, lockFolder, type FolderLock } from './folder-lock.ts';
import { makeFolder } from './make-folder.ts';

/** The file that holds a journal, and the lock on its folder. It does not know what is written in it. */
export interface JournalFile {
  readonly path: string;
  /** The file must be replaced before anything can be appended: something damaged is in it, or it is not at the path any more. */
  isBroken: boolean;
  /**
   * Resolves once the text is on the disk, to false when it went to a file that is no longer the one at the path: the folder or the
   * file was removed, replaced or cut. Rejects with the system's error.
   */
  append(text: string): Promise<boolean>;
  /** Puts a new file with this text at the path, and makes the folder if it is gone. Rejects with the system's error. */
  replace(text: string): Promise<void>;
  close(): Promise<void>;
}

/** The state folder cannot hold a journal. */
export class StateFolderError extends Error {
  override readonly name = 'StateFolderError';
}

/**
 * Opens or makes the journal's file in `dir`, for this process alone; `found` is what it held.
 * @throws {FolderInUseError}, {StateFolderError}
 */
export async function openJournalFile(
  dir: string,
  openFile: typeof open,
): Promise<{ file: JournalFile; found: Buffer }> {
  // absolute: the working directory may be removed with the folder
  const folder = resolve(dir);
  const path = join(folder, 'journal.jsonl');
  let lock: FolderLock | undefined;
  try {
    await makeFolder(folder);
    lock = await lockFolder(folder);
    await refuseOthers(path);
    const handle = await openFile(path, 'a+');
    const found = await handle.readFile();
    await syncFolder(folder);
    const opened = { handle, id: idOf(await handle.stat({ bigint: true })), bytes: found.length };
    return { file: createJournalFile({ folder, path, lock, openFile }, opened), found };
  } catch (error) {
    await lock?.release();
    if (error instanceof FolderInUseError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StateFolderError(`The state folder ${folder} cannot be used (${reason})`, { cause: error });
  }
}

interface Place {
  folder: string;
  path: string;
  lock: FolderLock;
  openFile: typeof open;
}

interface Opened {
  handle: FileHandle;
  id: string;
  /** what it holds up to the end of the last record */
  bytes: number;
}

function createJournalFile({ folder, path, lock, openFile }: Place, opened: Opened): JournalFile {
  let { handle, id, bytes } = opened;

  /** The path may lead to another folder now, in which another process may be at work. */
  async function lockAgain(): Promise<void> {
    if ((await realpath(folder)) === lock.folder) return;
    const next = await lockFolder(folder);
    await lock.release();
    lock = next;
  }

  async function putInPlace(text: string): Promise<Opened> {
    const draft = `${path}.new`;
    await rm(draft, { force: true });
    const handle = await openFile(draft, 'ax');
    try {
      await writeAll(handle, Buffer.from(text));
      await handle.datasync();
      const id = idOf(await handle.stat({ bigint: true }));
      await rename(draft, path);
      return { handle, id, bytes: Buffer.byteLength(text) };
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  const file: JournalFile = {
    path,
    isBroken: false,

    async append(text) {
      try {
        await writeAll(handle, Buffer.from(text));
        await handle.datasync();
      } catch (error) {
        await handle.truncate(bytes).catch(() => (file.isBroken = true));
        throw error;
      }
      bytes += Buffer.byteLength(text);
      const there = await stat(path, { bigint: true }).catch(() => undefined);
      file.isBroken = !there || idOf(there) !== id || there.size !== BigInt(bytes);
      return !file.isBroken;
    },

    async replace(text) {
      await makeFolder(folder);
      await lockAgain();
      const before = handle;
      ({ handle, id, bytes } = await putInPlace(text));
      file.isBroken = true; // until it is sure to stay
      await before.close();
      await syncFolder(folder);
      file.isBroken = false;
    },

    async close() {
      await handle.close();
      await lock.release();
    },
  };
  return file;
}

/** Reading a FIFO or a device may never end. */
async function refuseOthers(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found && !found.isFile()) throw new Error(`${path} is not a regular file`);
}

function idOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

/** Writes at the end, wherever that is now. */
async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    written += (await file.write(bytes, written, bytes.length - written, null)).bytesWritten;
  }
}

/** So that a power cut does not bring the old file back under the name. Windows cannot, and keeps names by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
