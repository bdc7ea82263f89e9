import type { BigIntStats } from 'node:fs';
import { rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { stateFolderError, type StateFolder } from './state-folder.ts';

/** The file of a log. It knows nothing of records. */
export interface LogFile {
  readonly path: string;
  /** bytes up to the end of the last append */
  readonly size: number;
  /** True when the file must be replaced before the next append: it is damaged, or not at its path any more. */
  isBroken: boolean;
  /**
   * Resolves once the text is on the disk. Resolves to false when the folder or the file was removed, replaced or cut meanwhile: the
   * text is not in the file at the path. Rejects with the system's error.
   */
  append(text: string): Promise<boolean>;
  /** Resolves to fewer bytes when the file ends before. `replace` closes the old file once the reads of it have ended. */
  read(start: number, end: number): Promise<Buffer>;
  /**
   * Replaces the file by a new one with these texts, and makes the folder if it is gone. `onReplaced` is called in the turn from which on
   * `read` reads the new file. Rejects with the system's error, also when the new file is there but a power cut could remove it.
   */
  replace(texts: AsyncIterable<string> | Iterable<string>, onReplaced: () => void): Promise<void>;
  /** Closes and deletes the file, its draft and its damaged copy. */
  remove(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens or makes a log's file in the state folder; `found` is its content.
 * @throws {StateFolderError}
 */
export async function openLogFile(
  folder: StateFolder,
  name: string,
): Promise<{ file: LogFile; found: Buffer }> {
  const path = join(folder.path, name);
  const release = folder.claim(name);
  try {
    await refuseOthers(path);
    const handle = await folder.openFile(path, 'a+');
    const found = await handle.readFile();
    await folder.sync();
    const opened = { handle, id: idOf(await handle.stat({ bigint: true })), size: found.length };
    return { file: createLogFile(folder, path, release, opened), found };
  } catch (error) {
    release();
    throw stateFolderError(folder.path, error);
  }
}

/** Where the damaged file is kept, for people. */
export function damagedCopyOf(path: string): string {
  return `${path}.damaged`;
}

interface Opened {
  handle: FileHandle;
  id: string;
  size: number;
}

function createLogFile(folder: StateFolder, path: string, release: () => void, opened: Opened): LogFile {
  let { handle, id, size } = opened;
  const draft = `${path}.new`;

  async function putInPlace(texts: AsyncIterable<string> | Iterable<string>): Promise<Opened> {
    await rm(draft, { force: true });
    const handle = await folder.openFile(draft, 'ax+');
    try {
      let size = 0;
      for await (const text of texts) {
        const bytes = Buffer.from(text);
        await writeAll(handle, bytes);
        size += bytes.length;
      }
      await handle.datasync();
      const id = idOf(await handle.stat({ bigint: true }));
      await rename(draft, path);
      return { handle, id, size };
    } catch (error) {
      await handle.close();
      await rm(draft, { force: true }).catch(() => undefined); // a full disk needs the room
      throw error;
    }
  }

  const file: LogFile = {
    path,
    get size() {
      return size;
    },
    isBroken: false,

    async append(text) {
      const bytes = Buffer.from(text);
      try {
        await writeAll(handle, bytes);
        await handle.datasync();
      } catch (error) {
        await handle.truncate(size).catch(() => (file.isBroken = true));
        throw error;
      }
      size += bytes.length;
      const there = await stat(path, { bigint: true }).catch(() => undefined);
      file.isBroken = !there || idOf(there) !== id || there.size !== BigInt(size);
      return !file.isBroken;
    },

    async read(start, end) {
      const bytes = Buffer.allocUnsafe(end - start);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
      return bytes.subarray(0, bytesRead);
    },

    async replace(texts, onReplaced) {
      await folder.restore();
      const before = handle;
      ({ handle, id, size } = await putInPlace(texts));
      onReplaced();
      file.isBroken = true; // until it is sure to stay
      await before.close();
      await folder.sync();
      file.isBroken = false;
    },

    async remove() {
      await file.close();
      for (const name of [path, draft, damagedCopyOf(path)]) await rm(name, { force: true });
      await folder.sync();
    },

    async close() {
      await handle.close();
      release();
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
