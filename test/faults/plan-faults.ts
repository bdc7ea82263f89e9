import { setTimeout } from 'node:timers/promises';
import type { Cluster, ClusterNode } from './cluster.ts';

/** Something that can happen to a part of the cluster, for a time. */
interface Fault {
  readonly name: string;
  begin(): unknown;
  end(): unknown;
  /** how long it lasts, at least and at most. ms */
  readonly lasts: readonly [number, number];
}

/** A part of the cluster, to which one thing happens at a time. */
interface Victim {
  readonly name: string;
  readonly faults: readonly Fault[];
}

export interface PlannedFault {
  readonly victim: string;
  readonly fault: Fault;
  /** ms since the beginning */
  readonly at: number;
  readonly ms: number;
}

const nothing = () => undefined;
const startLimit = 60_000;
const restartPause = 500;

/** As a system does that keeps a service running: one that cannot start is started again. */
async function startAgain(process: ClusterNode['process']): Promise<void> {
  const limit = performance.now() + startLimit;
  for (;;) {
    try {
      return await process.start();
    } catch (error) {
      if (performance.now() > limit) throw error;
      await setTimeout(restartPause);
    }
  }
}

function nodeOf({ name, process }: ClusterNode): Victim {
  return {
    name: `node ${name}`,
    faults: [
      {
        name: 'kill -9',
        begin: () => process.signal('SIGKILL'),
        end: () => startAgain(process),
        lasts: [100, 4_000],
      },
      {
        name: 'freeze',
        begin: () => process.signal('SIGSTOP'),
        end: () => process.signal('SIGCONT'),
        lasts: [500, 9_000],
      },
    ],
  };
}

function linkOf(name: string, link: ClusterNode['link']): Victim {
  const { restore: end } = link;
  return {
    name,
    faults: [
      { name: 'cut', begin: () => link.cut(), end: nothing, lasts: [0, 0] },
      { name: 'refuse', begin: () => link.refuse(), end, lasts: [500, 5_000] },
      { name: 'slow', begin: () => link.delay(500), end, lasts: [2_000, 8_000] },
      { name: 'freeze', begin: () => link.freeze(), end, lasts: [500, 7_000] },
    ],
  };
}

function redisOf(redis: NonNullable<Cluster['redis']>): Victim {
  /** `always` ends Redis on a full disk, `everysec` makes it refuse. Until all is stored nothing else may happen to it. */
  const refill = async () => {
    await redis.freeDisk();
    await redis.start();
    while (!(await redis.ask('INFO persistence')).includes('aof_last_write_status:ok')) await setTimeout(100);
    await redis.ask('CONFIG SET appendfsync always');
  };
  return {
    name: 'redis',
    faults: [
      { name: 'kill -9', begin: () => redis.kill(), end: () => redis.start(), lasts: [100, 4_000] },
      { name: 'freeze', begin: () => redis.freeze(), end: () => redis.thaw(), lasts: [500, 6_000] },
      { name: 'full disk', begin: () => redis.fillDisk(), end: refill, lasts: [1_000, 5_000] },
      {
        name: 'full disk, everysec',
        begin: async () => {
          await redis.ask('CONFIG SET appendfsync everysec');
          await redis.fillDisk();
        },
        end: refill,
        lasts: [1_000, 5_000],
      },
    ],
  };
}

function victimsOf({ nodes, redis }: Cluster): Victim[] {
  return [
    ...nodes.map(nodeOf),
    ...nodes.map(({ name, link }) => linkOf(`screens to ${name}`, link)),
    ...(redis ? [redisOf(redis)] : []),
    ...nodes.flatMap(({ name, store }) => (store ? [linkOf(`${name} to redis`, store)] : [])),
  ];
}

/** Every victim has rests of this length between its faults. ms */
export type Rests = readonly [number, number];

/** The same faults at the same times for the same random numbers. */
export function planFaults(
  cluster: Cluster,
  ms: number,
  rests: Rests,
  random: () => number,
): PlannedFault[][] {
  const between = ([least, most]: readonly [number, number]) => Math.round(least + random() * (most - least));
  return victimsOf(cluster).map(({ name, faults }) => {
    const planned: PlannedFault[] = [];
    for (let at = Math.round(random() * rests[1]); at < ms;) {
      const fault = faults[Math.floor(random() * faults.length)];
      if (!fault) break;
      const lasts = Math.min(between(fault.lasts), ms - at);
      planned.push({ victim: name, fault, at, ms: lasts });
      at += lasts + between(rests);
    }
    return planned;
  });
}

/** Lets it all happen. Resolves once everything is as it was. */
export async function runFaults(
  plan: readonly (readonly PlannedFault[])[],
  say: (words: string) => void,
): Promise<void> {
  const began = performance.now();
  const until = (at: number) => setTimeout(Math.max(0, began + at - performance.now()));
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1).padStart(6);
  await Promise.all(
    plan.map(async (faults) => {
      for (const { victim, fault, at, ms } of faults) {
        await until(at);
        say(`${seconds()} s  ${victim}: ${fault.name} for ${ms} ms`);
        await fault.begin();
        await setTimeout(ms);
        await fault.end();
      }
    }),
  );
}
