import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { lockFolder } from './folder-lock.ts';
import { encodeRecord, readRecords } from './journal-records.ts';

/**
 * What must survive the process: the latest value of every key, in one append-only file with group commit. The only writer of
 * the state folder. A value is JSON.
 */
export interface Journal {
  get(key: string): unknown;
  /** how many keys have a value */
  readonly size: number;
  /**
   * Resolves once the value is on the disk, so that an echo sent afterwards survives `kill -9` (PROTOCOL.md S-6).
   * Rejects with NotStoredError when it cannot be written; the next put is tried afresh.
   */
  put(key: string, value: unknown): Promise<void>;
  close(): Promise<void>;
}

export class NotStoredError extends Error {
  override readonly name = 'NotStoredError';
}

export interface JournalOptions {
  dir: string;
  log: Logger;
  /** how a file is opened; tests give one whose disk fills up */
  openFile?: typeof open;
}

const fileName = 'journal.jsonl';
/** Rewritten with the latest values only once it has this many records more than keys. */
const compactAfter = 10_000;

interface Waiting {
  key: string;
  value: unknown;
  resolve(): void;
  reject(error: Error): void;
}

/**
 * Opens or makes the journal in `dir`. A torn tail, as a power cut leaves it, is cut off and told in the log.
 * @throws {FolderInUseError} when another process has it open: each would overwrite what the other wrote.
 */
export async function openJournal({ dir, log, openFile = open }: JournalOptions): Promise<Journal> {
  await mkdir(dir, { recursive: true });
  const unlock = await lockFolder(dir);
  const path = join(dir, fileName);
  const { values, records, wholeBytes } = await load(path, openFile, log);
  // not opened for appending: every write says where, so that half a record of a failed write is overwritten
  let file = await openFile(path, 'r+');
  let stale = records - values.size;
  let bytes = wholeBytes;
  let waiting: Waiting[] = [];
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await commit(batch);
      if (stale > compactAfter) await compact();
    }
    working = undefined;
  }

  async function commit(batch: Waiting[]): Promise<void> {
    const text = Buffer.from(batch.map(({ key, value }) => encodeRecord(key, value)).join(''));
    try {
      await writeAll(file, text, bytes);
      await file.datasync();
    } catch (error) {
      log.error({ err: error }, 'the journal cannot be written; the change is refused');
      await file
        .truncate(bytes)
        .catch((cause: unknown) => log.warn({ err: cause }, 'half a record stays for now'));
      batch.forEach(({ reject }) =>
        reject(new NotStoredError('the change could not be stored', { cause: error })),
      );
      return;
    }
    bytes += text.length;
    stale += batch.length;
    for (const { key, value, resolve } of batch) {
      if (!values.has(key)) stale--;
      values.set(key, value);
      resolve();
    }
  }

  async function compact(): Promise<void> {
    const text = Buffer.from([...values].map(([key, value]) => encodeRecord(key, value)).join(''));
    stale = 0; // whether it succeeds or not: the long journal is still right, and tried again after as many records more
    let idle: FileHandle | undefined;
    try {
      const next = (idle = await openFile(`${path}.new`, 'w'));
      await writeAll(next, text, 0);
      await next.datasync();
      await rename(`${path}.new`, path);
      idle = file;
      file = next;
      bytes = text.length;
      await syncFolder(dir);
    } catch (error) {
      log.warn({ err: error }, 'the journal could not be shortened');
    } finally {
      await idle?.close().catch((error: unknown) => log.warn({ err: error }, 'a file could not be closed'));
    }
  }

  return {
    get: (key) => values.get(key),
    get size() {
      return values.size;
    },
    put: (key, value) =>
      new Promise((resolve, reject) => {
        waiting.push({ key, value, resolve, reject });
        working ??= work();
      }),
    async close() {
      await working;
      await file.close();
      await unlock();
    },
  };
}

/** So that a power cut does not bring the old file back under the name. */
async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    written += (await file.write(bytes, written, bytes.length - written, position + written)).bytesWritten;
  }
}

async function load(path: string, openFile: typeof open, log: Logger) {
  const file = await openFile(path, 'a+');
  try {
    const read = readRecords(await file.readFile());
    if (read.unreadable > 0)
      log.warn({ lines: read.unreadable }, 'lines of the journal cannot be read and are passed over');
    if (read.tornBytes > 0) {
      log.warn({ bytes: read.tornBytes }, 'the end of the journal was torn and is cut off');
      await file.truncate(read.wholeBytes);
      await file.datasync();
    }
    return read;
  } finally {
    await file.close();
  }
}
