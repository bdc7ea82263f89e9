/** Two beats: a server that is gone is told soon. ms */
const least = 10_000;
const most = 60_000;

/** How long a link may be silent before it is given up; one for all links to the server. */
export interface Patience {
  readonly ms: number;
  /** A link was given up for silence: over a slow one, a large chart may just have been on its way. */
  double(): void;
  /** The link has brought all that was asked for. */
  reset(): void;
}

export function createPatience(): Patience {
  let ms = least;
  return {
    get ms() {
      return ms;
    },
    double() {
      ms = Math.min(2 * ms, most);
    },
    reset() {
      ms = least;
    },
  };
}
