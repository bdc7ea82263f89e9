import * as v from 'valibot';
import { parseList, type LogRecord, type Payload } from './log-records.ts';
import { scanLog, type Scan } from './log-scan.ts';

/** The schema of a key's value; undefined: the key is unknown. */
export type SchemaOf = (key: string) => v.GenericSchema | undefined;

export interface JournalScan extends Scan {
  /** the value of every key, the one stored longest ago first */
  values: Map<string, unknown>;
}

interface Entry {
  offset: number;
  key: string;
  /** undefined when the key was deleted */
  value?: unknown;
}

/** The log record of a change. */
export function payloadOf(key: string, value: unknown): Payload {
  return value === undefined ? [key] : [key, value];
}

/**
 * Reads a journal. The value of a key is that of its newest record that is intact and valid; everything else, and whatever is missing, is
 * listed as dropped. Never throws.
 */
export function readRecords(bytes: Buffer, schemaOf: SchemaOf): JournalScan {
  const entries = new Map<string, Entry>();

  function visit({ offset, payload }: LogRecord): string | undefined {
    const entry = decodeEntry(offset, payload, schemaOf);
    if (typeof entry === 'string') return entry;
    if (offset > (entries.get(entry.key)?.offset ?? 0)) entries.set(entry.key, entry);
    return undefined;
  }

  const scan = scanLog(bytes, { visit, decodeOld });
  return { ...scan, values: valuesOf(entries) };
}

/** Returns the reason when the record is invalid. */
function decodeEntry(offset: number, payload: Payload, schemaOf: SchemaOf): Entry | string {
  const [key, value] = payload;
  if (typeof key !== 'string') return 'the record has no key';
  if (payload.length === 1) return { offset, key };
  const schema = schemaOf(key);
  if (!schema) return `nothing is stored under the key ${JSON.stringify(key)}`;
  const { success, output, issues } = v.safeParse(schema, value);
  return success
    ? { offset, key, value: output }
    : `the value of ${JSON.stringify(key)} is invalid: ${issues[0].message}`;
}

function valuesOf(entries: Map<string, Entry>): Map<string, unknown> {
  const inOrder = [...entries.values()].sort((a, b) => a.offset - b.offset);
  return new Map(inOrder.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]])));
}

/** The format without checksums: `[key, value]`. No line of the present format can be mistaken for it, not even a part of one. */
function decodeOld(line: Buffer, offset: number): LogRecord | undefined {
  const payload = parseList(line);
  return payload?.length === 2 && typeof payload[0] === 'string' ? { offset, payload } : undefined;
}
