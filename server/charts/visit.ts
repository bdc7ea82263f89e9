import { join } from 'node:path';
import { markOf } from './chart-file.ts';
import { loadChart, type Loaded } from './loader.ts';
import { createPause } from './pause.ts';
import type { Content } from './snapshot.ts';

/** What a look at a file showed, and the file's mark just before (see `markOf`). */
export interface Seen {
  loaded: Loaded;
  mark: string | undefined;
}

export interface Visit {
  /** Resolves when it was told once what the file holds. */
  readonly told: Promise<void>;
  /** Resolves when nothing happens to the file any more. */
  readonly ended: Promise<void>;
  /** The file was touched: looks at once, and again after that. */
  hint(): void;
  stop(): void;
}

interface VisitDeps {
  dir: string;
  file: string;
  /** the last good content, from an earlier visit */
  known: Content | undefined;
  now: () => number;
  /** runs a look when it is its turn */
  turn: <T>(task: () => Promise<T>) => Promise<T>;
  /** what the file holds now; that it is broken or gone is only told when it stays so */
  tell: (seen: Seen) => void;
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
 * again before it is called broken. One look at a time.
 */
export function startVisit(deps: VisitDeps): Visit {
  const { now } = deps;
  const pause = createPause();
  let stopped = false;
  let hinted = true;
  let failures = 0;
  let failingSince: number | undefined;
  let resolveTold = () => {};
  const told = new Promise<void>((resolve) => (resolveTold = resolve));

  async function run(): Promise<void> {
    let last: Seen | undefined;
    while (!stopped) {
      const { seen, byHint } = await deps.turn(() => lookNow(last));
      if (stopped) break;
      const atRest = seen.loaded.kind === 'good' ? good(seen, last, byHint) : failed(seen, last, byHint);
      if (atRest && !hinted) break;
      last = seen;
      if (!hinted) await pause.wait(lookAgainMs * 2 ** Math.max(0, failures - 1));
    }
    deps.end();
    resolveTold();
  }

  async function lookNow(last: Seen | undefined): Promise<{ seen: Seen; byHint: boolean }> {
    const byHint = hinted;
    hinted = false;
    return { seen: await look(deps, byHint ? undefined : last, contentOf(last) ?? deps.known), byHint };
  }

  function tell(seen: Seen): void {
    deps.tell(seen);
    resolveTold();
  }

  function good(seen: Seen, last: Seen | undefined, byHint: boolean): boolean {
    failures = 0;
    failingSince = undefined;
    if (seen !== last) tell(seen);
    // a file whose clock runs before ours never has a mark; there, two looks in peace must do
    return seen.mark !== undefined || (!byHint && contentOf(seen)?.etag === contentOf(last)?.etag);
  }

  function failed(seen: Seen, last: Seen | undefined, byHint: boolean): boolean {
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
async function look(
  { dir, file, now }: VisitDeps,
  last: Seen | undefined,
  known: Content | undefined,
): Promise<Seen> {
  const mark = await markOf(join(dir, file), now);
  if (last && mark !== undefined && mark === last.mark) return last;
  return { loaded: await loadChart(dir, file, known), mark };
}

function contentOf(seen: Seen | undefined): Content | undefined {
  return seen?.loaded.kind === 'good' ? seen.loaded.content : undefined;
}
