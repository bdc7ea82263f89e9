import { limits } from '#protocol';

const second = 1000;

/** What was done for one key. */
interface Recent {
  /** when, ms by the clock; at most `perSecond` of them */
  times: readonly number[];
  /** when it would have been done at an even pace; as far ahead of the clock as it was done sooner */
  even: number;
}

/**
 * Keeps something that is done often to a pace, for each key by itself: at most `perSecond` times in any second, `atOnce` of them without
 * a pause, and evenly after that. Callers are never refused: they wait as long as `delay` says, and then handle the newest.
 */
export function createPace({ perSecond, atOnce }: { perSecond: number; atOnce: number }, now: () => number) {
  const gap = second / perSecond;
  /** those done longest ago first */
  const recents = new Map<string, Recent>();

  /** A time that is ahead of the clock was told by one that was put back since. */
  const isRecent = (time: number, at: number) => time > at - second && time <= at;

  function forgetOld(at: number): void {
    for (const [key, { times }] of recents) {
      if (isRecent(times.at(-1) ?? 0, at)) return;
      recents.delete(key);
    }
  }

  return {
    /** How long to wait until the next time. ms, 0 for not at all */
    delay(key: string): number {
      const recent = recents.get(key);
      if (!recent) return 0;
      const at = now();
      const times = recent.times.filter((time) => isRecent(time, at));
      const oldest = times.length < perSecond ? at - second : (times[0] ?? 0);
      const even = Math.min(recent.even, at + atOnce * gap) - (atOnce - 1) * gap;
      return Math.max(0, oldest + second - at, even - at);
    },

    /** It is done now. `late`: after a wait, which is no pause that gives back what may be done at once. */
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
  const { contentsPerSecond, contentsAtOnce, looksPerSecond } = limits;
  const contents = createPace({ perSecond: contentsPerSecond, atOnce: contentsAtOnce }, now);
  const reads = createPace({ perSecond: looksPerSecond, atOnce: looksPerSecond }, now);
  return (file) => ({
    delay: () => Math.max(contents.delay(file), reads.delay(file)),
    read: () => reads.done(file, false),
    changed: (late) => contents.done(file, late),
  });
}
