import { join } from 'node:path';
import { markOf } from '../chart-file.ts';
import type { FilePace } from './file-pace.ts';
import type { Loaded, Taken } from '../reading/loader.ts';
import { createPause } from './pause.ts';

/** What a look at a file showed, and the file's mark just before (see `markOf`). */
export interface Seen<T extends Taken> {
  loaded: Loaded<T>;
  mark: string | undefined;
}

export interface Visit {
  /** Resolves when it was told once what the file holds. */
  readonly told: Promise<void>;
  /** Resolves when nothing happens to the file any more. */
  readonly ended: Promise<void>;
  /** The file was touched: looks as soon as its pace allows, and again after that. */
  hint(): void;
  stop(): void;
}

interface VisitDeps<T extends Taken> {
  dir: string;
  file: string;
  /** what was taken of it in an earlier visit */
  known: T | undefined;
  load: (known: T | undefined) => Promise<Loaded<T>>;
  now: () => number;
  pace: FilePace;
  /** runs a look when it is its turn */
  turn: <T>(task: () => Promise<T>) => Promise<T>;
  /** what the file holds now; that it is broken, held or gone is only told when it stays so */
  tell: (seen: Seen<T>) => void;
  /** nothing is told any more, and a hint needs a new visit */
  end: () => void;
}

/** A file that was written just now is looked at once more in peace: its times may not tell the next change. */
const lookAgainMs = 60;
/** Whoever writes a file, or deletes it to make it anew, is done after looks at 0, 60, 180 and 420 ms. */
const failuresToBelieve = 4;
/** A file that is written all the time and never good is told all the same. */
const longestPatienceMs = 3000;

/**
 * Looks at one file, at once and again until it is at rest. A good content is told at once, and what was half written is looked at
 * again before it is called broken. One look at a time; what is written all the time is looked at in its pace, the last content always.
 */
export function startVisit<T extends Taken>(deps: VisitDeps<T>): Visit {
  const { now, pace } = deps;
  const pause = createPause();
  let stopped = false;
  let hinted = true;
  let failures = 0;
  let failingSince: number | undefined;
  let resolveTold = () => {};
  const told = new Promise<void>((resolve) => (resolveTold = resolve));

  async function run(): Promise<void> {
    let last: Seen<T> | undefined;
    while (!stopped) {
      const late = hinted && (await waitForPace());
      if (stopped) break;
      const { seen, byHint } = await deps.turn(() => lookNow(last));
      if (stopped) break;
      if (isNews(seen, last)) pace.told(late);
      const atRest = seen.loaded.kind === 'good' ? good(seen, last, byHint) : failed(seen, last, byHint);
      if (atRest && !hinted) break;
      last = seen;
      if (!hinted) await pause.wait(lookAgainMs * 2 ** Math.max(0, failures - 1));
    }
    deps.end();
    resolveTold();
  }

  /** True if there was something to wait for. Before the file is read: what is not read costs nothing. */
  async function waitForPace(): Promise<boolean> {
    if (pace.delay() === 0) return false;
    for (let ms = pace.delay(); ms > 0 && !stopped; ms = pace.delay()) await pause.wait(ms);
    return true;
  }

  async function lookNow(last: Seen<T> | undefined): Promise<{ seen: Seen<T>; byHint: boolean }> {
    const byHint = hinted;
    hinted = false;
    if (byHint) pace.looked();
    return { seen: await look(deps, byHint ? undefined : last, takenOf(last) ?? deps.known), byHint };
  }

  function tell(seen: Seen<T>): void {
    deps.tell(seen);
    resolveTold();
  }

  function good(seen: Seen<T>, last: Seen<T> | undefined, byHint: boolean): boolean {
    failures = 0;
    failingSince = undefined;
    if (seen !== last) tell(seen);
    // a file whose clock runs before ours never has a mark; there, two looks in peace must do
    return seen.mark !== undefined || (!byHint && takenOf(seen) === takenOf(last));
  }

  function failed(seen: Seen<T>, last: Seen<T> | undefined, byHint: boolean): boolean {
    failures = byHint || seen.mark !== last?.mark ? 1 : failures + 1;
    failingSince ??= now();
    const believed = failures >= failuresToBelieve;
    if (believed || now() - failingSince >= longestPatienceMs) {
      failingSince = undefined;
      tell(seen);
    }
    return believed;
  }

  return {
    told,
    ended: run(),
    hint() {
      hinted = true;
      pause.wake();
    },
    stop() {
      stopped = true;
      pause.wake();
    },
  };
}

/** Returns `last` itself when the file is surely still the same. */
async function look<T extends Taken>(
  { dir, file, load, now }: VisitDeps<T>,
  last: Seen<T> | undefined,
  known: T | undefined,
): Promise<Seen<T>> {
  const mark = await markOf(join(dir, file), now);
  if (last && mark !== undefined && mark === last.mark) return last;
  return { loaded: await load(known), mark };
}

/** Whether a look showed a good content or a time that the one before did not. */
function isNews<T extends Taken>({ loaded }: Seen<T>, last: Seen<T> | undefined): boolean {
  if (loaded.kind !== 'good') return false;
  const before = last?.loaded;
  return before?.kind !== 'good' || before.taken !== loaded.taken || before.modified !== loaded.modified;
}

function takenOf<T extends Taken>(seen: Seen<T> | undefined): T | undefined {
  return seen && 'taken' in seen.loaded ? seen.loaded.taken : undefined;
}
