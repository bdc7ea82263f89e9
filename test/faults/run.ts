/** `npm run faults`: everything that can fail does, at random, while a wall is used; what its screens saw is then checked. */
import { parseArgs } from 'node:util';
import { findRedis } from '../helpers/redis-place.ts';
import { startRedisServer } from '../helpers/redis-server.ts';
import { plantBug } from './plant-bug.ts';
import { runTrial, type TrialResult } from './trial.ts';

const { values } = parseArgs({
  options: {
    /** the first seed; default: one by the clock */
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000) % 1_000_000) },
    /** so many runs, each with the next seed */
    runs: { type: 'string', default: '1' },
    screens: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '300' },
    /** ms that a part of it is well between two faults, at least and at most */
    rests: { type: 'string', default: '5000-18000' },
    /** one node with its own journal */
    local: { type: 'boolean', default: false },
    /** a build in which states are stored without being compared: to see that this is found */
    planted: { type: 'boolean', default: false },
  },
});

const [least = 0, most = 0] = values.rests.split('-').map(Number);
const program = values.local ? undefined : await programOfRedis();
const ends: (() => void | Promise<void>)[] = [];
async function endAll(): Promise<void> {
  for (const end of ends.splice(0)) await end();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void endAll().finally(() => process.exit(130)));

for (let run = 0; run < Number(values.runs); run++) {
  const onEnd = (end: () => void | Promise<void>) => void ends.unshift(end);
  try {
    const redis = program === undefined ? undefined : await startRedisServer({ program, onEnd });
    const result = await runTrial({
      seed: Number(values.seed) + run,
      screens: Number(values.screens),
      ms: Number(values.seconds) * 1000,
      rests: [least, most],
      redis,
      ...(values.planted && { dist: await plantBug(onEnd) }),
      say: console.log,
      onEnd,
    });
    tell(result);
    if (result.violations.length > 0 || result.back === undefined) process.exitCode = 1;
  } finally {
    await endAll();
  }
}

async function programOfRedis(): Promise<string> {
  const place = await findRedis();
  if (place.kind === 'program') return place.program;
  console.error(
    'There is no redis-server or valkey-server to kill: apt-get install redis-server, or --local',
  );
  process.exit(2);
}

function tell({ seed, faults, back, violations, actions, messages, folder }: TrialResult): void {
  const back15 = back === undefined ? 'NOT back in time' : `back after ${(back / 1000).toFixed(1)} s`;
  console.log(`seed ${seed}: ${faults} faults, ${back15}, ${violations.length} violations`);
  console.log(`  actions ${JSON.stringify(actions)}, messages ${JSON.stringify(messages)}`);
  for (const { kind, words } of violations.slice(0, 20)) console.log(`  ${kind}: ${words}`);
  if (violations.length === 0 && back !== undefined) return;
  const { screens, seconds, rests, local, planted } = values;
  const flags = `--screens ${screens} --seconds ${seconds} --rests ${rests}${local ? ' --local' : ''}${planted ? ' --planted' : ''}`;
  console.log(`  again: npm run faults -- --seed ${seed} ${flags}`);
  console.log(`  its history and the log of its nodes: ${folder}`);
}
