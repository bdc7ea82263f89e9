import { limits } from '#protocol';
import { createPace } from './pace.ts';

/** The pace at which one file is looked at. */
export interface FilePace {
  /** How long to wait until it is looked at again. ms */
  delay(): number;
  /** It is looked at, because it was touched. */
  looked(): void;
  /** It had something new to tell; `late` after a wait. */
  told(late: boolean): void;
}

/**
 * Bounds how often a file is read, parsed and pushed while it is written all the time (PROTOCOL.md B-17). Most looks at a file that is
 * being written find it half written and tell nothing, so there may be more of them, or a file written in pieces would be late.
 */
export function createFilePaces(now: () => number): (file: string) => FilePace {
  const { contentsPerSecond, contentsAtOnce, looksPerSecond } = limits;
  const contents = createPace({ perSecond: contentsPerSecond, atOnce: contentsAtOnce }, now);
  const looks = createPace({ perSecond: looksPerSecond, atOnce: looksPerSecond }, now);
  return (file) => ({
    delay: () => Math.max(contents.delay(file), looks.delay(file)),
    looked: () => looks.done(file, false),
    told: (late) => contents.done(file, late),
  });
}
