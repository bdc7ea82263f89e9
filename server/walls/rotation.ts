/** How long the pages stand still after a person has turned them (PROTOCOL.md S-13). ms */
const holdTime = 120_000;

/** The page that a wall shows now, and for how long (ms). */
export interface ShownPage {
  key: string;
  duration: number;
}

export interface Rotation {
  /** A person has turned the page: it stays for two minutes. */
  hold(): void;
  /** It does not stay any longer. */
  release(): void;
  /**
   * Takes in which page is shown now; undefined: the pages do not turn. Returns how long it stays from now on, 0 when the next page is
   * due (ms); undefined: for good.
   */
  update(shown: ShownPage | undefined): number | undefined;
}

/** Computes when the pages of a wall turn. */
export function createRotation(now: () => number): Rotation {
  let key: string | undefined;
  let since = 0;
  let heldUntil = 0;

  return {
    hold() {
      heldUntil = now() + holdTime;
    },
    release() {
      heldUntil = 0;
    },

    update(shown) {
      const time = now();
      if (shown?.key !== key) since = time;
      key = shown?.key;
      if (!shown) return undefined;
      // the clock may have been set back
      since = Math.min(since, time);
      heldUntil = Math.min(heldUntil, time + holdTime);
      return Math.max(since + shown.duration, heldUntil, time) - time;
    },
  };
}
