import { describe, inject, test } from 'vitest';
import { forThisFile, type OnEnd } from './for-this-file.ts';
import { askRedis } from './redis-command.ts';
import { startRedisServer, type RedisServer } from './redis-server.ts';

/** Files that run side by side share the Redis of `REDIS_TEST_URL`, each in a database of its own; so many are there by default. */
const databases = 16;

type Shared = Pick<RedisServer, 'url' | 'ask'>;

/**
 * A group of tests with a real Redis, which is there, and empty, from before the first of them until after the last. Where there is none they
 * are skipped and say what would help; in CI that is a failure.
 */
export function describeWithRedis(name: string, tests: (redis: () => Shared) => void): void {
  const place = inject('redis');
  describeUnless(place.kind === 'none' ? place.hint : undefined, name, () => {
    tests(forThisFile(startHere));
  });
}

/** The same with a Redis of the group's own, to be killed, frozen and filled up. */
export function describeWithOwnRedis(name: string, tests: (redis: () => RedisServer) => void): void {
  const place = inject('redis');
  const hint = place.kind === 'none' ? place.hint : 'apt-get install redis-server';
  describeUnless(place.kind === 'program' ? undefined : hint, name, () => {
    tests(forThisFile(startOwn));
  });
}

function describeUnless(hint: string | undefined, name: string, tests: () => void): void {
  if (hint === undefined) return void describe(name, tests);
  const title = `${name} (skipped: ${hint})`;
  // where everything has to be there nothing is skipped in silence
  if (process.env['CI'] === undefined) return void describe.skip(title, tests);
  describe(name, () => {
    test('there is a Redis to test with', () => {
      throw new Error(`There is no redis-server or valkey-server here: ${hint}`);
    });
  });
}

function startOwn(onEnd: OnEnd): Promise<RedisServer> {
  const place = inject('redis');
  if (place.kind !== 'program') throw new Error('there is no program to start');
  return startRedisServer({ program: place.program, onEnd });
}

async function startHere(onEnd: OnEnd): Promise<Shared> {
  const place = inject('redis');
  if (place.kind !== 'url') return startOwn(onEnd);
  const url = new URL(place.url);
  url.pathname = `/${Number(process.env['VITEST_POOL_ID'] ?? 0) % databases}`;
  const ask = (command: string) => askRedis(url, command);
  const empty = async () => void (await ask('FLUSHDB'));
  await empty();
  onEnd(empty);
  return { url: url.href, ask };
}
