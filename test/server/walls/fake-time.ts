import type { After } from '../../../server/walls/after.ts';

/** A clock that moves when it is told to. */
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
    /** How many timers wait. */
    waiting: () => due.size,
    /** Lets time pass, and what is due in it run, in order. */
    pass(ms: number): void {
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
    /** Somebody sets the clock; what waits goes on waiting as long as it would have. */
    set(to: number): void {
      for (const timer of due) timer.at += to - time;
      time = to;
    },
  };
}
