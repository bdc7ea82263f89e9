import type { Plan } from '../contents.ts';
import type { Bench, Work } from '../parts/bench.ts';
import { push, warmUp } from '../parts/deliveries.ts';
import { perSocket } from '../parts/memory.ts';
import type { Pair } from '../parts/stage.ts';
import { count, size } from '../parts/words.ts';

/** Fewer screens for the large one: ws compresses it anew for each, 4 ms a time. */
const cases = [
  { bytes: 10_000, screens: 1_000, times: 3 },
  { bytes: 200_000, screens: 100, times: 3 },
];

export const compression: Work = {
  name: 'compression',
  words: 'charts with compression as browsers offer it, beside the way of ws (per peer); CPU for each screen',
  async run(bench) {
    for (const { bytes, screens, times } of cases) {
      const pairs = await compressing(bench);
      if (!pairs) return bench.say('  ours does not compress yet: nothing to compare');
      await compare(bench, pairs, { plan: { kind: 'fresh', bytes }, screens, times });
      await bench.stage.clear();
    }
  },
};

/** undefined when this build of ours does not know the flag */
async function compressing({ stage }: Bench): Promise<Pair[] | undefined> {
  try {
    const ours = await stage.pair('ours', { compress: true });
    return [ours, await stage.pair('original', { compress: true })];
  } catch (error) {
    if (error instanceof Error && error.message.includes("Unknown option '--compress'")) return undefined;
    throw error;
  }
}

async function compare(
  bench: Bench,
  pairs: readonly Pair[],
  {
    plan,
    screens: wanted,
    times,
  }: { plan: Extract<Plan, { kind: 'fresh' }>; screens: number; times: number },
): Promise<void> {
  const screens = bench.screens(wanted);
  const title = `${size(plan.bytes)} to ${count(screens)} screens`;
  const measureMemory = await Promise.all(pairs.map((pair) => perSocket(pair.server, screens)));
  await Promise.all(pairs.map((pair) => pair.connect(screens)));
  await warmUp(pairs, screens);
  await bench.compare(
    title,
    new Map(pairs.map((pair) => [pair.name, () => push(pair, { plan, screens, times })])),
  );
  for (const [i, { name }] of pairs.entries()) {
    bench.record(title, name, await measureMemory[i]!());
  }
}
