/** Two heartbeats: a dead server is noticed soon. ms */
const min = 10_000;
const max = 60_000;

/** How long a connection may be silent before it is closed. Shared by all connections to the server. */
export interface IdleTimeout {
  readonly ms: number;
  /** Called when a connection timed out: a large chart may still have been on its way over a slow one. */
  double(): void;
  /** Called when a connection has delivered every answer. */
  reset(): void;
}

export function createIdleTimeout(): IdleTimeout {
  let ms = min;
  return {
    get ms() {
      return ms;
    },
    double() {
      ms = Math.min(2 * ms, max);
    },
    reset() {
      ms = min;
    },
  };
}
