import { crc32 } from 'node:zlib';
import * as v from 'valibot';

/** What the value of a key must be; undefined: nothing is stored under this key. */
export type SchemaOf = (key: string) => v.GenericSchema | undefined;

export interface Records {
  /** the value of every key, the one stored longest ago first */
  values: Map<string, unknown>;
  /** intact records, whether or not a later one replaced them */
  count: number;
  /** everything that is not as it was written; empty for a sound journal */
  dropped: Dropped[];
  /** written by a version before records had checksums */
  isOldFormat: boolean;
}

/** Something in a journal that does not count, or is missing, and why. */
export interface Dropped {
  /** counted from 1 */
  line: number;
  /** byte offset of the line */
  offset: number;
  reason: string;
}

interface Entry {
  sequence: number;
  key: string;
  /** absent when the key was deleted */
  value?: unknown;
}

/**
 * A record is one line: the CRC-32 of the JSON that follows, and `[sequence, key, value]`, or `[sequence, key]` when the key was deleted.
 * The sequence counts the records of the file from 1, so that a line that is missing, doubled or out of place is noticed.
 */
export function encodeRecord(sequence: number, key: string, value?: unknown): string {
  const json = JSON.stringify(value === undefined ? [sequence, key] : [sequence, key, value]);
  return `${checksum(json)} ${json}\n`;
}

/**
 * Reads a journal. The value of a key is that of its newest record that is intact and fits its schema; everything else that is there, or
 * should be, is listed as dropped. Never throws.
 */
export function readRecords(bytes: Buffer, schemaOf: SchemaOf): Records {
  const lines = linesOf(bytes);
  const isOldFormat =
    !lines.some(({ bytes }) => decode(bytes)) && lines.some(({ bytes }) => decodeOld(bytes, 1));
  const entries = new Map<string, Entry>();
  const dropped: Dropped[] = [];
  let count = 0;
  let expected = 1;

  lines.forEach(({ offset, bytes: line, isWhole }, index) => {
    const drop = (reason: string) => dropped.push({ line: index + 1, offset, reason });
    const entry = isOldFormat ? decodeOld(line, expected) : decode(line);
    if (!entry) return drop(isWhole ? 'the record is damaged' : 'the end is torn');
    count++;
    const { sequence } = entry;
    if (!isWhole) drop('the end of the line is missing; the record counts');
    if (sequence > expected) drop(`the records ${expected} to ${sequence - 1} are missing before it`);
    if (sequence < expected) drop(`the record ${sequence} is doubled or out of place`);
    expected = Math.max(expected, sequence + 1);
    const decoded = decodeValue(entry, schemaOf);
    if (typeof decoded === 'string') drop(decoded);
    else if (sequence > (entries.get(entry.key)?.sequence ?? 0)) entries.set(entry.key, decoded);
  });

  return { values: valuesOf(entries), count, dropped, isOldFormat };
}

/** Returns what is wrong when the value does not fit. */
function decodeValue(entry: Entry, schemaOf: SchemaOf): Entry | string {
  const { key } = entry;
  if (!('value' in entry)) return entry;
  const schema = schemaOf(key);
  if (!schema) return `nothing is stored under the key ${JSON.stringify(key)}`;
  const { success, output, issues } = v.safeParse(schema, entry.value);
  return success
    ? { ...entry, value: output }
    : `the value of ${JSON.stringify(key)} is invalid: ${issues[0].message}`;
}

function valuesOf(entries: Map<string, Entry>): Map<string, unknown> {
  const inOrder = [...entries.values()].sort((a, b) => a.sequence - b.sequence);
  return new Map(inOrder.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]])));
}

interface Line {
  offset: number;
  bytes: Buffer;
  /** false for a last line without its end */
  isWhole: boolean;
}

function linesOf(bytes: Buffer): Line[] {
  const lines: Line[] = [];
  for (let offset = 0; offset < bytes.length;) {
    const found = bytes.indexOf(0x0a, offset);
    const end = found < 0 ? bytes.length : found;
    lines.push({ offset, bytes: bytes.subarray(offset, end), isWhole: found >= 0 });
    offset = end + 1;
  }
  return lines;
}

const checksumLength = 8;

function checksum(json: string | Buffer): string {
  return crc32(json).toString(16).padStart(checksumLength, '0');
}

function decode(line: Buffer): Entry | undefined {
  const json = line.subarray(checksumLength + 1);
  if (line.toString('latin1', 0, checksumLength + 1) !== `${checksum(json)} `) return undefined;
  const record = parseList(json);
  if (typeof record?.[0] !== 'number' || typeof record[1] !== 'string') return undefined;
  const [sequence, key, value] = record;
  return record.length === 2 ? { sequence, key } : { sequence, key, value };
}

/** The format without checksums: `[key, value]`. No line of the present one can be taken for it, whatever is cut off from its ends. */
function decodeOld(line: Buffer, sequence: number): Entry | undefined {
  const record = parseList(line);
  if (record?.length !== 2 || typeof record[0] !== 'string') return undefined;
  return { sequence, key: record[0], value: record[1] };
}

function parseList(json: Buffer): unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(json.toString());
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
