import type { Sample } from './bench.ts';
import type { Pair } from './stage.ts';

export const memoryUnits = { rss: 'KB of RSS a screen', heap: 'KB of heap a screen' };

const first = 50;

/**
 * Call it before sockets are opened; what it resolves to tells, after they are, what each of them took. What the process takes
 * once, for its first sockets, is no longer to be counted then.
 */
export async function perSocket(
  { server, connect }: Pick<Pair, 'server' | 'connect'>,
  sockets: number,
): Promise<() => Promise<Sample>> {
  await connect(first);
  const before = await server.ask('usage', { gc: true });
  return async () => {
    const after = await server.ask('usage', { gc: true });
    return {
      [memoryUnits.rss]: (after.rss - before.rss) / (sockets - first) / 1000,
      [memoryUnits.heap]: (after.heap - before.heap) / (sockets - first) / 1000,
    };
  };
}
