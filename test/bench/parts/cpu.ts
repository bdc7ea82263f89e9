import type { Pair } from './stage.ts';

/** What server and load generator took of the processor while something ran, in µs. */
export async function cpuDuring<Result>(
  { server, load }: Pick<Pair, 'server' | 'load'>,
  run: () => Promise<Result>,
): Promise<{ cpu: { server: number; load: number }; result: Result }> {
  const before = { server: (await server.ask('usage')).cpu, load: await load.ask('cpu') };
  const result = await run();
  const after = { server: (await server.ask('usage')).cpu, load: await load.ask('cpu') };
  return { cpu: { server: after.server - before.server, load: after.load - before.load }, result };
}
