import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Bench, type Sample, type Work } from '../parts/bench.ts';
import { startReaders, type Readers } from '../parts/readers.ts';
import { percentile } from '../parts/stats.ts';
import { beforeHint, versions } from '../parts/versions.ts';
import { startWall, type Wall } from '../parts/wall.ts';
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

export const manyTitle = '10,000 files';
export const manyUnits = {
  served: 'ms from the last write to the last served',
  lag: 'ms of lag, p99',
  missing: 'files not served',
  idle: '% of a core while nothing happens',
  busy: '% of a core while one is written 20 times a second',
};
const many = 10_000;
const dropFiles = new URL('../../server/charts/watching/drop-files.mjs', import.meta.url);
const limitInMs = 20_000;
/** The second look at each, and the wall's plan, are over then. */
const settleInMs = 5_000;
const restInMs = 10_000;

export const files: Work = {
  name: 'files',
  words: `from a file that changes to the last byte at the last of 20 guests of the built server, and many files at once; ${beforeHint}`,
  async run(bench) {
    const trials = bench.quick ? 20 : 200;
    for (const { who, checkout } of versions) {
      const wall = await startWall(bench.stage, { checkout });
      const readers = await startReaders(wall.port, { screens, charts });
      bench.stage.atEnd(() => readers.end());
      for (const [way, write] of Object.entries(waysToWrite)) {
        await trialsOf(bench, way, { who, dir: wall.dir, write, readers, trials });
      }
      await bench.stage.clear();
    }
    await manyFiles(bench);
  },
};

interface Trials {
  who: string;
  dir: string;
  write: Write;
  readers: Readers;
  trials: number;
}

/** Writes so many contents of a chart, and records how long they took to the last guest. */
export async function trialsOf(bench: Bench, way: string, { who, ...how }: Trials): Promise<void> {
  const { ms, lost } = await writeEach(how);
  bench.record(way, who, {
    [fileUnits.median]: percentile(ms, 50),
    [fileUnits.p99]: percentile(ms, 99),
    [fileUnits.half]: how.readers.halfSeen(),
    [fileUnits.lost]: lost,
  });
}

/** Resolves to how long each took to the last guest. */
export async function writeEach({
  dir,
  write,
  readers,
  trials,
}: Omit<Trials, 'who'>): Promise<{ ms: number[]; lost: number }> {
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
  return { ms, lost };
}

/** A folder of many files: when they come all at once, when nothing happens to them, and when one is written often. */
async function manyFiles(bench: Bench): Promise<void> {
  const wall = await startWall(bench.stage);
  const count = bench.quick ? many / 10 : many;
  bench.record(manyTitle, 'ours', await dropped(wall, count));
  await setTimeout(settleInMs);
  const idle = await cpuShare(wall, () => setTimeout(restInMs));
  const busy = await cpuShare(wall, () => writeOften(wall.dir));
  bench.record(manyTitle, 'ours', { [manyUnits.idle]: idle, [manyUnits.busy]: busy });
}

async function dropped({ dir, port, probe }: Wall, count: number): Promise<Sample> {
  await probe.ask('lag');
  await once(fork(dropFiles, [dir, String(count)]), 'exit');
  const written = performance.now();
  // they are read in the order in which they came
  while (!(await isServed(port, count - 1)) && performance.now() - written < limitInMs) await setTimeout(10);
  const ms = performance.now() - written;
  const lag = await probe.ask('lag', 99);
  await probe.ask('stopWatching');
  let missing = 0;
  for (let i = 0; i < count; i++) if (!(await isServed(port, i))) missing++;
  return { [manyUnits.served]: ms, [manyUnits.lag]: lag, [manyUnits.missing]: missing };
}

async function isServed(port: number, file: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/api/c${file}`);
  return (await response.text()) === `{"i":${file}}`;
}

/** The part of a core that the server took, in %. */
async function cpuShare({ probe }: Wall, run: () => Promise<unknown>): Promise<number> {
  const [cpu, began] = [await probe.ask('cpu'), performance.now()];
  await run();
  return (((await probe.ask('cpu')) - cpu) / (performance.now() - began)) * 100;
}

/** 20 times a second. */
async function writeOften(dir: string): Promise<void> {
  const end = performance.now() + restInMs;
  for (let i = 0; performance.now() < end; i++) {
    await writeFile(join(dir, 'c7.json'), `[${i}]`);
    await setTimeout(50);
  }
}
