import type { LogFile } from './log-file.ts';
import { decodeLine, encodeLine, type LogRecord, type Payload } from './log-records.ts';
import type { RecordPlace } from './log-scan.ts';

/** How much of a log is held in memory while it is copied. bytes */
const copiedAtOnce = 1 << 20;

/** What the limits of a trim leave: the newest records. A limit that is absent holds always. */
export interface TrimLimits {
  count?: number;
  /** ms since the record was appended */
  ageMs?: number;
  /** of the records in the file */
  bytes?: number;
}

/** How many records must go, the oldest first, until the rest is within all limits. */
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

/** The lines of new records, and where they lie once they are written from `start` on. */
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

/** Reads these records, neighbours in one go; undefined for one that is not as it was written any more. */
export async function recordsAt(
  file: LogFile,
  places: readonly RecordPlace[],
): Promise<(LogRecord | undefined)[]> {
  // all reads are begun in this turn: the file may be replaced before the first has ended
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

/** Lists of places that are about as large as may be copied at once. */
export function* portionsOf(places: readonly RecordPlace[]): Generator<RecordPlace[]> {
  let portion: RecordPlace[] = [];
  let size = 0;
  for (const place of places) {
    portion.push(place);
    size += place.end - place.start;
    if (size < copiedAtOnce) continue;
    yield portion;
    portion = [];
    size = 0;
  }
  if (portion.length > 0) yield portion;
}

type Run = [RecordPlace, ...RecordPlace[]];

/** Places that lie one behind the other; in a log that is not damaged, all do. */
function runsOf(places: readonly RecordPlace[]): Run[] {
  const runs: Run[] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run && run.at(-1)!.end + 1 === place.start) run.push(place);
    else runs.push([place]);
  }
  return runs;
}
