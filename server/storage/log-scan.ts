import {
  decodeHeader,
  decodeLine,
  linesOf,
  type Header,
  type LogRecord,
  type Payload,
} from './log-records.ts';

/** Where a record lies in its file. */
export interface RecordPlace {
  offset: number;
  /** its first byte, and the one after its last, the end of the line */
  start: number;
  end: number;
  /** when it was appended; infinite in a log whose records have no time */
  time: number;
}

/** A place where a log is damaged, and why. */
export interface Dropped {
  /** counted from 1 */
  line: number;
  /** byte offset of the line */
  offset: number;
  reason: string;
  /** left by an interrupted write: nothing that was acknowledged is lost */
  isTorn: boolean;
}

/** No record is ever too old. */
export const noTime = () => Infinity;

export interface Scan {
  header: Header | undefined;
  /** the intact records in the order of their offsets, each once */
  places: RecordPlace[];
  /** the offset that the next record gets */
  next: number;
  /** everything that is not as it was written; empty for an intact log */
  dropped: Dropped[];
  /** written by a version before records had checksums */
  isOldFormat: boolean;
}

export interface ScanOptions {
  /** Is called with each intact record, in the order of the file, which may be damaged. Returns a reason to drop the record. */
  visit?: (record: LogRecord) => string | undefined;
  timeOf?: (payload: Payload) => number;
  /** Decodes a line of a former version as the record with this offset. */
  decodeOld?: (line: Buffer, offset: number) => LogRecord | undefined;
}

/** Reads a log. Everything that is not an intact record, or is missing, is listed as dropped. Never throws. */
export function scanLog(bytes: Buffer, { visit, timeOf = noTime, decodeOld }: ScanOptions): Scan {
  const lines = linesOf(bytes);
  const header = lines[0] && decodeHeader(lines[0].bytes);
  const isOldFormat =
    decodeOld !== undefined &&
    !lines.some(({ bytes }) => decodeLine(bytes)) &&
    lines.some(({ bytes }) => decodeOld(bytes, 1));
  const decode = isOldFormat ? decodeOld : decodeLine;
  const completeFrom = header?.completeFrom ?? 1;
  const places = new Map<number, RecordPlace>();
  const dropped: Dropped[] = [];
  let next = 1;

  lines.forEach(({ start, bytes: line, isWhole }, index) => {
    const drop = (reason: string, isTorn = false) =>
      dropped.push({ line: index + 1, offset: start, reason, isTorn });
    if (index === 0 && header) return isWhole || drop('the end of the line is missing');
    const record = decode(line, next);
    if (!record) return isWhole ? drop('the record is damaged') : drop('the end is torn', true);
    const { offset, payload } = record;
    const expected = Math.max(next, completeFrom);
    if (!isWhole) drop('the end of the line is missing; the record counts', true);
    if (offset > expected) drop(`the records ${expected} to ${offset - 1} are missing before it`);
    if (offset < next) drop(`the record ${offset} is doubled or out of place`);
    next = Math.max(next, offset + 1);
    const refusal = visit?.(record);
    if (refusal !== undefined) drop(refusal);
    else if (!places.has(offset))
      places.set(offset, { offset, start, end: start + line.length, time: timeOf(payload) });
  });

  return {
    header,
    places: [...places.values()].sort((a, b) => a.offset - b.offset),
    next: Math.max(next, completeFrom),
    dropped,
    isOldFormat,
  };
}
