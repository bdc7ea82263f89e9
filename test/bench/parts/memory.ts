import type { ContestantOps } from '../contestants/contract.ts';
import type { Sample } from './bench.ts';
import type { Remote } from './remote.ts';

export const memoryUnits = { rss: 'KB of RSS a screen', heap: 'KB of heap a screen' };

/** Call it before sockets are opened; what it resolves to tells, after they are, what each of them took. */
export async function perSocket(
  server: Remote<ContestantOps>,
  sockets: number,
): Promise<() => Promise<Sample>> {
  const before = await server.ask('usage', { gc: true });
  return async () => {
    const after = await server.ask('usage', { gc: true });
    return {
      [memoryUnits.rss]: (after.rss - before.rss) / sockets / 1000,
      [memoryUnits.heap]: (after.heap - before.heap) / sockets / 1000,
    };
  };
}
