/** A clock and timers that only move on `advance`, for very many timers. */
export interface QueuedTime {
  now(): number;
  /** @returns takes it back */
  after(ms: number, task: () => void): () => void;
  /** Moves time by `ms` and runs what is due, in order. */
  advance(ms: number): void;
}

interface Entry {
  readonly due: number;
  task: (() => void) | undefined;
}

export function createQueuedTime(start = Date.UTC(2030, 0, 1)): QueuedTime {
  let now = start;
  /** the next one last */
  const entries: Entry[] = [];

  function indexFor(due: number): number {
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (entries[middle]!.due > due) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    now: () => now,
    after(ms, task) {
      const entry: Entry = { due: now + ms, task };
      entries.splice(indexFor(entry.due), 0, entry);
      return () => void (entry.task = undefined);
    },
    advance(ms) {
      const until = now + ms;
      for (let next = entries.at(-1); next && next.due <= until; next = entries.at(-1)) {
        entries.pop();
        now = next.due;
        next.task?.();
      }
      now = until;
    },
  };
}
