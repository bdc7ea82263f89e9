import { runTrial } from '../../faults/trial.ts';
import { findRedis } from '../../helpers/redis-place.ts';
import { startRedisServer } from '../../helpers/redis-server.ts';
import type { Work } from '../parts/bench.ts';

const screens = 200;
/** How long things go wrong, and how long a part of it is well between two faults. ms */
const time = 300_000;
const rests = [5_000, 18_000] as const;
/** One with two nodes on one folder, one with a node that has none. */
const seeds = [11, 2];

export const faultsTitle = (seed: number) => `seed ${seed}, ${screens} screens`;
export const faultsUnits = {
  faults: 'faults',
  violations: 'lost, twice, out of order or different',
  back: 's until all was back',
};

export const faultsTitles = seeds.map(faultsTitle);

export const faults: Work = {
  name: 'faults',
  words:
    'two nodes, a Redis and what lies between are killed, frozen, cut off, slowed down and given a full disk, and what every screen saw is checked; `npm run faults` repeats one',
  async run(bench) {
    const place = await findRedis();
    if (place.kind !== 'program') throw new Error('there is no redis-server: apt-get install redis-server');
    const { program } = place;
    for (const seed of seeds) {
      const onEnd = (end: () => void | Promise<void>) => bench.stage.atEnd(async () => end());
      const redis = await startRedisServer({ program, onEnd });
      const ms = bench.quick ? time / 10 : time;
      const result = await runTrial({
        seed,
        screens: bench.screens(screens),
        ms,
        rests,
        redis,
        say: () => {},
        onEnd,
      });
      for (const { kind, words } of result.violations.slice(0, 5)) bench.say(`  ${kind}: ${words}`);
      bench.record(faultsTitle(seed), 'ours', {
        [faultsUnits.faults]: result.faults,
        [faultsUnits.violations]: result.violations.length,
        [faultsUnits.back]: (result.back ?? Infinity) / 1000,
      });
      await bench.stage.clear();
    }
  },
};
