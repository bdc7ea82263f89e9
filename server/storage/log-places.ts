import type { LogFile } from './log-file.ts';
import { decodeLine, encodeLine, type LogRecord, type Payload } from './log-records.ts';
import type { RecordPlace } from './log-scan.ts';

/** About as much of a log is in memory while it is copied. bytes */
const chunkSize = 1 << 20;

/** What a trim keeps of the newest records. A missing limit is no limit. */
export interface TrimLimits {
  count?: number;
  /** ms since the record was appended */
  ageMs?: number;
  /** of the records in the file */
  bytes?: number;
}

/** How many of the oldest records have to be removed to keep all limits. */
export function excessOf(places: readonly RecordPlace[], limits: TrimLimits, now: number): number {
  const { count = Infinity, ageMs = Infinity, bytes = Infinity } = limits;
  let left = places.reduce((sum, { start, end }) => sum + end - start + 1, 0);
  let excess = 0;
  for (const { start, end, time } of places) {
    if (places.length - excess <= count && left <= bytes && now - time <= ageMs) break;
    left -= end - start + 1;
    excess++;
  }
  return excess;
}

/** Encodes new records, and computes their places in a file that they are written to from `start` on. */
export function layOutRecords(
  records: readonly LogRecord[],
  start: number,
  timeOf: (payload: Payload) => number,
): { text: string; places: RecordPlace[]; end: number } {
  let text = '';
  const places = records.map((record) => {
    const line = encodeLine(record);
    text += line;
    const end = start + Buffer.byteLength(line) - 1;
    const place = { offset: record.offset, start, end, time: timeOf(record.payload) };
    start = end + 1;
    return place;
  });
  return { text, places, end: start };
}

/** Reads records, adjacent ones at once; undefined for a record that is not intact any more. */
export async function recordsAt(
  file: LogFile,
  places: readonly RecordPlace[],
): Promise<(LogRecord | undefined)[]> {
  // all reads start in this turn: the file may be replaced before the first has ended
  const runs = await Promise.all(
    runsOf(places).map(async (run) => ({ run, bytes: await file.read(run[0].start, run.at(-1)!.end) })),
  );
  return runs.flatMap(({ run, bytes }) =>
    run.map(({ offset, start, end }) => {
      const record = decodeLine(bytes.subarray(start - run[0].start, end - run[0].start));
      return record?.offset === offset ? record : undefined;
    }),
  );
}

/** Splits places into chunks of about `chunkSize`. */
export function* chunksOf(places: readonly RecordPlace[]): Generator<RecordPlace[]> {
  let chunk: RecordPlace[] = [];
  let size = 0;
  for (const place of places) {
    chunk.push(place);
    size += place.end - place.start;
    if (size < chunkSize) continue;
    yield chunk;
    chunk = [];
    size = 0;
  }
  if (chunk.length > 0) yield chunk;
}

type Run = [RecordPlace, ...RecordPlace[]];

/** Groups adjacent places; in an undamaged log all are adjacent. */
function runsOf(places: readonly RecordPlace[]): Run[] {
  const runs: Run[] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run && run.at(-1)!.end + 1 === place.start) run.push(place);
    else runs.push([place]);
  }
  return runs;
}
