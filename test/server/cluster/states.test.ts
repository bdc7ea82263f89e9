import { beforeEach, expect, test } from 'vitest';
import { openScreen } from '../../helpers/socket.ts';
import { describeWithOwnRedis } from '../../helpers/with-redis.ts';
import { startNode } from './start-node.ts';

describeWithOwnRedis('two nodes', (redis) => {
  beforeEach(() => redis().ask('FLUSHALL'));

  test('a theme that is chosen on one is shown on the other, and by who comes later', async () => {
    const [a, b] = await Promise.all([startNode(redis()), startNode(redis())]);
    const one = await openScreen(a.socketUrl, 'one');
    const other = await openScreen(b.socketUrl, 'other');
    one.send({ action: 'themeChange', value: 'vintage' });
    const [here, there] = [await one.next('themeChange'), await other.next('themeChange')];
    expect(there).toEqual(here);
    expect((await openScreen(b.socketUrl, 'third')).entered.state).toMatchObject({ theme: 'vintage' });
    // so that a screen which comes from a node that knows more keeps that
    expect(one.entered.epoch).toEqual(expect.any(String));
    expect(other.entered.epoch).toBe(one.entered.epoch);
  });

  test('actions on both at once have one order and one revision each', async () => {
    const [a, b] = await Promise.all([startNode(redis()), startNode(redis())]);
    const one = await openScreen(a.socketUrl, 'one');
    const other = await openScreen(b.socketUrl, 'other');
    for (let page = 1; page <= 20; page++) {
      one.send({ action: 'pageChange', value: 2 * page });
      other.send({ action: 'pageChange', value: 2 * page + 1 });
    }
    const turnsOf = ({ frames }: typeof one) =>
      frames
        .map(({ json }) => json as { action: string; revision: number; value: number })
        .filter(({ action }) => action === 'pageChange');
    const first = (one.entered as { state: { revision: number } }).state.revision;
    // of states that come faster than they are sent a screen gets the newest
    await expect
      .poll(() => [one, other].map((screen) => turnsOf(screen).at(-1)?.revision))
      .toEqual([first + 40, first + 40]);
    const values = new Map(turnsOf(one).map(({ revision, value }) => [revision, value]));
    for (const { revision, value } of turnsOf(other)) expect(values.get(revision) ?? value).toBe(value);
    for (const screen of [one, other]) {
      const revisions = turnsOf(screen).map(({ revision }) => revision);
      expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
    }
  });

  test('without Redis an action is refused with the reason, and counts again once it is back', async () => {
    const a = await startNode(redis());
    const one = await openScreen(a.socketUrl, 'one');
    await redis().kill();
    await expect
      .poll(async () => ((await (await fetch(`${a.url}/readyz`)).json()) as { message: string }).message)
      .toContain('degraded');
    one.send({ action: 'pageChange', value: 1, requestId: 7 });
    expect(await one.next('error')).toMatchObject({ requestId: 7, error: { code: 507 } });
    await redis().start();
    await expect
      .poll(async () => ((await (await fetch(`${a.url}/readyz`)).json()) as { message: string }).message)
      .toBe('ready');
    one.send({ action: 'pageChange', value: 1 });
    expect(await one.next('pageChange')).toMatchObject({ value: 1 });
  });
});
