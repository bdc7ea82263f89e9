import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import type { Usage } from './contract.ts';

/** What this process takes. */
export function usage({ gc = false }: { gc?: boolean } = {}): Usage {
  if (gc) collect();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpu: user + system, rss, heap: heapUsed + external };
}

let delay: IntervalHistogram | undefined;

/** The longest that the event loop was held up since last asked, in ms. It is watched from the first time on: watching costs. */
export function lag(): number {
  if (!delay) {
    delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
  }
  const longest = delay.max / 1e6;
  delay.reset();
  return longest;
}

function collect(): void {
  if (!globalThis.gc) throw new Error('start it with --expose-gc');
  // what the first frees only by finalizers, the second takes
  globalThis.gc();
  globalThis.gc();
}
