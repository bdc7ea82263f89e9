import type { Logger } from 'pino';
import type { LogFile } from './log-file.ts';
import { layOutRecords, chunksOf, recordsAt } from './log-places.ts';
import { encodeHeader, type LogRecord, type Payload } from './log-records.ts';
import type { RecordPlace } from './log-scan.ts';

/** What is in a log's file. */
export interface LogState {
  /** empty: the log has no epoch, and its file no header */
  readonly epoch: string;
  completeFrom: number;
  /** the offset that the next record gets */
  next: number;
  places: RecordPlace[];
}

/** The state that the records amount to, held in memory. */
export interface LogSnapshot {
  /** Applies records that are on the disk now; their appends have not resolved yet. */
  apply(payloads: readonly Payload[]): void;
  /** The fewest records that amount to the same as all that were applied, and `pending` after them. */
  records(pending: readonly Payload[]): Payload[];
}

/** Changes a log's file and its state together. One call at a time; a call that rejects with the system's error has changed nothing. */
export interface LogWriter {
  /** Appends, or replaces the file with these records added when it is broken. Resolves to the offset of the first. */
  store(payloads: readonly Payload[]): Promise<number>;
  /** Replaces the file by the snapshot, or without one by a copy. */
  rewrite(pending: readonly Payload[]): Promise<number>;
  /** Replaces the file by a copy of those of these records that are intact and to be kept. */
  copy(places: readonly RecordPlace[], keep: (record: LogRecord) => boolean): Promise<void>;
}

export interface LogWriterOptions {
  file: LogFile;
  title: string;
  timeOf: (payload: Payload) => number;
  snapshot: LogSnapshot | undefined;
  log: Logger;
}

export function createLogWriter(
  state: LogState,
  { file, title, timeOf, snapshot, log }: LogWriterOptions,
): LogWriter {
  async function store(payloads: readonly Payload[]): Promise<number> {
    if (!file.isBroken) {
      const { text, places } = layOutRecords(numbered(payloads, state.next), file.size, timeOf);
      if (await file.append(text)) return add(places);
      log.error(
        { file: file.path },
        `the ${title} was removed or changed by another program; it is rewritten`,
      );
    }
    return rewrite(payloads);
  }

  async function rewrite(pending: readonly Payload[]): Promise<number> {
    if (!snapshot) return copyAnd(pending, state.places);
    const records = numbered(snapshot.records(pending), 1);
    await replace([records], [], 1);
    state.next = records.length + 1;
    return state.next - pending.length;
  }

  /** Reads all before it copies: the header, which is written first, says whether records are missing. */
  async function copyAnd(
    pending: readonly Payload[],
    places: readonly RecordPlace[],
    keep = (_record: LogRecord) => true,
  ): Promise<number> {
    const kept: RecordPlace[] = [];
    let lost = 0;
    for (const chunk of chunksOf(places)) {
      const records = await recordsAt(file, chunk);
      lost += records.filter((record) => !record).length;
      kept.push(...chunk.filter((_place, i) => records[i] && keep(records[i])));
    }
    if (lost > 0) log.error({ file: file.path, records: lost }, `records of the ${title} are lost`);
    const isWhole = kept.length === places.length;
    const completeFrom = isWhole ? Math.max(state.completeFrom, places[0]?.offset ?? state.next) : state.next;
    return replace(copies(kept), numbered(pending, state.next), completeFrom);
  }

  async function* copies(places: readonly RecordPlace[]): AsyncGenerator<LogRecord[]> {
    for (const chunk of chunksOf(places)) {
      const records = (await recordsAt(file, chunk)).filter((record) => record !== undefined);
      if (records.length < chunk.length) throw new Error(`${file.path} was changed while it was copied`);
      yield records;
    }
  }

  async function replace(
    chunks: AsyncIterable<LogRecord[]> | Iterable<LogRecord[]>,
    pending: LogRecord[],
    completeFrom: number,
  ): Promise<number> {
    const places: RecordPlace[] = [];
    let added: RecordPlace[] = [];

    async function* texts(): AsyncGenerator<string> {
      let start = 0;
      const layOut = (records: LogRecord[]) => {
        const laidOut = layOutRecords(records, start, timeOf);
        start = laidOut.end;
        return laidOut;
      };
      const header = state.epoch && encodeHeader({ epoch: state.epoch, completeFrom });
      start = Buffer.byteLength(header);
      yield header;
      for await (const records of chunks) {
        const { text, places: next } = layOut(records);
        for (const place of next) places.push(place);
        yield text;
      }
      const { text, places: last } = layOut(pending);
      added = last;
      yield text;
    }

    await file.replace(texts(), () => {
      state.places = places;
      state.completeFrom = completeFrom;
    });
    return add(added); // once the file is sure to stay: until then the append may be refused
  }

  function add(places: readonly RecordPlace[]): number {
    const first = state.next;
    for (const place of places) state.places.push(place);
    state.next += places.length;
    return first;
  }

  return {
    store,
    rewrite,
    copy: (places, keep) => copyAnd([], places, keep).then(() => undefined),
  };
}

function numbered(payloads: readonly Payload[], first: number): LogRecord[] {
  return payloads.map((payload, i) => ({ offset: first + i, payload }));
}
