import { expect, test } from 'vitest';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer, type TestServer } from '../../helpers/wall-server.ts';
import { describeWithOwnRedis } from '../../helpers/with-redis.ts';
import { request } from '../http/request.ts';

describeWithOwnRedis('presence while Redis is gone', (redis) => {
  const startNode = (): Promise<TestServer> => startWallServer({ redis: { url: redis().url, replicas: 0 } });
  const isReady = async ({ url }: TestServer) =>
    ((await (await fetch(`${url}/readyz`)).json()) as { message: string }).message === 'ready';
  const statuses = async (server: TestServer) => {
    const { body } = await request(server).get('/api/-/screens?wall=k10');
    const { screens } = body as { screens: { screen: string; status: string }[] };
    return Object.fromEntries(screens.map(({ screen, status }) => [screen, status]));
  };

  test('K-10 stays as it was told last, and is told anew when Redis is there again, even if it is empty', async () => {
    const [a, b] = await Promise.all([startNode(), startNode()]);
    const operator = await openSocket(b.socketUrl);
    operator.send({ action: 'presence', wall: 'k10' });
    const stays = await openScreen(a.socketUrl, 'stays', { wall: 'k10' });
    const leaves = await openScreen(a.socketUrl, 'leaves', { wall: 'k10' });
    await expect.poll(() => statuses(b)).toEqual({ stays: 'here', leaves: 'here' });
    await redis().kill();
    await expect.poll(() => isReady(b)).toBe(false);
    leaves.close();
    await leaves.closed;
    const comes = await openScreen(b.socketUrl, 'comes', { wall: 'k10' });
    expect(comes.entered.num).toBe(3);
    await request(b).post('/api/-/screens/stays/identify').send({}).expect(507);
    await redis().startEmpty();
    for (const server of [a, b]) await expect.poll(() => isReady(server)).toBe(true);
    const numOf = async (server: TestServer) => {
      const { body } = await request(server).get('/api/-/walls');
      const { walls } = body as { walls: { wall: string; screens: number }[] };
      return walls.find(({ wall }) => wall === 'k10')?.screens;
    };
    for (const server of [a, b]) await expect.poll(() => numOf(server)).toBe(2);
    await expect.poll(() => statuses(a)).toMatchObject({ comes: 'here' });
    // it says nothing
    expect(['here', 'away']).toContain((await statuses(b))['stays']);
    await stays.settled();
    expect(operator.frames.filter(({ json }) => json.left)).toEqual([]);
  });
});
