/** A record is one line of JSON, `[key, value]`. The line's end is what makes it whole. */
export function encodeRecord(key: string, value: unknown): string {
  return `${JSON.stringify([key, value])}\n`;
}

export interface Records {
  /** the latest value of every key */
  values: Map<string, unknown>;
  records: number;
  /** whole lines that are no records: damage from outside, passed over so that it costs no other key */
  unreadable: number;
  /** up to the end of the last whole line */
  wholeBytes: number;
  /** an unfinished line behind it, as a crash or a full disk leaves one; it was never acknowledged */
  tornBytes: number;
}

/** Reads every whole line of a journal. Never throws. */
export function readRecords(bytes: Buffer): Records {
  const values = new Map<string, unknown>();
  let records = 0;
  let unreadable = 0;
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
    const record = decodeRecord(bytes.toString('utf8', start, end));
    if (record) values.set(...record);
    else unreadable++;
    records++;
    start = end + 1;
  }
  return { values, records, unreadable, wholeBytes: start, tornBytes: bytes.length - start };
}

function decodeRecord(line: string): [string, unknown] | undefined {
  try {
    const record: unknown = JSON.parse(line);
    return Array.isArray(record) && record.length === 2 && typeof record[0] === 'string'
      ? [record[0], record[1]]
      : undefined;
  } catch {
    return undefined;
  }
}
