import type { Tally } from '../walls/tally.ts';
import { emptyBatch, type Batch } from './batch.ts';

export interface Flushable {
  flush(): void;
}

export interface Flusher {
  readonly tally: Tally;
  /** What the batches of this turn start from. */
  readonly empty: Batch;
  /** Flushes the peer at the end of this turn, once per call. */
  request(peer: Flushable): void;
}

/**
 * Flushes peers at the end of each turn of the event loop, so that a burst of ten messages costs each socket one kernel write instead of
 * ten.
 */
export function createFlusher(tally: Tally): Flusher {
  let due: Flushable[] = [];
  let empty = emptyBatch();

  function run(): void {
    const now = due;
    due = [];
    empty = emptyBatch();
    for (const peer of now) peer.flush();
  }

  return {
    tally,
    get empty() {
      return empty;
    },
    request(peer) {
      if (due.length === 0) setImmediate(run);
      due.push(peer);
    },
  };
}
