import { expect, inject, test } from 'vitest';
import { startRedisServer } from './redis-server.ts';
import { describeWithOwnRedis, describeWithRedis } from './with-redis.ts';

describeWithOwnRedis('a Redis of the tests', (redis) => {
  test('has what it answered after kill -9, on the same port', async () => {
    expect(await redis().ask('SET kept yes')).toBe('+OK');
    await redis().kill();
    expect(redis().isRunning).toBe(false);
    await redis().start();
    expect(await redis().ask('GET kept')).toBe('$3\r\nyes');
  });

  test('has nothing when it starts empty', async () => {
    await redis().ask('SET kept yes');
    await redis().startEmpty();
    expect(await redis().ask('GET kept')).toBe('$-1');
  });

  test('answers only once it is thawed', async () => {
    redis().freeze();
    let isAnswered = false;
    const answer = redis()
      .ask('PING')
      .finally(() => (isAnswered = true));
    // the other one would have answered by then
    expect(await askAnother()).toBe('+PONG');
    expect(isAnswered).toBe(false);
    redis().thaw();
    expect(await answer).toBe('+PONG');

    async function askAnother(): Promise<string> {
      const other = await startRedisServer({ program: (inject('redis') as { program: string }).program });
      return other.ask('PING');
    }
  });

  test('refuses to store on a full disk, and stores again when there is room', async () => {
    await redis().ask('CONFIG SET appendfsync everysec');
    await redis().fillDisk();
    // the first is only found not to fit
    await redis().ask('SET first 1');
    await expect.poll(() => redis().ask('SET second 2')).toMatch(/^-MISCONF/);
    await redis().freeDisk();
    await expect.poll(() => redis().ask('SET second 2')).toBe('+OK');
    await redis().kill();
    await redis().start();
    expect(await redis().ask('MGET first second')).toContain('1\r\n$1\r\n2');
  });

  test('ends on a full disk when it has to store at once, and keeps what it answered', async () => {
    await redis().ask('CONFIG SET appendfsync always');
    await redis().ask('SET before 1');
    await redis().fillDisk();
    expect(await redis().ask('SET after 1')).toBe('');
    await expect.poll(() => redis().isRunning).toBe(false);
    await redis().start();
    expect(await redis().ask('MGET before after')).toBe('*2\r\n$1\r\n1\r\n$-1');
  });
});

describeWithRedis('the Redis that is shared where there is only one', (redis) => {
  test('is empty at first', async () => {
    expect(redis().url).toMatch(/^redis:/);
    expect(await redis().ask('DBSIZE')).toBe(':0');
  });
});
