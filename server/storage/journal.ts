import type { Logger } from 'pino';
import { NotStoredError, openAppendLog } from './append-log.ts';
import { payloadOf, readRecords, type SchemaOf } from './journal-records.ts';
import type { Payload } from './log-records.ts';
import { openStateFolder, type StateFolder, type StateFolderOptions } from './state-folder.ts';

/** What must survive the process: the latest value of every key, in an append-only log. A value is JSON. */
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

export { NotStoredError };

export interface JournalOptions extends StateFolderOptions {
  /** the state folder, or the path of one that is the journal's alone */
  dir: string | StateFolder;
  log: Logger;
  /** what is stored under a key; a record that does not fit counts as damaged */
  schemaOf: SchemaOf;
}

/** Rewritten with the latest values only once it has this many records more than keys. */
const compactAfter = 10_000;

/**
 * Opens or makes the journal in `dir`. What is damaged, a torn tail included, is dropped and logged with its place, and the journal is
 * rewritten without it.
 * @throws {FolderInUseError} when another process has it open: each would overwrite what the other wrote.
 * @throws {StateFolderError} when the folder cannot hold a journal.
 */
export async function openJournal({ dir, ...options }: JournalOptions): Promise<OpenJournal> {
  if (typeof dir !== 'string') return openIn(dir, options, () => Promise.resolve());
  const folder = await openStateFolder(dir, options);
  try {
    return await openIn(folder, options, folder.close);
  } catch (error) {
    await folder.close();
    throw error;
  }
}

async function openIn(
  folder: StateFolder,
  { log, schemaOf }: Pick<JournalOptions, 'log' | 'schemaOf'>,
  closed: () => Promise<void>,
): Promise<OpenJournal> {
  let values = new Map<string, unknown>();
  let mostStale = compactAfter;
  let compacting: Promise<void> | undefined;

  const records = await openAppendLog({
    folder,
    name: 'journal.jsonl',
    title: 'journal',
    log,
    scan(bytes) {
      const scan = readRecords(bytes, schemaOf);
      values = scan.values;
      return scan;
    },
    snapshot: {
      apply(payloads) {
        apply(payloads, values);
        // the log counts from 1 at each rewrite, so this is how many records are in it
        if (records.next - 1 - values.size > mostStale) compacting ??= compact();
      },
      records: (pending) => [...apply(pending, new Map(values))].map(([key, value]) => payloadOf(key, value)),
    },
  });

  async function compact(): Promise<void> {
    try {
      await records.rewrite();
      mostStale = compactAfter;
    } catch (error) {
      log.warn({ err: error }, 'the journal could not be shortened');
      mostStale += compactAfter;
    }
    compacting = undefined;
  }

  async function change(key: string, value: unknown): Promise<void> {
    await records.append(payloadOf(key, value));
  }

  return {
    get: (key) => values.get(key),
    *entries(prefix) {
      for (const entry of values) if (entry[0].startsWith(prefix)) yield entry;
    },
    put: change,
    delete: (key) => change(key, undefined),
    get isFailing() {
      return records.isFailing;
    },
    async close() {
      await records.close();
      await closed();
    },
  };
}

/** Returns `values`; the keys that were stored last are at its end. */
function apply(changes: readonly Payload[], values: Map<string, unknown>): Map<string, unknown> {
  for (const [key, value] of changes as readonly [string, unknown?][]) {
    values.delete(key);
    if (value !== undefined) values.set(key, value);
  }
  return values;
}
