/** How many measurements are kept: at a beat of 5 s, those of the last 40 s, in which a clock drifts by no more than some ms. */
const kept = 8;

interface Sample {
  offset: number;
  /** half the round trip: the true offset is no further away than that */
  error: number;
}

export interface Clock {
  /** The server's clock, ms since 1970; the screen's own as long as nothing was measured. */
  serverNow(): number;
  /** Takes an answer in: the server's `time`, to what was sent at `sent` by the screen's clock. */
  sample(sent: number, time: number): void;
}

/** Knows the server's clock from answers: the one that took the shortest way is the nearest to the truth. */
export function createClock(now: () => number): Clock {
  let samples: Sample[] = [];
  let offset = 0;

  return {
    serverNow: () => now() + offset,
    sample(sent, time) {
      const received = now();
      const roundTrip = received - sent;
      if (roundTrip < 0) return; // the screen's clock was set back in between
      const sample = { offset: time - (sent + received) / 2, error: roundTrip / 2 };
      // Measurements that cannot both be true: one of the clocks was set. A small computer without a battery does that after each start.
      samples = samples.filter(
        (older) => Math.abs(older.offset - sample.offset) <= older.error + sample.error + drift,
      );
      samples = [...samples, sample].slice(-kept);
      offset = samples.reduce((best, each) => (each.error < best.error ? each : best)).offset;
    },
  };
}

/** ms that may lie between two true measurements: drift, and clocks that count in whole ms. */
const drift = 20;
