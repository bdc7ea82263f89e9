import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dropFile } from '../../helpers/drop-file.ts';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { openScreen, openSocket, type TestSocket } from '../../helpers/socket.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startWallServer, type TestServer } from '../../helpers/wall-server.ts';
import { describeWithRedis } from '../../helpers/with-redis.ts';
import { request } from '../http/request.ts';

interface View {
  screen: string;
  status: string;
  name: string;
  wall: string;
  guest?: true;
}

describeWithRedis('presence on two nodes', (redis) => {
  const startNode = (): Promise<TestServer> => startWallServer({ redis: { url: redis().url, replicas: 0 } });
  const startTwo = () => Promise.all([startNode(), startNode()]);

  async function screensOf(server: TestServer, wall: string): Promise<View[]> {
    const { body } = await request(server).get(`/api/-/screens?wall=${wall}`);
    return (body as { screens: View[] }).screens;
  }
  const statuses = async (server: TestServer, wall: string) =>
    Object.fromEntries((await screensOf(server, wall)).map(({ screen, status }) => [screen, status]));

  /** Opens an operator's socket, and resolves once it was told everything. */
  async function watch(server: TestServer): Promise<TestSocket> {
    const operator = await openSocket(server.socketUrl);
    operator.send({ action: 'presence' });
    await operator.next('presence');
    return operator;
  }

  test('K-10 screens and guests of both are counted and listed on both', async () => {
    const [a, b] = await startTwo();
    const one = await openScreen(a.socketUrl, 'one', { wall: 'c3', name: 'One' });
    expect(one.entered.num).toBe(1);
    await expect.poll(() => statuses(b, 'c3')).toEqual({ one: 'here' });
    const two = await openScreen(b.socketUrl, 'two', { wall: 'c3' });
    expect(two.entered.num).toBe(2);
    await openSocket(`${a.socketUrl}/?wall=c3`);
    const kinds = async (server: TestServer) =>
      (await screensOf(server, 'c3')).map(({ guest }) => (guest ? 'guest' : 'screen')).sort();
    await expect.poll(() => kinds(b)).toEqual(['guest', 'screen', 'screen']);
    for (const server of [a, b]) {
      const { body } = await request(server).get('/api/-/walls');
      const walls = (body as { walls: { wall: string; screens: number }[] }).walls;
      expect(walls.find(({ wall }) => wall === 'c3')).toMatchObject({ screens: 2 });
    }
  });

  test('K-11 a screen that comes to the other node closes its older socket with 4409, and nobody is told that it left', async () => {
    const [a, b] = await startTwo();
    const operator = await watch(a);
    const older = await openScreen(a.socketUrl, 'twin', { wall: 'c4' });
    const newer = await openScreen(b.socketUrl, 'twin', { wall: 'c4' });
    expect(await older.closed).toMatchObject({ code: 4409 });
    await newer.settled();
    const third = await openScreen(a.socketUrl, 'third', { wall: 'c4' });
    expect(third.entered.num).toBe(2);
    await expect.poll(() => operator.frames.some(({ text }) => text.includes('"third"'))).toBe(true);
    expect(operator.frames.filter(({ json }) => json.left)).toEqual([]);
  });

  test('K-14 an operator on one node identifies, renames, moves and pins screens of the other, and holds its wall', async () => {
    const [a, b] = await startTwo();
    const screen = await openScreen(a.socketUrl, 'far', { wall: 'c7' });
    await expect.poll(() => statuses(b, 'c7')).toEqual({ far: 'here' });
    const api = request(b);
    await api.post('/api/-/screens/far/identify').send({ seconds: 3 }).expect(200);
    expect(await screen.next('identify')).toMatchObject({ seconds: 3 });
    await api.post('/api/-/walls/c7/reload').expect(200, { screens: 1 });
    expect(await screen.next('reload')).toMatchObject({ within: 0 });
    await api.patch('/api/-/screens/far').send({ name: 'Far', pinned: 'p', wall: 'c7b' }).expect(200);
    expect(await screen.next('pin')).toMatchObject({ page: 'p' });
    expect(await screen.next('move')).toMatchObject({ wall: 'c7b' });
    await expect.poll(async () => (await screensOf(a, 'c7'))[0]).toMatchObject({ name: 'Far' });
    await api.delete('/api/-/screens/far').expect(409);
    await api.post('/api/-/walls/c7/actions').send({ hold: true }).expect(200);
    const isHeld = async () => {
      const { body } = await request(a).get('/api/-/walls');
      return (body as { walls: { wall: string; held: boolean }[] }).walls.find(({ wall }) => wall === 'c7')
        ?.held;
    };
    await expect.poll(isHeld).toBe(true);
  });

  test('K-13 a screen is known by its key on every node, and removed on all', async () => {
    const [a, b] = await startTwo();
    const screen = await openScreen(a.socketUrl, 'gone', { wall: 'c6' });
    screen.close();
    await screen.closed;
    await expect
      .poll(() =>
        request(b)
          .delete('/api/-/screens/gone')
          .then(({ status }) => status),
      )
      .toBe(204);
    await expect.poll(() => screensOf(a, 'c6')).toEqual([]);
  });

  test('K-15 facts and telemetry of a screen reach operators on the other node, and how it showed a change', async () => {
    const [a, b] = await startTwo();
    const facts = { viewport: [1920, 1080], pixelRatio: 1, fullScreen: null, theme: 'chalk', kiosk: true };
    const value = { browser: 'x', displayMode: 'fullscreen', language: 'en', page: 'p1', ...facts };
    const screen = await openScreen(a.socketUrl, 'far', { wall: 'k15', facts: value });
    await openScreen(b.socketUrl, 'near', { wall: 'k15' });
    const pageOf = async (id: string) =>
      ((await screensOf(b, 'k15')) as (View & { page: string })[]).find((each) => each.screen === id)?.page;
    await expect.poll(() => pageOf('far')).toBe('p1');
    screen.send({ action: 'facts', value: { ...value, page: 'p2' } });
    await expect.poll(() => pageOf('far')).toBe('p2');
    const operator = await openSocket(b.socketUrl);
    operator.send({ action: 'presence', wall: 'k15', telemetry: true });
    expect(await screen.next('telemetry')).toMatchObject({ every: 1000 });
    screen.send({ action: 'telemetry', value: { roundTrip: 12, charts: {} } });
    await expect.poll(() => operator.frames.some(({ text }) => text.includes('"roundTrip":12'))).toBe(true);
    operator.close();
    while (!(await screen.next('telemetry')).off);
    screen.send({ action: 'themeChange', value: 'vintage' });
    const { revision, at } = await screen.next('themeChange');
    screen.send({ action: 'flipped', revision, ready: at, painted: at, error: 1 });
    const flips = async () => {
      const { body } = await request(b).get('/api/-/walls/k15/flips');
      return (body as { flips: { revision: number; screens: number; reported: number }[] }).flips;
    };
    await expect.poll(flips).toMatchObject([{ revision, screens: 2, reported: 1 }]);
  });

  test('K-15 a node that comes later knows the facts of the screens that were there', async () => {
    const a = await startNode();
    const value = { browser: 'x', displayMode: 'fullscreen', language: 'en', page: 'p1', viewport: [1, 1] };
    const more = { pixelRatio: 1, fullScreen: null, theme: 'chalk', kiosk: true };
    await openScreen(a.socketUrl, 'first', { wall: 'k15b', facts: { ...value, ...more } });
    const b = await startNode();
    await expect
      .poll(() => screensOf(b, 'k15b'))
      .toMatchObject([{ screen: 'first', status: 'here', page: 'p1' }]);
  });

  test('K-10 the parts of a span that screens of the other node show are not missing', async () => {
    const dir = join(await tempFolder(), 'data');
    await dropFile(dir, 'walls/k10.json', {
      pages: [{ tiles: [{ chart: 'a' }] }],
      span: { columns: 2, rows: 1 },
    });
    const redisOf = { url: redis().url, replicas: 0 };
    const start = () => startWallServer({ dir, redis: redisOf });
    const [a, b] = await Promise.all([start(), start()]);
    const screen = await openScreen(a.socketUrl, 'left', { wall: 'k10', name: 'Left' });
    screen.send({ action: 'spanPart', value: [1, 1] });
    const parts = async () => {
      const { body } = await request(b).get('/api/-/walls');
      const walls = (body as { walls: { wall: string; span?: { parts: object[] } }[] }).walls;
      return walls.find(({ wall }) => wall === 'k10')?.span?.parts;
    };
    await expect.poll(parts).toEqual([
      { part: [1, 1], screens: [{ screen: 'left', name: 'Left' }] },
      { part: [2, 1], screens: [], missing: true },
    ]);
  });

  test('K-11 S-19: where roles are enforced a page takes its own place on another node, and a copy gets an id of its own', async () => {
    const start = () => startWallServer({ auth: withSecret, redis: { url: redis().url, replicas: 0 } });
    const [a, b] = await Promise.all([start(), start()]);
    const headers = bearer(await tokenFor('operator'));
    const enter = (server: TestServer, said: object) =>
      openScreen(server.socketUrl, undefined as unknown as string, { wall: 'k11', ...said }, { headers });
    const first = await enter(a, { page: 'p' });
    const { screen, key } = first.entered;
    const isKnown = async () => {
      const { body } = await request(b).get('/api/-/screens?wall=k11').set(headers);
      return (body as { screens: View[] }).screens.some((each) => each.screen === screen);
    };
    await expect.poll(isKnown).toBe(true);
    const copy = await enter(b, { screen, key, page: 'q' });
    expect(copy.entered.screen).not.toBe(screen);
    const again = await enter(b, { screen, key, page: 'p' });
    expect(again.entered.screen).toBe(screen);
    expect(await first.closed).toMatchObject({ code: 4409 });
  });
});
