import { entryOf, getData, type Name } from '../contestants/index.ts';
import { contentsOf } from '../contents.ts';
import { cpuUnit, type Bench, type Sample, type Work } from '../parts/bench.ts';
import { cpuDuring } from '../parts/cpu.ts';
import type { Pair } from '../parts/stage.ts';
import { size } from '../parts/words.ts';

const sizes = [3_000, 200_000];
const names: Name[] = ['raw-net', 'ours', 'original', 'socket-io'];
const askers = 20;
/** An answer of 200 KB takes the others a millisecond. */
const quickest: ReadonlySet<Name> = new Set(['raw-net', 'ours']);

export const getdata: Work = {
  name: 'getdata',
  words: 'guests ask for a chart, again as soon as they have it; CPU for each answer',
  async run(bench) {
    const pairs = await Promise.all(names.map((name) => bench.stage.pair(name)));
    // as guests, in words that every contestant understands
    await Promise.all(pairs.map((pair) => pair.connect(askers, { hello: [], answers: 0 })));
    for (const bytes of sizes) await requests(bench, pairs, bytes);
  },
};

async function requests(bench: Bench, pairs: readonly Pair[], bytes: number): Promise<void> {
  const chart = `of-${bytes}`;
  const content = contentsOf({ kind: 'fresh', bytes }).next().value;
  await Promise.all(pairs.map((pair) => keep(pair, chart, content)));

  const ask = async ({ name, server, load }: Pair): Promise<Sample> => {
    const text = entryOf(name).say('getData', getData(chart));
    const total = (bytes < 10_000 || quickest.has(name) ? 4_000 : 400) / (bench.quick ? 10 : 1);
    const { cpu, result } = await cpuDuring({ server, load }, () => load.ask('request', text, total));
    return {
      [cpuUnit]: cpu.server / total,
      'load CPU µs': cpu.load / total,
      ms: result.ms / total,
      bytes: result.bytes / total,
    };
  };
  await bench.compare(size(bytes), new Map(pairs.map((pair) => [pair.name, () => ask(pair)])), { warmUp: 2 });
}

/** The floor writes the same answer, ready, to whoever says anything. */
async function keep({ name, server }: Pair, chart: string, content: string): Promise<void> {
  if (name !== 'raw-net') return server.ask('keep', chart, content);
  const request = JSON.parse(getData(chart)) as object;
  return server.ask('reply', JSON.stringify({ ...request, data: content }), { times: 1, to: 'sender' });
}
