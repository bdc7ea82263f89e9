import type { Name } from '../contestants/index.ts';
import type { Bench, Work } from '../parts/bench.ts';
import { push, warmUp } from '../parts/deliveries.ts';
import { perSocket } from '../parts/memory.ts';
import type { Pair } from '../parts/stage.ts';
import { count, size } from '../parts/words.ts';

/** How often a round pushes: ws compresses 200 KB anew for each screen, 4 ms a time. */
const times = { ours: 3, original: 1 } satisfies Partial<Record<Name, number>>;
const few = 50;
const names = Object.keys(times) as (keyof typeof times)[];

export const compression: Work = {
  name: 'compression',
  words: 'charts with compression as browsers offer it, beside the way of ws (per peer); CPU for each screen',
  async run(bench) {
    const screens = bench.screens(1_000);
    const pairs = await Promise.all(names.map((name) => bench.stage.pair(name, { compress: true })));
    // so that what the process takes once is no peer's
    await Promise.all(pairs.map((pair) => pair.connect(few)));
    await warmUp(pairs, few);
    const measureMemory = await Promise.all(pairs.map((pair) => perSocket(pair, screens)));
    await Promise.all(pairs.map((pair) => pair.connect(screens)));
    await charts(bench, pairs, screens, 10_000);
    for (const [i, name] of names.entries()) bench.record('memory', name, await measureMemory[i]!());
    await charts(bench, pairs, screens, 200_000);
  },
};

async function charts(bench: Bench, pairs: readonly Pair[], screens: number, bytes: number): Promise<void> {
  const plan = { kind: 'fresh', bytes } as const;
  await bench.compare(
    `${size(bytes)} to ${count(screens)} screens`,
    new Map(names.map((name, i) => [name, () => push(pairs[i]!, { plan, screens, times: times[name] })])),
  );
}
