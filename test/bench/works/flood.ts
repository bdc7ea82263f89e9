import { join } from 'node:path';
import type { FloodOps } from '../load/flooders.ts';
import type { Sample, Work } from '../parts/bench.ts';
import { percentile } from '../parts/stats.ts';
import { startWall } from '../parts/wall.ts';
import { startWatchers } from '../parts/watchers.ts';

export const floodTitle = '200 screens hear of a change';
export const floodUnits = {
  p99: 'ms, p99',
  median: 'ms, median',
  missing: 'changes missed',
  cut: 'screens cut',
  opened: 'sockets of flooders',
  refused: 'refused',
};

const screens = 200;
const clients = 3;
/** As many as one sender may make for any length of time, and as long as flooders are shut out. */
const everyMs = 60;
const times = 170;

const script = join(import.meta.dirname, '../load/flooders.ts');

export const flood: Work = {
  name: 'flood',
  words: `how long ${screens} screens of the built server wait for a change of the wall while ${clients} clients flood and reconnect at once`,
  async run(bench) {
    const wall = await startWall(bench.stage, { flags: ['--trust-proxy', 'loopback'] });
    const flooders = bench.stage.start<FloodOps>(script);
    const watchers = await startWatchers(wall.port, screens);
    bench.stage.atEnd(() => watchers.end());
    const turns = bench.quick ? times / 10 : times;

    async function measure(clients: number): Promise<Sample> {
      const cutBefore = watchers.cut();
      if (clients > 0) await flooders.ask('flood', { port: wall.port, clients });
      const { ms, missing } = await watchers.turn(turns, everyMs);
      const { opened, refused } = await flooders.ask('stop');
      return {
        [floodUnits.p99]: percentile(ms, 99),
        [floodUnits.median]: percentile(ms, 50),
        [floodUnits.missing]: missing,
        [floodUnits.cut]: watchers.cut() - cutBefore,
        [floodUnits.opened]: clients > 0 ? opened : 0,
        [floodUnits.refused]: clients > 0 ? refused : 0,
      };
    }

    await bench.compare(
      floodTitle,
      new Map<string, () => Promise<Sample>>([
        ['alone', () => measure(0)],
        ['flooded', () => measure(clients)],
      ]),
    );
  },
};
