import { limits } from '#protocol';

const second = 1000;

/** The recent actions of one key. */
interface Recent {
  /** times of the clock, ms; at most `perSecond` */
  times: readonly number[];
  /** the time at an even pace; ahead of the clock by as much as actions came early */
  even: number;
}

/**
 * Limits the rate of an action per key: at most `perSecond` in any second, `atOnce` of them in a burst, and evenly after that. Callers are
 * never refused: they wait as long as `delay` says, and then handle the newest.
 */
export function createPace({ perSecond, atOnce }: { perSecond: number; atOnce: number }, now: () => number) {
  const gap = second / perSecond;
  /** least recently used first */
  const recents = new Map<string, Recent>();

  /** A time ahead of the clock is from before the clock was set back. */
  const isRecent = (time: number, at: number) => time > at - second && time <= at;

  function forgetOld(at: number): void {
    for (const [key, { times }] of recents) {
      if (isRecent(times.at(-1) ?? 0, at)) return;
      recents.delete(key);
    }
  }

  return {
    /** How long to wait before the next action. ms */
    delay(key: string): number {
      const recent = recents.get(key);
      if (!recent) return 0;
      const at = now();
      const times = recent.times.filter((time) => isRecent(time, at));
      const oldest = times.length < perSecond ? at - second : (times[0] ?? 0);
      const even = Math.min(recent.even, at + atOnce * gap) - (atOnce - 1) * gap;
      return Math.max(0, oldest + second - at, even - at);
    },

    /** The action is done now. `late`: after a wait, which does not earn a new burst, unlike a pause. */
    done(key: string, late: boolean): void {
      const at = now();
      forgetOld(at);
      const { times, even } = recents.get(key) ?? { times: [], even: at };
      recents.delete(key);
      recents.set(key, {
        times: [...times, at].slice(-perSecond),
        even: late ? at + atOnce * gap : Math.max(even, at) + gap,
      });
    },
  };
}

/** The pace of one file. */
export interface FilePace {
  /** How long to wait until it may be read again. ms */
  delay(): number;
  /** It is read, because it was touched. */
  read(): void;
  /** It has new content; `late` after a wait. */
  changed(late: boolean): void;
}

/**
 * Bounds how often a file is read, parsed and pushed while it is written all the time (PROTOCOL.md B-17). Most reads of a file that is being
 * written find it half written and change nothing, so there may be more of them, or a file written in pieces would be late.
 */
export function createFilePaces(now: () => number): (file: string) => FilePace {
  const { contentsPerSecond, contentBurst, readsPerSecond } = limits;
  const contents = createPace({ perSecond: contentsPerSecond, atOnce: contentBurst }, now);
  const reads = createPace({ perSecond: readsPerSecond, atOnce: readsPerSecond }, now);
  return (file) => ({
    delay: () => Math.max(contents.delay(file), reads.delay(file)),
    read: () => reads.done(file, false),
    changed: (late) => contents.done(file, late),
  });
}
