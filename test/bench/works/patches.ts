import type { Name } from '../contestants/index.ts';
import type { Plan } from '../contents.ts';
import type { Work } from '../parts/bench.ts';
import { push, warmUp } from '../parts/deliveries.ts';

/** How often a round changes the chart: a string for each client takes a second a time. */
const times = { 'raw-net': 4, ours: 10, 'plain-ws': 1 } satisfies Partial<Record<Name, number>>;
const names = Object.keys(times) as (keyof typeof times)[];

const changes: Record<string, Plan> = {
  'one place changes': { kind: 'places', count: 1 },
  'ten places change': { kind: 'places', count: 10 },
  '10 rows more': { kind: 'append' },
  'a window slides by 10': { kind: 'slide' },
};

export const patches: Work = {
  name: 'patches',
  words:
    'a chart of 10,000 points, 200 KB, changes a little, on 1,000 screens; CPU and bytes for each of them',
  async run({ stage, screens: able, compare }) {
    const screens = able(1_000);
    const pairs = await Promise.all(names.map((name) => stage.pair(name, { screens })));
    await warmUp(pairs, screens);
    for (const [title, plan] of Object.entries(changes)) {
      await compare(
        title,
        new Map(names.map((name, i) => [name, () => push(pairs[i]!, { plan, screens, times: times[name] })])),
        { warmUp: 2 },
      );
    }
  },
};
