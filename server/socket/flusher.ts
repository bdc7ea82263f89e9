import { emptyBatch, type Batch } from './batch.ts';

export interface Flushable {
  flush(): void;
}

export interface Flusher {
  /** What the batches of this turn begin with. */
  readonly empty: Batch;
  /** Lets it write at the end of this turn; whoever asks twice is let twice. */
  request(peer: Flushable): void;
}

/**
 * Collects whoever has something to send during a turn of the event loop and lets each write once at its end: a burst of ten
 * messages costs each socket one kernel write instead of ten.
 */
export function createFlusher(): Flusher {
  let due: Flushable[] = [];
  let empty = emptyBatch();

  function run(): void {
    const now = due;
    due = [];
    empty = emptyBatch();
    for (const peer of now) peer.flush();
  }

  return {
    get empty() {
      return empty;
    },
    request(peer) {
      if (due.length === 0) setImmediate(run);
      due.push(peer);
    },
  };
}
