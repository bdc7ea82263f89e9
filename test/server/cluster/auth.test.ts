import { limits } from '#protocol';
import { beforeEach, expect, test } from 'vitest';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { openScreen } from '../../helpers/socket.ts';
import type { TestServer } from '../../helpers/wall-server.ts';
import { describeWithOwnRedis } from '../../helpers/with-redis.ts';
import { request } from '../http/request.ts';
import { startNode } from './start-node.ts';

const password = 'correct horse battery';

describeWithOwnRedis('who may do what, on two nodes', (redis) => {
  beforeEach(() => redis().ask('FLUSHALL'));

  const startTwo = () =>
    Promise.all([startNode(redis(), { auth: withSecret }), startNode(redis(), { auth: withSecret })]);

  async function addAnn(server: TestServer): Promise<void> {
    const admin = bearer(await tokenFor('admin'));
    const ann = { name: 'Ann', password, role: 'operator' };
    await request(server).post('/api/-/people').set(admin).send(ann).expect(204);
  }

  const login = (server: TestServer, tried = password) =>
    request(server).post('/api/-/login').send({ name: 'ann', password: tried });

  test('A-8 a person who was added on one logs in on the other, is known on both, and logs out of both', async () => {
    const [a, b] = await startTwo();
    await addAnn(a);
    await expect.poll(async () => (await login(b)).status).toBe(200);
    const answer = await login(b).expect(200);
    const [cookie = ''] = answer.headers['set-cookie'] as unknown as string[];
    const session = { Cookie: cookie.split(';', 1)[0]! };
    await expect.poll(async () => (await request(a).get('/api/-/me').set(session)).status).toBe(200);
    const screen = await openScreen(a.socketUrl, 'hers', {}, { headers: session });
    await request(b).post('/api/-/logout').set(session).set('Origin', b.url).expect(204);
    expect((await screen.closed).code).toBe(4401);
  });

  test('A-5 a token that is revoked on one ends its sockets on the other', async () => {
    const [a, b] = await startTwo();
    const token = await tokenFor('screen', { jti: 'lost' });
    const screen = await openScreen(b.socketUrl, 'it', {}, { headers: bearer(token) });
    const admin = bearer(await tokenFor('admin'));
    await request(a).post('/api/-/revocations').set(admin).send({ jti: 'lost' }).expect(204);
    expect((await screen.closed).code).toBe(4401);
  });

  test('A-9 a code that a screen got from one is entered at the other, and used once', async () => {
    const [a, b] = await startTwo();
    const offered = await request(a).post('/api/-/adoptions').expect(201);
    const { code, claim } = offered.body as { code: string; claim: string };
    const operator = bearer(await tokenFor('operator'));
    await expect
      .poll(async () => (await request(b).post('/api/-/adopt').set(operator).send({ code })).status)
      .toBe(204);
    await request(b).post('/api/-/adopt').set(operator).send({ code }).expect(404);
    await expect
      .poll(async () => (await request(a).post('/api/-/adoptions/token').send({ claim })).body as object)
      .toHaveProperty('token');
  });

  test('B-22 tries at a password count on both together', async () => {
    const [a, b] = await startTwo();
    await addAnn(a);
    let tries = 0;
    while ((await login(++tries % 2 ? a : b, 'a wrong password')).status === 401);
    expect(tries).toBe(limits.logins.attempts + 1);
    await login(a).expect(429);
    await login(b).expect(429);
  }, 60_000);

  test('A-13 what was done on either is in the audit of both, the newest first', async () => {
    const [a, b] = await startTwo();
    const admin = bearer(await tokenFor('admin'));
    await request(a).post('/api/-/revocations').set(admin).send({ jti: 'first' }).expect(204);
    await request(b).post('/api/-/revocations').set(admin).send({ jti: 'second' }).expect(204);
    const audit = async (server: TestServer) =>
      (await request(server).get('/api/-/audit').set(admin)).body as { records: { on?: string }[] };
    for (const server of [a, b])
      await expect
        .poll(async () => (await audit(server)).records.map(({ on }) => on).filter(Boolean))
        .toEqual(['second', 'first']);
  });
});
