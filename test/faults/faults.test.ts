import { expect, onTestFinished, test } from 'vitest';
import type { RedisServer } from '../helpers/redis-server.ts';
import { describeWithOwnRedis } from '../helpers/with-redis.ts';
import { backLimit, runTrial } from './trial.ts';

// Short ones of what `npm run faults` does for minutes.

const limits = { timeout: 120_000 };

async function expectAllWell(seed: number, redis: RedisServer | undefined): Promise<void> {
  const flags = `--seed ${seed} --screens 30 --seconds 20 --rests 1500-5000${redis ? '' : ' --local'}`;
  const { violations, back, actions, messages, folder } = await runTrial({
    seed,
    screens: 30,
    ms: 20_000,
    rests: [1_500, 5_000],
    redis,
    say: () => undefined,
    onEnd: onTestFinished,
  });
  expect(violations, `npm run faults -- ${flags}; see ${folder}`).toEqual([]);
  expect(back).toBeLessThan(backLimit);
  expect(actions.accepted).toBeGreaterThan(5);
  expect(messages.accepted).toBeGreaterThan(3);
}

test(
  'one node: screens show all that was accepted, once and in order, whatever is killed, frozen or cut',
  limits,
  () => expectAllWell(1, undefined),
);

describeWithOwnRedis('two nodes and a Redis', (redis) => {
  test(
    'of which one has the folder: screens show all that was accepted, once and in order, whatever fails',
    limits,
    () => expectAllWell(2, redis()),
  );
});
