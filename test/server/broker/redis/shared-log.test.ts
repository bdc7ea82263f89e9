import { expect, onTestFinished, test } from 'vitest';
import { joinNodes } from '../../../../server/broker/redis/nodes.ts';
import { createSharedJournal } from '../../../../server/broker/redis/shared-journal.ts';
import type { SharedLog } from '../../../../server/broker/redis/shared-log.ts';
import { NotStoredError } from '../../../../server/storage/journal.ts';
import { after } from '../../../../server/walls/after.ts';
import { describeWithOwnRedis } from '../../../helpers/with-redis.ts';
import { openLog } from './open-log.ts';

describeWithOwnRedis('the log that nodes share', (redis) => {
  async function open(): Promise<SharedLog> {
    const shared = await openLog(redis().url);
    onTestFinished(shared.close);
    return shared;
  }
  const openTwo = () => Promise.all([open(), open()]);

  test('a value that one node stores is known to all, and to those that come later', async () => {
    const [one, other] = await openTwo();
    await one.commit({ values: [['color', { red: 1 }]] });
    expect(one.values.get('color')).toEqual({ red: 1 });
    await expect.poll(() => other.values.get('color')).toEqual({ red: 1 });
    expect((await open()).values.get('color')).toEqual({ red: 1 });
    await other.commit({ values: [['color', undefined]] });
    await expect.poll(() => one.values.get('color')).toBeUndefined();
  });

  test('of two nodes that change one value at once each sees what the other has made of it: no change is lost', async () => {
    const [one, other] = await openTwo();
    const journals = [one, other].map(createSharedJournal);
    const increment = (value: unknown) => ((value as number | undefined) ?? 0) + 1;
    await Promise.all(
      journals.flatMap((journal) => Array.from({ length: 100 }, () => journal.update('count', increment))),
    );
    await expect.poll(() => [one, other].map(({ values }) => values.get('count'))).toEqual([200, 200]);
  });

  test('thousands of values that are stored in one turn are all stored', async () => {
    const [one, other] = await openTwo();
    const journal = createSharedJournal(one);
    await Promise.all(Array.from({ length: 12_000 }, (_, n) => journal.put(`many:${n}`, n)));
    await expect.poll(() => [...other.values.entries('many:')].length).toBe(12_000);
  });

  test('a change that expects what another node has changed stores nothing, and then knows that change', async () => {
    const [one, other] = await openTwo();
    await one.commit({ values: [['page', 1]] });
    await expect.poll(() => other.values.get('page')).toBe(1);
    const events: unknown[] = [];
    one.onEvent((_topic, event) => events.push(event));
    const tries = [one, other].map((node, n) =>
      node.commit({ values: [['page', n]], expects: ['page'], event: ['turned', n] }),
    );
    const positions = await Promise.all(tries);
    const winner = positions.findIndex((position) => position !== undefined);
    expect(positions.filter(Boolean)).toHaveLength(1);
    expect([one, other].map(({ values }) => values.get('page'))).toEqual([winner, winner]);
    expect(events).toEqual([winner]);
  });

  test('while Redis is gone everything is refused at once; afterwards it goes on with what was stored', async () => {
    const [one, other] = await openTwo();
    await one.commit({ values: [['kept', 1]] });
    await redis().kill();
    await expect.poll(() => one.session).toBeUndefined();
    await expect(one.commit({ values: [['lost', 1]] })).rejects.toThrow(NotStoredError);
    await redis().start();
    await expect.poll(() => [one, other].every(({ session }) => session?.isCaughtUp)).toBe(true);
    await other.commit({ values: [['next', 2]] });
    await expect.poll(() => one.values.get('next')).toBe(2);
    expect([one.values.get('kept'), one.values.get('lost')]).toEqual([1, undefined]);
  });

  test('a frozen Redis refuses after a while what nobody knows the fate of, and has it at most once', async () => {
    const one = await open();
    redis().freeze();
    await expect(one.commit({ values: [['doubtful', 1]] })).rejects.toThrow('nobody knows yet');
    redis().thaw();
    await expect.poll(() => one.session?.isCaughtUp, { timeout: 15_000 }).toBe(true);
    await one.commit({ values: [['sure', 1]] });
    const other = await open();
    expect(other.values.get('doubtful')).toBe(one.values.get('doubtful'));
  });

  test('a Redis that has lost everything gets it back from the newest node, under a new epoch', async () => {
    const [one, other] = await openTwo();
    await one.commit({ values: [['kept', 1]] });
    await other.commit({ values: [['too', 2]] });
    await expect.poll(() => one.values.get('too')).toBe(2);
    const before = one.position;
    await redis().startEmpty();
    await expect
      .poll(() => [one, other].map(({ position }) => position.epoch !== before.epoch), { timeout: 10_000 })
      .toEqual([true, true]);
    await expect.poll(() => one.position.epoch).toBe(other.position.epoch);
    const third = await open();
    expect([third.values.get('kept'), third.values.get('too')]).toEqual([1, 2]);
    await third.commit({ values: [['kept', 3]] });
    await expect.poll(() => [one.values.get('kept'), other.values.get('kept')]).toEqual([3, 3]);
  });

  test('what is committed in one turn is told in one turn, in order, but for what another node has changed', async () => {
    const [one, other] = await openTwo();
    await one.commit({ values: [['page', 1]] });
    const turns: unknown[][] = [];
    let isSameTurn = false;
    other.onEvent((_, event) => {
      if (isSameTurn) turns.at(-1)?.push(event);
      else turns.push([event]);
      isSameTurn = true;
      setImmediate(() => (isSameTurn = false));
    });
    const done = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        one.commit({ event: ['said', n], ...(n % 2 === 0 && { values: [['page', n]], expects: ['page'] }) }),
      ),
    );
    const offsets = done.map((position) => position?.offset);
    const first = offsets[0] ?? 0;
    // the fourth has expected what the second has changed
    expect(offsets).toEqual([first, first + 1, first + 2, undefined]);
    await expect.poll(() => turns).toEqual([[1, 2, 3]]);
    expect(other.values.get('page')).toBe(2);
  });

  test('a node that was away for longer than the log is kept reads everything anew', async () => {
    const [one, other] = await openTwo();
    let replaced = 0;
    one.onReplaced(() => replaced++);
    one.session?.end(new Error('cut'));
    for (let n = 1; n <= 5; n++) await other.commit({ values: [['n', n]] });
    await redis().ask('XTRIM {chartwall}:log MAXLEN 1');
    await expect.poll(() => one.values.get('n')).toBe(5);
    expect(replaced).toBe(1);
  });

  test('a node that does not renew its lease is removed, and what it still sends is refused', async () => {
    const [one, other] = await openTwo();
    const join = (shared: SharedLog) => joinNodes(shared, { hasFolder: true, now: Date.now, after });
    const nodes = await join(one);
    const others = await join(other);
    onTestFinished(others.close);
    await expect.poll(nodes.list).toEqual([one.node, other.node]);
    // as for a process that stands still: nothing of it runs, and its connection stays open
    await redis().ask(`DEL {chartwall}:alive:${one.node}`);
    await other.session?.commands.run(
      'evict',
      ['{chartwall}:meta', `{chartwall}:alive:${one.node}`],
      [one.node],
    );
    await expect(one.commit({ values: [['late', 1]] })).rejects.toThrow(NotStoredError);
    expect(other.values.get('late')).toBeUndefined();
    await expect.poll(() => one.session?.isCaughtUp, { timeout: 10_000 }).toBe(true);
    await nodes.close();
    await expect.poll(others.list).toEqual([other.node]);
  });
});
