import { entryOf } from '../contestants/index.ts';
import type { Plan } from '../contents.ts';
import { cpuUnit, type Sample } from './bench.ts';
import { cpuDuring } from './cpu.ts';
import type { Pair } from './stage.ts';
import { spreadOf } from './stats.ts';

/** How long it took from the actions until the last screen had them all. */
export const lastScreenUnit = 'ms to the last screen';
export const loadUnit = 'load CPU µs';
/** what one screen got of one message */
export const bytesUnit = 'bytes';

export interface Actions {
  text: string;
  /** how many in one turn of the event loop */
  burst: number;
  screens: number;
  /** how often, each time once all have the ones before */
  repeat: number;
}

/** One screen acts, and all get it. The floor does not read what it gets: it answers any packet with a ready burst. */
export async function act(pair: Pair, { text, burst, screens, repeat }: Actions): Promise<Sample> {
  const { name, server, load } = pair;
  if (name === 'raw-net') await server.ask('reply', text, { times: burst, to: 'all' });
  const texts = Array<string>(burst).fill(entryOf(name).say('action', text));
  const { cpu, result } = await cpuDuring(pair, () => load.ask('act', texts, repeat));
  return {
    ...perDelivery(cpu, { bytes: result.bytes, count: burst * repeat * screens }),
    [lastScreenUnit]: spreadOf(result.ms).median,
  };
}

export interface Pushes {
  plan: Plan;
  screens: number;
  times: number;
}

/** A chart changes, and all get it; again, once all have the one before. */
export async function push(pair: Pair, { plan, screens, times }: Pushes): Promise<Sample> {
  const { server, load } = pair;
  await server.ask('prepare', plan, times);
  const { cpu, result } = await cpuDuring(pair, async () => {
    let bytes = 0;
    for (let i = 0; i < times; i++) {
      await load.ask('mark');
      await server.ask('push');
      bytes += (await load.ask('received', 1)).bytes;
    }
    return bytes;
  });
  return perDelivery(cpu, { bytes: result, count: times * screens });
}

/** Servers run for months: what is measured is not to be their compiler at work. */
export async function warmUp(pairs: readonly Pair[], screens: number): Promise<void> {
  const plan = { kind: 'fresh', bytes: 1_000 } as const;
  for (const pair of pairs) await push(pair, { plan, screens, times: Math.ceil(20_000 / screens) });
}

function perDelivery(
  cpu: { server: number; load: number },
  { bytes, count }: { bytes: number; count: number },
): Sample {
  return { [cpuUnit]: cpu.server / count, [loadUnit]: cpu.load / count, [bytesUnit]: bytes / count };
}
