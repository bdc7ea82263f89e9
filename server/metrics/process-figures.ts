import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Figures of the process. Measuring the loop's lag begins with the first of these. */
export interface ProcessFigures {
  /** How late timers are, since this was last asked, by quantile; empty if nothing was measured. s */
  lag(): Record<string, number>;
  cpuSeconds(): number;
  residentBytes(): number;
  heapBytes(): number;
}

/** The lag of a timer of this length. ms */
const resolution = 20;
const nanoseconds = 1e-9;

export function createProcessFigures(): ProcessFigures {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();

  return {
    lag() {
      if (delay.count === 0) return {};
      const late = (of: number) => Math.max(0, of * nanoseconds - resolution / 1000);
      const quantiles = {
        '0.5': late(delay.percentile(50)),
        '0.99': late(delay.percentile(99)),
        '1': late(delay.max),
      };
      delay.reset();
      return quantiles;
    },
    cpuSeconds() {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
    residentBytes: () => process.memoryUsage.rss(),
    heapBytes: () => process.memoryUsage().heapUsed,
  };
}
