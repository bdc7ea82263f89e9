import type { Logger } from 'pino';
import { createGroupCommit } from './group-commit.ts';
import { openLogFile } from './log-file.ts';
import { excessOf, recordsAt, type TrimLimits } from './log-places.ts';
import type { LogRecord, Payload } from './log-records.ts';
import { repair } from './log-repair.ts';
import { noTime, scanLog, type RecordPlace, type Scan } from './log-scan.ts';
import { createLogWriter, type LogState, type LogSnapshot } from './log-writer.ts';
import type { StateFolder } from './state-folder.ts';

/** Records in a file that is appended to or replaced as a whole, with group commit. */
export interface AppendLog {
  /** with an offset, the position of a record; empty for a log without epochs */
  readonly epoch: string;
  /** From this offset on no record is missing; some or all before it were removed. */
  readonly completeFrom: number;
  /** the offset that the next record gets */
  readonly next: number;
  /** True after a record that could not be stored, until one is stored again. */
  readonly isFailing: boolean;
  /**
   * Resolves to the record's offset once it is on the disk. Rejects with NotStoredError when it cannot be written; the next append is
   * tried afresh.
   */
  append(payload: Payload): Promise<number>;
  /** Resolves to at most `limit` records from this offset on, the oldest first. */
  read(from: number, limit: number): Promise<Range>;
  /**
   * Removes the oldest records until the rest is within the limits; epoch and offsets stay. The rest is copied, so do not trim after every
   * append. Rejects with the system's error, and has removed nothing then.
   */
  trim(limits: TrimLimits): Promise<void>;
  /** Removes all records but those to keep; otherwise as `trim`. */
  compact(keep: (record: LogRecord) => boolean): Promise<void>;
  /** Writes the file anew, from the snapshot or without one with the same records. Rejects with the system's error. */
  rewrite(): Promise<void>;
  /** Closes the log and deletes its file. */
  remove(): Promise<void>;
  close(): Promise<void>;
}

export interface Range {
  records: LogRecord[];
  /** false when records after the requested offset were removed */
  isComplete: boolean;
}

export class NotStoredError extends Error {
  override readonly name = 'NotStoredError';
}

export interface AppendLogOptions {
  folder: StateFolder;
  /** of the file in the folder */
  name: string;
  /** for the operator, e.g. "journal" */
  title: string;
  /** for the operator, what happens while nothing can be stored; default: changes are refused */
  onFailure?: string;
  log: Logger;
  /** Creates a random id for a new log, or one that was damaged. Without it the log has no epochs, and its offsets mean nothing outside. */
  newEpoch?: () => string;
  /** ms */
  now?: () => number;
  /** when a record was appended, by the clock `now`; without it no record is ever too old */
  timeOf?: (payload: Payload) => number;
  /** for a log that is rewritten from the state that its records amount to; its offsets start at 1 again then */
  snapshot?: LogSnapshot;
  /** reads the file when the log is opened */
  scan?: (bytes: Buffer) => Scan;
}

/**
 * Opens or makes a log. Damaged records, a torn tail included, are dropped and logged with their places, and the log is rewritten without
 * them.
 * @throws {StateFolderError} when the folder cannot hold the log.
 */
export async function openAppendLog({
  folder,
  name,
  title,
  onFailure = 'changes are refused until it can',
  log,
  newEpoch,
  now = () => 0,
  timeOf = noTime,
  snapshot,
  scan: scanFile = (bytes) => scanLog(bytes, { timeOf }),
}: AppendLogOptions): Promise<AppendLog> {
  const { file, found } = await openLogFile(folder, name);
  const scan = scanFile(found);
  const { state, isNew } = stateOf(scan, newEpoch);
  const writer = createLogWriter(state, { file, title, timeOf, snapshot, log });
  const commits = createGroupCommit(commit);
  let isFailing = false;
  let isClosed = false;

  async function commit(payloads: Payload[]): Promise<number> {
    if (isClosed) throw new NotStoredError(`the ${title} is closed`);
    const first = await writer.store(payloads).catch((error: unknown) => {
      if (!isFailing) log.error({ err: error }, `the ${title} cannot be stored; ${onFailure}`);
      isFailing = true;
      throw new NotStoredError('the change could not be stored', { cause: error });
    });
    if (isFailing) log.info(`the ${title} can be stored again`);
    isFailing = false;
    snapshot?.apply(payloads);
    return first;
  }

  function change(job: () => Promise<unknown>): Promise<void> {
    return commits.run(async () => {
      if (isClosed) throw new Error(`the ${title} is closed`);
      await job();
    });
  }

  function end(job: () => Promise<void>): Promise<void> {
    return commits.run(async () => {
      if (isClosed) return;
      isClosed = true;
      await job();
    });
  }

  file.isBroken = scan.dropped.length > 0 || scan.isOldFormat || isNew;
  if (file.isBroken) await repair({ path: file.path, title, scan }, () => writer.rewrite([]), log);

  return {
    epoch: state.epoch,
    get completeFrom() {
      return state.completeFrom;
    },
    get next() {
      return state.next;
    },
    get isFailing() {
      return isFailing;
    },
    append: commits.add,
    async read(from, limit) {
      const { places, completeFrom } = state;
      const first = firstFrom(places, from);
      const range = places.slice(first, first + limit);
      const records = (await recordsAt(file, range)).filter((record) => record !== undefined);
      return { records, isComplete: from >= completeFrom && records.length === range.length };
    },
    trim: (limits) =>
      change(async () => {
        const excess = excessOf(state.places, limits, now());
        if (excess > 0) await writer.copy(state.places.slice(excess), () => true);
      }),
    compact: (keep) => change(() => writer.copy(state.places, keep)),
    rewrite: () => change(() => writer.rewrite([])),
    remove: () => end(file.remove),
    close: () => end(file.close),
  };
}

/** An interrupted write loses nothing that was acknowledged; after any other damage no old position can be trusted. */
function stateOf(scan: Scan, newEpoch?: () => string): { state: LogState; isNew: boolean } {
  const { header, places, next, dropped } = scan;
  if (!newEpoch) return { state: { epoch: '', completeFrom: 1, next, places }, isNew: false };
  if (header && dropped.every(({ isTorn }) => isTorn))
    return { state: { ...header, next, places }, isNew: false };
  return { state: { epoch: newEpoch(), completeFrom: next, next, places }, isNew: true };
}

/** The index of the first record with this offset or a later one. */
function firstFrom(places: readonly RecordPlace[], offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.offset < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
