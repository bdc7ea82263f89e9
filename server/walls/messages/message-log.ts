import type { Logger } from 'pino';
import { openAppendLog } from '../../storage/append-log.ts';
import type { StateFolder } from '../../storage/state-folder.ts';
import { recordOf, type MessageRecord } from './record.ts';

/** Called with a record and its order: with those that are kept, and then with each new one, on whichever node it was stored. */
export type RecordListener = (record: MessageRecord, order: number) => void;

/** Where messages outlive the process: each record has its order, which grows over all streams. */
export interface MessageLog {
  /** Positions of different epochs cannot be compared. */
  readonly epoch: string;
  /** the order that the next record gets, at least */
  readonly next: number;
  /** An offset that no later message of the stream will have, nor an earlier one. */
  lastOf(stream: string): number;
  /** Every record that is kept, the oldest first. */
  kept(): Iterable<readonly [record: MessageRecord, order: number]>;
  onNew(listener: RecordListener): void;
  /**
   * Resolves once a record is stored and its listeners were called; to false when another node has added one to its stream meanwhile, which
   * is known then. @throws {NotStoredError}
   */
  append(record: MessageRecord): Promise<boolean>;
  /** Runs what stores a record in a stream, in turn with others if they would get in its way. */
  inTurn<Result>(stream: string, step: () => Promise<Result>): Promise<Result>;
  /** Removes all records but those to keep. Rejects with the system's error. */
  compact(isKept: (record: MessageRecord, order: number) => boolean): Promise<void>;
  close(): Promise<void>;
}

interface MessageLogDeps {
  folder: StateFolder;
  newEpoch: () => string;
  log: Logger;
}

/** The log of a server that is alone, in its state folder. */
export async function openMessageLog({ folder, newEpoch, log }: MessageLogDeps): Promise<MessageLog> {
  const name = 'messages.jsonl';
  const records = await openAppendLog({ folder, name, title: 'message log', log, newEpoch });
  const stored = await records.read(0, Infinity);
  const listeners: RecordListener[] = [];
  let applied = stored.records.at(-1)?.offset ?? 0;

  return {
    get epoch() {
      return records.epoch;
    },
    get next() {
      return records.next;
    },
    // offsets go on where those of a stream would that was forgotten
    lastOf: () => records.next - 1,
    kept: () =>
      stored.records.splice(0).flatMap(({ payload, offset }) => {
        const record = recordOf(payload);
        return record ? [[record, offset] as const] : [];
      }),
    onNew: (listener) => void listeners.push(listener),
    async append(record) {
      applied = await records.append([record]);
      for (const listener of listeners) listener(record, applied);
      return true;
    },
    inTurn: (_stream, step) => step(),
    compact: (isKept) =>
      records.compact(({ payload, offset }) => {
        const record = recordOf(payload);
        // one that is on the disk, but was not told yet, is kept
        return offset > applied || !record || isKept(record, offset);
      }),
    close: records.close,
  };
}
