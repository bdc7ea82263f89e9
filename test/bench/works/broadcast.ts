import { entryOf, type Name } from '../contestants/index.ts';
import { actionText } from '../contents.ts';
import { cpuUnit, type Bench, type Sample, type Work } from '../parts/bench.ts';
import { cpuDuring } from '../parts/cpu.ts';
import type { Pair } from '../parts/stage.ts';
import { size } from '../parts/words.ts';

const action = 100;
const charts = [10_000, 200_000];
const names: Name[] = ['raw-net', 'ours', 'original', 'plain-ws', 'socket-io'];

export const broadcast: Work = {
  name: 'broadcast',
  words: 'an action or a chart to all screens; CPU for each that one screen gets',
  async run(bench) {
    for (const screens of bench.quick ? [100] : [100, 1_000, 5_000]) {
      const pairs = await Promise.all(names.map((name) => bench.stage.pair(name, { screens })));
      await relay(bench, pairs, screens);
      for (const bytes of charts) await pushes(bench, pairs, screens, bytes);
      await bench.stage.clear();
    }
  },
};

export const titleOf = (bytes: number, screens: number): string =>
  `${size(bytes)} to ${screens.toLocaleString('en')} screens`;

async function relay(bench: Bench, pairs: readonly Pair[], screens: number): Promise<void> {
  const text = actionText(action);
  const repeat = Math.ceil((bench.quick ? 2_000 : 20_000) / screens);
  for (const { name, server } of pairs)
    if (name === 'raw-net') await server.ask('reply', text, { times: 1, to: 'all' });
  const act = async ({ name, server, load }: Pair): Promise<Sample> => {
    const said = entryOf(name).say('action', text);
    const { cpu, result } = await cpuDuring({ server, load }, () => load.ask('act', [said], repeat));
    return perDelivery(cpu, { ...result, count: repeat * screens });
  };
  await bench.compare(titleOf(action, screens), new Map(pairs.map((pair) => [pair.name, () => act(pair)])));
}

async function pushes(bench: Bench, pairs: readonly Pair[], screens: number, bytes: number): Promise<void> {
  const wanted = bytes < 100_000 ? 5_000 : 1_000;
  const times = Math.ceil((bench.quick ? wanted / 10 : wanted) / screens);
  await bench.compare(
    titleOf(bytes, screens),
    // a string of that size for each of thousands takes seconds a push, and shows nothing new
    new Map(
      pairs
        .filter(({ name }) => name !== 'plain-ws' || bytes * screens <= 200_000_000)
        .map((pair) => [pair.name, () => pushTimes(pair, { bytes, screens, times })]),
    ),
  );
}

interface Pushes {
  bytes: number;
  screens: number;
  times: number;
}

/** One push after the other, each once all have the one before. */
async function pushTimes({ server, load }: Pair, { bytes, screens, times }: Pushes): Promise<Sample> {
  await server.ask('prepare', { kind: 'fresh', bytes }, times);
  const { cpu, result } = await cpuDuring({ server, load }, async () => {
    let sum = 0;
    for (let i = 0; i < times; i++) {
      await load.ask('mark');
      await server.ask('push');
      sum += (await load.ask('received', 1)).bytes;
    }
    return sum;
  });
  return perDelivery(cpu, { bytes: result, count: times * screens });
}

function perDelivery(
  cpu: { server: number; load: number },
  { bytes, count }: { bytes: number; count: number },
): Sample {
  return { [cpuUnit]: cpu.server / count, 'load CPU µs': cpu.load / count, bytes: bytes / count };
}
