import * as v from 'valibot';
import type { Logger } from 'pino';

/** What is stored: no revision above it was ever given out. */
export const storedRevisionSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const key = 'revision';
/** So many are reserved on the disk at a time, so that none waits for it; they grow by about 1,000 a second, as the clock does. */
const reserved = 120_000;
/** A disk that did not take it is not asked again for each change. ms */
const retryAfter = 60_000;

interface RevisionsDeps {
  journal: { get(key: string): unknown; put(key: string, value: unknown): Promise<void> };
  now: () => number;
  log: Logger;
}

/**
 * Gives out revisions that grow over restarts, whatever the clock does in between: they follow the clock (ms) as far as what is stored
 * allows, which is renewed once half of it is used. While it cannot be stored the clock alone must do.
 */
export async function openRevisions({ journal, now, log }: RevisionsDeps): Promise<{ next: () => number }> {
  const found = journal.get(key);
  let highest = typeof found === 'number' ? found : 0;
  /** what is stored; nothing to go by when it could not be */
  let stored = Infinity;
  let isStoring = false;
  let failedAt = -Infinity;

  async function reserve(): Promise<void> {
    isStoring = true;
    const next = Math.max(highest, Math.floor(now())) + reserved;
    try {
      await journal.put(key, next);
      stored = next;
    } catch (error) {
      log.warn({ err: error }, 'revisions cannot be stored: they may go back if the clock does');
      stored = Infinity;
      failedAt = now();
    }
    isStoring = false;
  }

  function isUsedUp(): boolean {
    // a clock that was put back is no reason to wait
    const hasFailed = Math.abs(now() - failedAt) < retryAfter;
    return !isStoring && !hasFailed && highest > (stored === Infinity ? 0 : stored) - reserved / 2;
  }

  await reserve();
  return {
    next() {
      // after hours without a change the clock is far ahead of what is stored; the last quarter is for what comes meanwhile
      const clock = Math.min(Math.floor(now()), stored - reserved / 4);
      highest = Math.max(highest + 1, clock);
      if (isUsedUp()) void reserve();
      return highest;
    },
  };
}
