/** Two minutes of pings on a path with much jitter, ten on a good one. */
const maxSamples = 120;
/** How fast or slow a clock may run: crystals stay within 100 ppm. */
const maxSkew = 150e-6;
/** The skew is learned from bounds this far apart. ms */
const anchorInterval = 30_000;
/** Ten minutes: a crystal that warms up changes its skew. */
const maxAnchors = 20;
/** A contradiction up to this is rounding. ms */
const tolerance = 2;

/** A quantity is within these. */
interface Bounds {
  readonly lowest: number;
  readonly highest: number;
}

/** Bounds of the offset (server time minus the screen's) at the time `at`, by the screen's clock. ms */
interface Sample extends Bounds {
  readonly at: number;
}

export interface Clock {
  /** The server's clock, ms since 1970. The screen's own until there is a sample. */
  serverNow(): number;
  /** How far `serverNow` may be off, if the fastest message takes as long there as back. ms; Infinity until there is a sample */
  readonly error: number;
  /** Adds a sample: the server's `time`, whole ms, in the answer to a message sent at `sent`, by `monotonic`. */
  sample(sent: number, time: number): void;
}

/**
 * Estimates the server's clock from answers. No message arrives before it was sent, so each sample bounds the offset. The bounds widen with
 * a sample's age by as much as the clocks may have drifted apart; the tightest count. The fastest request and the fastest answer may so
 * belong to different round trips, which is much better than one round trip on a path with jitter.
 */
export function createClock({ monotonic, now }: { monotonic: () => number; now: () => number }): Clock {
  let samples: readonly Sample[] = [];
  let anchors: readonly Sample[] = [];
  let skew = skewOf([]);

  function boundsAt(at: number): Sample {
    const moved = samples.map(({ at: sampled, lowest, highest }) => ({
      lowest: lowest + skew.lowest * (at - sampled),
      highest: highest + skew.highest * (at - sampled),
    }));
    return { at, ...intersectionOf(moved) };
  }

  /** One of the clocks was set. Small computers without a battery do that after every boot. */
  function forget(): void {
    samples = anchors = [];
    skew = skewOf(anchors);
  }

  return {
    serverNow() {
      const { at, lowest, highest } = boundsAt(monotonic());
      return samples.length > 0 ? at + (lowest + highest) / 2 : now();
    },
    get error() {
      const { lowest, highest } = boundsAt(monotonic());
      return (highest - lowest) / 2;
    },
    sample(sent, time) {
      const at = monotonic();
      if (at < sent) return;
      const sample = { at, lowest: time - at, highest: time + 1 - sent };
      const known = boundsAt(at);
      if (sample.lowest > known.highest + tolerance || sample.highest < known.lowest - tolerance) forget();
      samples = [...samples, sample].slice(-maxSamples);
      if (at - (anchors.at(-1)?.at ?? -Infinity) < anchorInterval) return;
      anchors = [...anchors, boundsAt(at)].slice(-maxAnchors);
      skew = skewOf(anchors);
    },
  };
}

/** How the offset changes, in ms per ms: the bounds from the last anchor and each before it. */
function skewOf(anchors: readonly Sample[]): Bounds {
  const last = anchors.at(-1);
  const bounds = anchors.slice(0, -1).map(({ at, lowest, highest }) => {
    const ms = (last?.at ?? at) - at;
    return {
      lowest: ((last?.lowest ?? lowest) - highest) / ms,
      highest: ((last?.highest ?? highest) - lowest) / ms,
    };
  });
  const possible = { lowest: -maxSkew, highest: maxSkew };
  const skew = intersectionOf([...bounds, possible]);
  return skew.lowest <= skew.highest ? skew : possible;
}

/** `lowest` above `highest`: they contradict each other. */
function intersectionOf(bounds: readonly Bounds[]): Bounds {
  return {
    lowest: Math.max(...bounds.map(({ lowest }) => lowest)),
    highest: Math.min(...bounds.map(({ highest }) => highest)),
  };
}
