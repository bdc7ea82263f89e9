import { setTimeout } from 'node:timers/promises';
import { type Bench, type Work } from '../parts/bench.ts';
import { startReaders, type Readers } from '../parts/readers.ts';
import { percentile } from '../parts/stats.ts';
import { startWall } from '../parts/wall.ts';
import { waysToWrite, type Write } from '../parts/writers.ts';

const screens = 20;
/** Written in turn, so that the server's second look at one is over before it is written again. */
const charts = ['one', 'two', 'three', 'four'];
const maxPauseInMs = 40;
export const fileUnits = {
  median: 'ms, median',
  p99: 'ms, p99',
  half: 'half files seen',
  lost: 'last versions lost',
};

export const files: Work = {
  name: 'files',
  words: 'from a file that changes to the last byte at the last of 20 guests of the built server',
  async run(bench) {
    const trials = bench.quick ? 20 : 200;
    const wall = await startWall(bench.stage);
    const readers = await startReaders(wall.port, { screens, charts });
    bench.stage.atEnd(() => readers.end());
    for (const [way, write] of Object.entries(waysToWrite)) {
      await trialsOf(bench, way, { dir: wall.dir, write, readers, trials });
    }
  },
};

interface Trials {
  dir: string;
  write: Write;
  readers: Readers;
  trials: number;
}

async function trialsOf(bench: Bench, way: string, { dir, write, readers, trials }: Trials): Promise<void> {
  const ms: number[] = [];
  let lost = 0;
  for (let trial = 0; trial < trials; trial++) {
    const chart = charts[trial % charts.length] ?? '';
    const began = await write(dir, chart, () => readers.nextText(chart));
    const took = await readers.lastSeen(chart, began);
    if (took === undefined) lost++;
    else ms.push(took);
    await setTimeout(Math.random() * maxPauseInMs);
  }
  bench.record(way, 'ours', {
    [fileUnits.median]: percentile(ms, 50),
    [fileUnits.p99]: percentile(ms, 99),
    [fileUnits.half]: readers.halfSeen(),
    [fileUnits.lost]: lost,
  });
}
