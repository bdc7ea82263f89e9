/** A clock and timers that only move on `advance`. */
export interface FakeTime {
  now(): number;
  monotonic(): number;
  after(ms: number, task: () => void): () => void;
  /** Moves time by `ms` and runs what is due, in order. */
  advance(ms: number): void;
  /** ms until each waiting task is due */
  waiting(): number[];
}

export function createFakeTime(start = Date.UTC(2030, 0, 1)): FakeTime {
  let now = start;
  let tasks: { due: number; task: () => void }[] = [];

  function runNext(until: number): boolean {
    const next = tasks.filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)[0];
    if (!next) return false;
    tasks = tasks.filter((each) => each !== next);
    now = next.due;
    next.task();
    return true;
  }

  return {
    now: () => now,
    monotonic: () => now,
    after(ms, task) {
      const entry = { due: now + ms, task };
      tasks.push(entry);
      return () => void (tasks = tasks.filter((each) => each !== entry));
    },
    advance(ms) {
      const until = now + ms;
      while (runNext(until));
      now = until;
    },
    waiting: () => tasks.map(({ due }) => due - now),
  };
}
