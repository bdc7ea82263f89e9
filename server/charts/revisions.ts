import * as v from 'valibot';
import type { Logger } from 'pino';

/** The stored upper bound of all revisions given out so far. */
export const storedRevisionSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const key = 'revision';
/** Revisions follow the clock in µs. */
const perMs = 1000;
/** They are reserved on disk in blocks of two minutes, so that no change waits for the disk. */
const reserved = 120_000 * perMs;
/** After a failure the disk is not tried again for every change. ms */
const retryAfter = 60_000;

interface RevisionsDeps {
  journal: { get(key: string): unknown; put(key: string, value: unknown): Promise<void> };
  now: () => number;
  log: Logger;
}

/**
 * Gives out revisions that grow across restarts, whatever the clock does in between. They follow the clock (µs) up to the reserved bound,
 * which is renewed once half of a block is used. While nothing can be stored they follow the clock alone.
 */
export async function openRevisions({ journal, now, log }: RevisionsDeps): Promise<{ next: () => number }> {
  const found = journal.get(key);
  let highest = typeof found === 'number' ? found : 0;
  /** the reserved bound; Infinity while it could not be stored */
  let stored = Infinity;
  let isStoring = false;
  let failedAt = -Infinity;

  const clock = () => Math.floor(now() * perMs);

  async function reserve(): Promise<void> {
    isStoring = true;
    const next = Math.max(highest, clock()) + reserved;
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
    // a clock that was set back must not delay the retry
    const hasFailed = Math.abs(now() - failedAt) < retryAfter;
    return !isStoring && !hasFailed && highest > (stored === Infinity ? 0 : stored) - reserved / 2;
  }

  await reserve();
  return {
    next() {
      // after hours without a change the clock is far ahead of the bound; the last quarter serves changes until it is renewed
      highest = Math.max(highest + 1, Math.min(clock(), stored - reserved / 4));
      if (isUsedUp()) void reserve();
      return highest;
    },
  };
}

/**
 * A revision for the content with this etag: from `least` on, or from the time (ms) on at which its file was written. Nodes that read the same
 * file get the same one, without asking each other; for two contents they hardly ever do, as the last three digits are the content's.
 */
export function revisionOfContent(etag: string, least: number, modified = 0): number {
  const digits = [...etag].reduce((sum, unit) => (sum * 31 + (unit.codePointAt(0) ?? 0)) % perMs, 0);
  const from = Math.max(least, Math.floor(modified) * perMs);
  return from + ((digits - (from % perMs) + perMs) % perMs);
}
