import type { Name } from '../contestants/index.ts';
import { actionText } from '../contents.ts';
import type { Bench, Work } from '../parts/bench.ts';
import { act, push, warmUp } from '../parts/deliveries.ts';
import type { Pair } from '../parts/stage.ts';
import { count, size } from '../parts/words.ts';

const actionBytes = 100;
const chartBytes = [10_000, 200_000];
const names: Name[] = ['raw-net', 'ours', 'original', 'plain-ws', 'socket-io'];

export const broadcast: Work = {
  name: 'broadcast',
  words: 'an action or a chart to all screens; CPU for each that one screen gets',
  async run(bench) {
    for (const wanted of [100, 1_000, 5_000]) {
      const screens = bench.screens(wanted);
      const pairs = await Promise.all(names.map((name) => bench.stage.pair(name, { screens })));
      await warmUp(pairs, screens);
      await actions(bench, pairs, screens);
      for (const bytes of chartBytes) await charts(bench, pairs, screens, bytes);
      await bench.stage.clear();
    }
  },
};

async function actions(bench: Bench, pairs: readonly Pair[], screens: number): Promise<void> {
  const text = actionText(actionBytes);
  const repeat = Math.ceil((bench.quick ? 2_000 : 20_000) / screens);
  await bench.compare(
    titleOf(actionBytes, screens),
    new Map(pairs.map((pair) => [pair.name, () => act(pair, { text, burst: 1, screens, repeat })])),
  );
}

async function charts(bench: Bench, pairs: readonly Pair[], screens: number, bytes: number): Promise<void> {
  const wanted = (bytes < 100_000 ? 10_000 : 1_000) / (bench.quick ? 10 : 1);
  const how = { plan: { kind: 'fresh', bytes } as const, screens, times: Math.ceil(wanted / screens) };
  // a string of that size for each of thousands takes seconds a push, and shows nothing new
  const able = pairs.filter(({ name }) => name !== 'plain-ws' || bytes * screens <= 200_000_000);
  await bench.compare(
    titleOf(bytes, screens),
    new Map(able.map((pair) => [pair.name, () => push(pair, how)])),
  );
}

function titleOf(bytes: number, screens: number): string {
  return `${size(bytes)} to ${count(screens)} screens`;
}
