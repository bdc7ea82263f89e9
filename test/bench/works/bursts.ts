import type { Name } from '../contestants/index.ts';
import { actionText } from '../contents.ts';
import type { Work } from '../parts/bench.ts';
import { act } from '../parts/deliveries.ts';

const names: Name[] = ['raw-net', 'ours', 'original', 'socket-io'];
const text = actionText(100);

export const bursts: Work = {
  name: 'bursts',
  words: 'several actions of 100 B in one turn to 1,000 screens; CPU for each that one screen gets',
  async run({ stage, screens: able, compare }) {
    const screens = able(1_000);
    const pairs = await Promise.all(names.map((name) => stage.pair(name, { screens })));
    for (const burst of [10, 16]) {
      await compare(
        `${burst} actions in one turn`,
        new Map(pairs.map((pair) => [pair.name, () => act(pair, { text, burst, screens, repeat: 5 })])),
      );
    }
  },
};
