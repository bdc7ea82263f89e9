import { crc32 } from 'node:zlib';

/** The content of a record: JSON values, at least one. */
export type Payload = readonly unknown[];

export interface LogRecord {
  /** counts the records of a log from 1 */
  offset: number;
  payload: Payload;
}

/** The first line of a log that has an epoch. */
export interface Header {
  /** offsets of different epochs cannot be compared */
  epoch: string;
  /** From this offset on no record is missing; some or all before it were removed on purpose. */
  completeFrom: number;
}

/**
 * A record is one line: the CRC-32 of the JSON that follows, and `[offset, ...payload]`. The offsets reveal lines that are missing,
 * duplicate or out of order.
 */
export function encodeLine({ offset, payload }: LogRecord): string {
  return checked(JSON.stringify([offset, ...payload]));
}

/** Undefined when the line is not byte for byte as it was written. */
export function decodeLine(line: Buffer): LogRecord | undefined {
  const record = parseList(jsonOf(line));
  if (record === undefined || record.length < 2 || typeof record[0] !== 'number') return undefined;
  return { offset: record[0], payload: record.slice(1) };
}

export function encodeHeader({ epoch, completeFrom }: Header): string {
  return checked(JSON.stringify({ epoch, completeFrom }));
}

export function decodeHeader(line: Buffer): Header | undefined {
  const header = parse(jsonOf(line));
  if (typeof header !== 'object' || header === null) return undefined;
  if (!('epoch' in header) || typeof header.epoch !== 'string') return undefined;
  if (!('completeFrom' in header) || typeof header.completeFrom !== 'number') return undefined;
  return { epoch: header.epoch, completeFrom: header.completeFrom };
}

export interface Line {
  /** byte offset in the file */
  start: number;
  bytes: Buffer;
  /** false for a last line without its end */
  isWhole: boolean;
}

export function linesOf(bytes: Buffer): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    lines.push({ start, bytes: bytes.subarray(start, end), isWhole: found >= 0 });
    start = end + 1;
  }
  return lines;
}

export function parseList(json: Buffer | undefined): unknown[] | undefined {
  const parsed = parse(json);
  return Array.isArray(parsed) ? parsed : undefined;
}

function parse(json: Buffer | undefined): unknown {
  try {
    return json && (JSON.parse(json.toString()) as unknown);
  } catch {
    return undefined;
  }
}

const checksumLength = 8;

function checksum(json: string | Buffer): string {
  return crc32(json).toString(16).padStart(checksumLength, '0');
}

function checked(json: string): string {
  return `${checksum(json)} ${json}\n`;
}

/** The JSON of the line; undefined when its checksum does not match. */
function jsonOf(line: Buffer): Buffer | undefined {
  const json = line.subarray(checksumLength + 1);
  return line.toString('latin1', 0, checksumLength + 1) === `${checksum(json)} ` ? json : undefined;
}
