/** How many samples are kept: at a ping every 5 s, the last 40 s, in which a clock drifts by a few ms at most. */
const maxSamples = 8;
/** How far two correct samples may be apart besides their errors: drift, and clocks that count whole ms. ms */
const tolerance = 20;

interface Sample {
  offset: number;
  /** half the round trip: the true offset is within this distance */
  error: number;
}

export interface Clock {
  /** The server's clock, ms since 1970. The screen's own clock until there is a sample. */
  serverNow(): number;
  /** Adds a sample: the server's `time` in the answer to a message sent at `sent`, by the screen's clock. */
  sample(sent: number, time: number): void;
}

/** Estimates the server's clock from answers. The sample with the shortest round trip is the most accurate. */
export function createClock(now: () => number): Clock {
  let samples: Sample[] = [];
  let offset = 0;

  return {
    serverNow: () => now() + offset,
    sample(sent, time) {
      const received = now();
      const roundTrip = received - sent;
      if (roundTrip < 0) return; // the screen's clock was set back meanwhile
      const sample = { offset: time - (sent + received) / 2, error: roundTrip / 2 };
      // Samples that contradict each other: a clock was set. Small computers without a battery do that after every boot.
      samples = samples.filter(
        (older) => Math.abs(older.offset - sample.offset) <= older.error + sample.error + tolerance,
      );
      samples = [...samples, sample].slice(-maxSamples);
      offset = samples.reduce((best, each) => (each.error < best.error ? each : best)).offset;
    },
  };
}
