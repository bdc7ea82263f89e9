import { setTimeout } from 'node:timers/promises';
import { getHeapSpaceStatistics } from 'node:v8';
import type { Usage } from './contract.ts';

/** What a collection frees, V8 gives back to the system in threads of its own: this long after, it has. ms */
const givingBack = 300;

/** What this process takes; with `gc` after all that can be freed was. */
export async function usage({ gc = false }: { gc?: boolean } = {}): Promise<Usage> {
  if (gc) await collect();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpu: user + system, rss: rss - nursery(), heap: heapUsed + external };
}

async function collect(): Promise<void> {
  if (!globalThis.gc) throw new Error('start it with --expose-gc');
  // what the first frees only by finalizers, the second takes
  for (let i = 0; i < 2; i++) {
    globalThis.gc();
    await setTimeout(givingBack);
  }
}

/**
 * The room for new objects. It grows with what a process allocates at a time, up to 32 MB however many sockets it has, and V8 gives it back half
 * a minute after the last of it (seen: 33.5 MB become 0.5), so it is no screen's.
 */
function nursery(): number {
  return getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.physical_space_size ?? 0;
}
