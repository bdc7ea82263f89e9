import type { Logger } from 'pino';
import { NotStoredError, openAppendLog } from './append-log.ts';
import { payloadOf, readRecords, type SchemaOf } from './journal-records.ts';
import type { Payload } from './log-records.ts';
import type { StateFolder } from './state-folder.ts';

/** A key-value store that survives the process: the latest JSON value of every key, in a log. */
export interface Journal {
  get(key: string): unknown;
  /** Every key with this prefix and its value, the one stored longest ago first. */
  entries(prefix: string): Iterable<[string, unknown]>;
  /**
   * Resolves once the value is on the disk, so that an echo sent afterwards survives `kill -9` (PROTOCOL.md S-6).
   * Rejects with NotStoredError when it cannot be written; the next put tries again.
   */
  put(key: string, value: unknown): Promise<void>;
  /** Resolves once the deletion is on the disk. Same errors as put. */
  delete(key: string): Promise<void>;
  /**
   * Puts what `change` makes of the value (undefined: there is none). Where several nodes share the journal it is called again when another
   * was faster, so that no change of either is lost.
   */
  update(key: string, change: (value: unknown) => unknown): Promise<void>;
  /** Calls back when another node has changed a key with this prefix, with the rest of the key; value undefined: it was deleted. */
  onRemoteChange(prefix: string, listener: (name: string, value: unknown) => void): void;
  close(): Promise<void>;
}

export interface OpenJournal extends Journal {
  /** True after a change that could not be stored, until one is stored again. */
  readonly isFailing: boolean;
}

export { NotStoredError };

export interface JournalOptions {
  folder: StateFolder;
  log: Logger;
  /** validates the value of a key; an invalid record counts as damaged */
  schemaOf: SchemaOf;
}

/** The log is compacted once it has this many more records than keys. */
const compactAfter = 10_000;

/**
 * Opens or makes the journal in the state folder. Damaged records, a torn tail included, are dropped and logged with their places, and the
 * journal is rewritten without them.
 * @throws {StateFolderError} when the folder cannot hold a journal.
 */
export async function openJournal({ folder, log, schemaOf }: JournalOptions): Promise<OpenJournal> {
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
        // offsets start at 1 at each rewrite, so this is the number of records in the log
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
    update: (key, next) => change(key, next(values.get(key))),
    onRemoteChange() {},
    get isFailing() {
      return records.isFailing;
    },
    close: records.close,
  };
}

/** Returns `values`, with the keys that were stored last at its end. */
function apply(changes: readonly Payload[], values: Map<string, unknown>): Map<string, unknown> {
  for (const [key, value] of changes as readonly [string, unknown?][]) {
    values.delete(key);
    if (value !== undefined) values.set(key, value);
  }
  return values;
}
