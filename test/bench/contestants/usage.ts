import type { Usage } from './contract.ts';

/** What this process takes. */
export function usage({ gc = false }: { gc?: boolean } = {}): Usage {
  if (gc) collect();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpu: user + system, rss, heap: heapUsed + external };
}

function collect(): void {
  if (!globalThis.gc) throw new Error('start it with --expose-gc');
  // what the first frees only by finalizers, the second takes
  globalThis.gc();
  globalThis.gc();
}
