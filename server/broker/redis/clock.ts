/** The clock that all nodes share: Redis' own, as far as it can be told from here. */
export interface SharedClock {
  /** ms since 1970 */
  now(): number;
  /** Redis said `time`, somewhen between these two moments of our own clock. ms since 1970 */
  take(time: number, sent: number, received: number): void;
}

/** Clocks that agree this well are left alone: a clock that is corrected for ever is worse than one that is off by this. ms */
const tolerance = 5;

export function createSharedClock(now: () => number): SharedClock {
  let offset = 0;
  return {
    now: () => now() + offset,
    take(time, sent, received) {
      const uncertainty = (received - sent) / 2 + tolerance;
      const measured = time - (sent + received) / 2;
      if (Math.abs(measured - offset) > uncertainty) offset = Math.round(measured);
    },
  };
}
