import type { After } from '../../../server/walls/after.ts';

/** A clock that only the test moves, and its timers. */
export function createFakeTime(start = Date.UTC(2026, 2, 2, 12)) {
  let time = start;
  const due = new Set<{ at: number; run: () => void }>();
  const after: After = (ms, run) => {
    const timer = { at: time + ms, run };
    due.add(timer);
    return () => void due.delete(timer);
  };

  return {
    after,
    now: () => time,
    /** The number of timers. */
    timers: () => due.size,
    /** Moves the clock forward, and runs the timers that are due, in order. */
    advance(ms: number): void {
      const end = time + ms;
      for (;;) {
        const [next] = [...due].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        due.delete(next);
        time = Math.max(time, next.at);
        next.run();
      }
      time = end;
    },
    /** Sets the clock; timers keep the time that they have left. */
    set(to: number): void {
      for (const timer of due) timer.at += to - time;
      time = to;
    },
  };
}
