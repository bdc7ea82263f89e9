import type { Usage } from '../contestants/contract.ts';
import { asScreen, type Name } from '../contestants/index.ts';
import type { Connect } from '../load/contract.ts';
import type { Bench, Sample, Work } from '../parts/bench.ts';
import { perSocket } from '../parts/memory.ts';
import { spreadOf } from '../parts/stats.ts';
import { count } from '../parts/words.ts';

/** The words of a wall with the six sample charts. */
const sixCharts = asScreen(['trend', 'seller', 'map', 'rank', 'hot', 'stock']);

const idle: Record<string, { name: Name; words?: Partial<Connect> }> = {
  'raw-net': { name: 'raw-net' },
  'plain-ws': { name: 'plain-ws' },
  ours: { name: 'ours' },
  'ours, six charts each': { name: 'ours', words: sixCharts },
};

/** how often memory is looked at, and pushes before each look */
const looks = 5;
const pushesBetween = 5;

export const grownUnit = 'MB more RSS';
const heldUnit = 'MB more held by JavaScript';

export const memory: Work = {
  name: 'memory',
  words: 'what an idle screen takes, and what screens take that never read',
  async run(bench) {
    const screens = bench.screens(5_000);
    await bench.compare(
      `${count(screens)} idle screens`,
      new Map(
        Object.entries(idle).map(([who, { name, words }]) => [
          who,
          () => idling(bench, screens, name, words),
        ]),
      ),
      // a process that has had sockets before keeps what it took for them
      { warmUp: 0, rounds: Math.min(bench.rounds, 3) },
    );
    for (const pushes of bench.quick ? [40] : [100, 400]) await stalled(bench, 'ours', pushes);
    await stalled(bench, 'original', bench.quick ? 40 : 100);
  },
};

async function idling(
  { stage }: Bench,
  screens: number,
  name: Name,
  words?: Partial<Connect>,
): Promise<Sample> {
  const pair = await stage.pair(name);
  const measure = await perSocket(pair, screens);
  await pair.connect(screens, words);
  const sample = await measure();
  await stage.clear();
  return sample;
}

/** 20 of 100 screens stop reading; the others go on getting a chart of 200 KB. */
async function stalled({ stage, record }: Bench, name: Name, pushes: number): Promise<void> {
  const { server, load } = await stage.pair(name, { screens: 100 });
  const push = async (times: number): Promise<void> => {
    for (let i = 0; i < times; i++) {
      // one at a time: what is prepared is on the server's bill too
      await server.ask('prepare', { kind: 'fresh', bytes: 200_000 }, 1);
      await load.ask('mark');
      await server.ask('push');
      await load.ask('received', 1);
    }
  };
  // what was freed goes back to the system sooner or later: one look at it would be off by 10 MB either way
  const look = async (): Promise<{ rss: number; heap: number }> => {
    const seen: Usage[] = [];
    for (let i = 0; i < looks; i++) {
      await push(pushesBetween);
      seen.push(await server.ask('usage', { gc: true }));
    }
    const median = (values: number[]) => spreadOf(values).median / 1e6;
    return { rss: median(seen.map(({ rss }) => rss)), heap: median(seen.map(({ heap }) => heap)) };
  };
  await push(60);
  const before = await look();
  await load.ask('stall', 20);
  await push(pushes - looks * pushesBetween);
  const after = await look();
  record(`20 of 100 never read, ${pushes} pushes`, name, {
    [grownUnit]: after.rss - before.rss,
    [heldUnit]: after.heap - before.heap,
  });
  await stage.clear();
}
