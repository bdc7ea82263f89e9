import { actionText } from '../contents.ts';
import { asScreen } from '../contestants/index.ts';
import type { Bench, Sample, Work } from '../parts/bench.ts';
import { act, push, warmUp } from '../parts/deliveries.ts';
import { memoryUnits, perSocket } from '../parts/memory.ts';
import type { Pair } from '../parts/stage.ts';
import { count } from '../parts/words.ts';

const screenCounts = [100, 1_000, 5_000];
const chartCounts = [10, 100, 1_000];
const manyScreens = 1_000;
/** What a screen of the wall shows; the charts beyond are others'. */
const shown = ['chart', 'a', 'b', 'c', 'd', 'e'];

export const growth: Work = {
  name: 'growth',
  words: 'what each screen costs as they and the charts become more',
  async run(bench) {
    const byScreens: [string, Case][] = screenCounts.map((wanted) => {
      const screens = bench.screens(wanted);
      return [`${count(screens)} screens`, { screens, charts: 10 }];
    });
    const byCharts: [string, Case][] = chartCounts.map((charts) => [
      `${count(charts)} charts`,
      { screens: bench.screens(manyScreens), charts },
    ]);
    await grow(bench, 'more screens', new Map(byScreens));
    await grow(bench, 'more charts', new Map(byCharts));
  },
};

interface Case {
  screens: number;
  charts: number;
}

async function grow(bench: Bench, title: string, cases: ReadonlyMap<string, Case>): Promise<void> {
  const pairs = new Map<string, Pair>();
  for (const [who, each] of cases) {
    const { pair, memory } = await open(bench, each);
    bench.record(`${title}: memory`, who, memory);
    await warmUp([pair], each.screens);
    pairs.set(who, pair);
  }
  const measured = (measure: (pair: Pair, each: Case) => Promise<Sample>) =>
    new Map([...cases].map(([who, each]) => [who, () => measure(pairs.get(who)!, each)]));

  await bench.compare(`${title}: an action of 100 B`, measured(actions));
  await bench.compare(`${title}: a window slides`, measured(slides));
  await bench.stage.clear();
}

async function open({ stage }: Bench, { screens, charts }: Case): Promise<{ pair: Pair; memory: Sample }> {
  const pair = await stage.pair('ours');
  for (let i = 0; i < charts; i++) await pair.server.ask('keep', shown[i] ?? `other-${i}`, `[${i}]`);
  const connect = (count: number) => pair.connect(count, asScreen(shown));
  // what the process takes once would be a good part of what a hundred take
  await connect(screens);
  const measure = await perSocket({ ...pair, connect }, screens);
  await connect(screens);
  const { [memoryUnits.heap]: heap = NaN } = await measure();
  return { pair, memory: { [memoryUnits.heap]: heap } };
}

function actions(pair: Pair, { screens }: Case): Promise<Sample> {
  return act(pair, { text: actionText(100), burst: 1, screens, repeat: Math.ceil(20_000 / screens) });
}

function slides(pair: Pair, { screens }: Case): Promise<Sample> {
  return push(pair, { plan: { kind: 'slide' }, screens, times: Math.ceil(5_000 / screens) });
}
