import { open } from 'node:fs/promises';
import type { Logger } from 'pino';
import { openJournalFile } from './journal-file.ts';
import { encodeRecord, readRecords, type SchemaOf } from './journal-records.ts';
import { repair } from './journal-repair.ts';

/**
 * What must survive the process: the latest value of every key, in one append-only file with group commit. The only writer of
 * the state folder. A value is JSON.
 */
export interface Journal {
  get(key: string): unknown;
  /** Every key that starts with `prefix`, with its value, the one stored longest ago first. */
  entries(prefix: string): Iterable<[string, unknown]>;
  /**
   * Resolves once the value is on the disk, so that an echo sent afterwards survives `kill -9` (PROTOCOL.md S-6).
   * Rejects with NotStoredError when it cannot be written; the next put is tried afresh.
   */
  put(key: string, value: unknown): Promise<void>;
  /** Forgets a key; resolves once that is on the disk. Same errors as put. */
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}

export interface OpenJournal extends Journal {
  /** True after a change that could not be stored, until one is stored again. */
  readonly isFailing: boolean;
}

export class NotStoredError extends Error {
  override readonly name = 'NotStoredError';
}

export interface JournalOptions {
  dir: string;
  log: Logger;
  /** what is stored under a key; a record that does not fit counts as damaged */
  schemaOf: SchemaOf;
  /** how a file is opened; tests give one whose disk fills up */
  openFile?: typeof open;
}

/** Rewritten with the latest values only once it has this many records more than keys. */
const compactAfter = 10_000;

interface Waiting {
  key: string;
  /** undefined: the key is deleted */
  value: unknown;
  resolve(): void;
  reject(error: Error): void;
}

/**
 * Opens or makes the journal in `dir`. What is damaged, a torn tail included, is dropped and logged with its place, and the journal is
 * rewritten without it.
 * @throws {FolderInUseError} when another process has it open: each would overwrite what the other wrote.
 * @throws {StateFolderError} when the folder cannot hold a journal.
 */
export async function openJournal({
  dir,
  log,
  schemaOf,
  openFile = open,
}: JournalOptions): Promise<OpenJournal> {
  const { file, found } = await openJournalFile(dir, openFile);
  const read = readRecords(found, schemaOf);
  const { values } = read;
  let records = read.count;
  let mostStale = compactAfter;
  let waiting: Waiting[] = [];
  let working: Promise<void> | undefined;
  let isFailing = false;

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await commit(batch);
      if (records - values.size > mostStale) await compact();
    }
    working = undefined;
  }

  async function commit(batch: Waiting[]): Promise<void> {
    try {
      await store(batch);
    } catch (error) {
      if (!isFailing) log.error({ err: error }, 'state cannot be stored; changes are refused until it can');
      isFailing = true;
      const refusal = new NotStoredError('the change could not be stored', { cause: error });
      return batch.forEach(({ reject }) => reject(refusal));
    }
    if (isFailing) log.info('state can be stored again');
    isFailing = false;
    apply(batch, values);
    batch.forEach(({ resolve }) => resolve());
  }

  async function store(batch: Waiting[]): Promise<void> {
    if (!file.isBroken) {
      const lines = batch.map(({ key, value }, i) => encodeRecord(records + i + 1, key, value));
      if (await file.append(lines.join(''))) return void (records += batch.length);
      log.error(
        { file: file.path },
        'the journal was removed or changed by another program; it is rewritten',
      );
    }
    await rewrite(apply(batch, new Map(values)));
  }

  async function rewrite(next: Map<string, unknown>): Promise<void> {
    const lines = [...next].map(([key, value], i) => encodeRecord(i + 1, key, value));
    await file.replace(lines.join(''));
    records = next.size;
    mostStale = compactAfter;
  }

  async function compact(): Promise<void> {
    await rewrite(values).catch((error: unknown) => {
      log.warn({ err: error }, 'the journal could not be shortened');
      mostStale += compactAfter;
    });
  }

  function change(key: string, value: unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      waiting.push({ key, value, resolve, reject });
      working ??= work();
    });
  }

  file.isBroken = read.dropped.length > 0 || read.isOldFormat;
  if (file.isBroken) await repair(file.path, read, () => rewrite(values), log);

  return {
    get: (key) => values.get(key),
    *entries(prefix) {
      for (const entry of values) if (entry[0].startsWith(prefix)) yield entry;
    },
    put: change,
    delete: (key) => change(key, undefined),
    get isFailing() {
      return isFailing;
    },
    async close() {
      await working;
      await file.close();
    },
  };
}

/** Returns `values`; the keys that were stored last are at its end. */
function apply(batch: readonly Waiting[], values: Map<string, unknown>): Map<string, unknown> {
  for (const { key, value } of batch) {
    values.delete(key);
    if (value !== undefined) values.set(key, value);
  }
  return values;
}
