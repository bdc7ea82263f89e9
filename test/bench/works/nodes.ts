import { setTimeout } from 'node:timers/promises';
import { findRedis } from '../../helpers/redis-place.ts';
import { startRedisServer } from '../../helpers/redis-server.ts';
import { actionText } from '../contents.ts';
import { type Bench, type Sample, type Work } from '../parts/bench.ts';
import { act, warmUp } from '../parts/deliveries.ts';
import { startReaders } from '../parts/readers.ts';
import type { Stage } from '../parts/stage.ts';
import { percentile } from '../parts/stats.ts';
import { startWall, type Wall } from '../parts/wall.ts';
import { startWatchers } from '../parts/watchers.ts';
import { count } from '../parts/words.ts';
import { waysToWrite } from '../parts/writers.ts';
import { trialsOf, writeEach } from './files.ts';

const screens = 1_000;
const watchers = 10;
const readers = 20;
/** As many as one sender may make for any length of time. */
const everyMs = 55;
const times = 400;
const trials = 200;
/** Until all nodes know of the screens that have just entered. */
const settleInMs = 10_000;
const restInMs = 1_000;
/** Until what is done for an action is compiled: servers run for months. */
const warmUpTimes = 300;
const charts = ['one', 'two', 'three', 'four'];

export const nodesTitles = {
  cpu: `100 B to ${count(screens)} screens`,
  burst: `10 actions of 100 B in one turn to ${count(screens)} screens`,
  action: 'an action is heard of',
  file: 'a file changes',
};
export const actionUnits = { median: 'ms, median', p99: 'ms, p99', missing: 'not heard of' };
export const ways = { local: 'local broker', redis: 'Redis', same: 'same node', other: 'other node' };

export const nodes: Work = {
  name: 'nodes',
  words:
    'several nodes with a Redis beside them, which syncs every change to the disk: CPU of one node for each action that one screen gets, and how long a change takes from node to node',
  async run(bench) {
    const place = await findRedis();
    if (place.kind !== 'program') throw new Error('there is no redis-server: apt-get install redis-server');
    const { program } = place;
    await cpu(bench, await startRedis(bench.stage, program));
    await bench.stage.clear();
    await latency(bench, await startRedis(bench.stage, program));
  },
};

async function startRedis(stage: Stage, program: string): Promise<string> {
  const onEnd = (end: () => void | Promise<void>) => stage.atEnd(async () => end());
  return (await startRedisServer({ program, isOnDisk: true, onEnd })).url;
}

async function cpu(bench: Bench, redis: string): Promise<void> {
  const wanted = bench.screens(screens);
  const local = await bench.stage.pair('ours', { screens: wanted });
  const shared = await bench.stage.pair('ours', { screens: wanted, redis });
  await warmUp([local, shared], wanted);
  const text = actionText(100);
  for (const pair of [local, shared])
    await act(pair, { text, burst: 1, screens: wanted, repeat: warmUpTimes });
  await setTimeout(settleInMs);
  const repeat = Math.ceil((bench.quick ? 2_000 : 40_000) / wanted);
  for (const [title, burst] of [
    [nodesTitles.cpu, 1],
    [nodesTitles.burst, 10],
  ] as const) {
    const how = { text, burst, screens: wanted, repeat };
    await bench.compare(
      title,
      new Map([
        [ways.local, () => act(local, how)],
        [ways.redis, () => act(shared, how)],
      ]),
    );
  }
}

async function latency(bench: Bench, redis: string): Promise<void> {
  const write = waysToWrite['by rename'];
  if (!write) throw new Error('files are not written by rename any more');
  const first = await startWall(bench.stage, { flags: ['--redis', redis] });
  const second = await startWall(bench.stage, { flags: ['--redis', redis], hasFolder: false });
  await bench.compare(
    nodesTitles.action,
    new Map([
      [ways.same, () => actions(bench, first, first)],
      [ways.other, () => actions(bench, first, second)],
    ]),
  );
  for (const [who, { port }] of [
    [ways.same, first],
    [ways.other, second],
  ] as const) {
    const guests = await startReaders(port, { screens: readers, charts });
    // what they get at first was written for others
    await setTimeout(restInMs);
    const how = { dir: first.dir, write, readers: guests, trials: bench.quick ? trials / 10 : trials };
    await writeEach(how);
    guests.halfSeen();
    await trialsOf(bench, nodesTitles.file, { ...how, who });
    await guests.end();
  }
}

/** Somebody acts at one node, and screens of a node hear of it. */
async function actions(bench: Bench, from: Wall, to: Wall): Promise<Sample> {
  const wall = await startWatchers(to.port, watchers, from.port);
  const { ms, missing } = await wall.turn(bench.quick ? times / 10 : times, everyMs);
  await wall.end();
  return {
    [actionUnits.median]: percentile(ms, 50),
    [actionUnits.p99]: percentile(ms, 99),
    [actionUnits.missing]: missing,
  };
}
