import type { LimitFunction } from 'p-limit';
import { markOf } from '../chart-file.ts';
import type { Loaded, Parsed } from '../reading/loader.ts';
import { createDelay } from './delay.ts';
import type { FilePace } from './pace.ts';

/** What a file held when it was read, and its mark just before (see `markOf`). */
export interface Reading<T extends Parsed> {
  loaded: Loaded<T>;
  mark: string | undefined;
}

export interface Settling<T extends Parsed> {
  /**
   * Good content at once; that the file is broken, held or gone only when it stays so. Ends when the file is at rest: read again without
   * a change, or broken after several reads.
   */
  readonly readings: AsyncGenerator<Reading<T>, void>;
  /** The file was touched: it is read as soon as its pace allows, and once more after that. False when it is at rest already. */
  touch(): boolean;
  stop(): void;
}

export interface SettleOptions<T extends Parsed> {
  path: string;
  /** what was parsed of the file last */
  known: T | undefined;
  load: (known: T | undefined) => Promise<Loaded<T>>;
  /** limits how many files are read at a time */
  limit: LimitFunction;
  pace: FilePace;
  now: () => number;
}

/** A file that was written just now is read once more after this: its times may not tell the next change. ms */
const readAgainAfter = 60;
/** Truncate-then-write and delete-then-create are over after reads at 0, 60, 180 and 420 ms. */
const failuresToReport = 4;
/** A file that is written all the time and never good is reported after this. ms */
const longestSilence = 3000;

/** A debounced read: reads a file now, and again until it is at rest. One read at a time, in the file's pace; the last content always. */
export function settle<T extends Parsed>({
  path,
  known,
  load,
  limit,
  pace,
  now,
}: SettleOptions<T>): Settling<T> {
  const delay = createDelay();
  const verdicts = createVerdicts<T>(now);
  let touched = true;
  let isAtRest = false;
  let stopped = false;

  async function* readings(): Settling<T>['readings'] {
    let last: Reading<T> | undefined;
    while (!stopped) {
      const late = touched && (await waitForPace());
      if (stopped) return;
      const { reading, byTouch } = await limit(() => readNow(last));
      if (stopped) return;
      if (hasNews(reading, last)) pace.changed(late);
      const { isReported, isFinal } = verdicts.of(reading, last, byTouch);
      if (isReported) yield reading;
      isAtRest = isFinal && !touched;
      if (isAtRest) return;
      last = reading;
      if (!touched) await delay.wait(verdicts.pause());
    }
  }

  /** True if it had to wait. It waits before the read, because a skipped read costs nothing. */
  async function waitForPace(): Promise<boolean> {
    if (pace.delay() === 0) return false;
    for (let ms = pace.delay(); ms > 0 && !stopped; ms = pace.delay()) await delay.wait(ms);
    return true;
  }

  async function readNow(last: Reading<T> | undefined): Promise<{ reading: Reading<T>; byTouch: boolean }> {
    const byTouch = touched;
    touched = false;
    if (byTouch) pace.read();
    const mark = await markOf(path, now);
    const isSame = !byTouch && last && mark !== undefined && mark === last.mark;
    const reading = isSame ? last : { loaded: await load(parsedOf(last) ?? known), mark };
    return { reading, byTouch };
  }

  return {
    readings: readings(),
    touch() {
      if (isAtRest) return false;
      touched = true;
      delay.cancel();
      return true;
    },
    stop() {
      stopped = true;
      delay.cancel();
    },
  };
}

/** Judges the readings of one file, each by those before it. */
function createVerdicts<T extends Parsed>(now: () => number) {
  let failures = 0;
  let failingSince: number | undefined;

  function good(reading: Reading<T>, last: Reading<T> | undefined, byTouch: boolean) {
    failures = 0;
    failingSince = undefined;
    // a file whose clock runs before ours never has a mark: there, two reads without a touch must do
    const isFinal = reading.mark !== undefined || (!byTouch && parsedOf(reading) === parsedOf(last));
    return { isReported: reading !== last, isFinal };
  }

  function failed(reading: Reading<T>, last: Reading<T> | undefined, byTouch: boolean) {
    failures = byTouch || reading.mark !== last?.mark ? 1 : failures + 1;
    failingSince ??= now();
    const isFinal = failures >= failuresToReport;
    const isReported = isFinal || now() - failingSince >= longestSilence;
    if (isReported) failingSince = undefined;
    return { isReported, isFinal };
  }

  return {
    of: (reading: Reading<T>, last: Reading<T> | undefined, byTouch: boolean) =>
      (reading.loaded.kind === 'good' ? good : failed)(reading, last, byTouch),
    /** How long to wait for the next read. ms */
    pause: () => readAgainAfter * 2 ** Math.max(0, failures - 1),
  };
}

/** Whether a reading shows a good content or a time that the one before did not. */
function hasNews<T extends Parsed>({ loaded }: Reading<T>, last: Reading<T> | undefined): boolean {
  if (loaded.kind !== 'good') return false;
  const before = last?.loaded;
  return before?.kind !== 'good' || before.parsed !== loaded.parsed || before.modified !== loaded.modified;
}

function parsedOf<T extends Parsed>(reading: Reading<T> | undefined): T | undefined {
  return reading && 'parsed' in reading.loaded ? reading.loaded.parsed : undefined;
}
