import type { After } from './schedule.ts';

/** How long the pages stand still after a person has turned them (PROTOCOL.md S-13). ms */
const holdTime = 120_000;

/** The page that a wall shows now; `duration` is how long, ms. */
export interface ShownPage {
  key: string;
  duration: number;
}

export interface Rotation {
  /** True when the page has stayed long enough and nobody holds it. */
  isDue(): boolean;
  /** A person has turned the page. */
  hold(): void;
  /** What is shown, or whether anything turns, may be another now. */
  review(): void;
}

interface RotationDeps {
  now: () => number;
  after: After;
  /** undefined: nothing is to be turned */
  shown: () => ShownPage | undefined;
  /** The page may be due. */
  turn: () => void;
}

/** Says when the pages of a wall turn. It waits for one page at a time, and for none while there is nothing to turn. */
export function createRotation({ now, after, shown, turn }: RotationDeps): Rotation {
  let page: string | undefined;
  let since = 0;
  let heldUntil = 0;
  let cancel = () => {};

  function dueTime({ duration }: ShownPage): number {
    return Math.max(since + duration, heldUntil);
  }

  return {
    isDue() {
      const showing = shown();
      return showing !== undefined && showing.key === page && dueTime(showing) <= now();
    },

    hold() {
      heldUntil = now() + holdTime;
    },

    review() {
      cancel();
      const showing = shown();
      if (showing && showing.key !== page) since = now();
      page = showing?.key;
      if (!showing) return;
      // the clock may have been set back
      since = Math.min(since, now());
      heldUntil = Math.min(heldUntil, now() + holdTime);
      cancel = after(Math.max(0, dueTime(showing) - now()), turn);
    },
  };
}
