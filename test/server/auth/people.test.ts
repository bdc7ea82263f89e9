import { expect, test } from 'vitest';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer, type TestServer, type TestServerOptions } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

const password = 'correct horse battery';

/** A wall where Ann is an operator. */
async function wallWithAnn(options: TestServerOptions = {}): Promise<TestServer> {
  const server = await startWallServer({ auth: withSecret, charts: { sales: [1] }, ...options });
  await addAnn(server);
  return server;
}

async function addAnn(server: TestServer, person: object = {}) {
  const admin = bearer(await tokenFor('admin'));
  const ann = { name: 'Ann', password, role: 'operator', ...person };
  await request(server).post('/api/-/people').set(admin).send(ann).expect(204);
}

const login = (server: TestServer, name = 'ann', tried = password) =>
  request(server).post('/api/-/login').send({ name, password: tried });

/** Logs in, and returns the header that a browser sends from then on. */
async function cookieOf(server: TestServer): Promise<{ Cookie: string }> {
  const { headers } = await login(server).expect(200);
  const [cookie = ''] = headers['set-cookie'] as unknown as string[];
  return { Cookie: cookie.split(';', 1)[0] ?? '' };
}

test('A-8: who logs in acts over HTTP and sockets with the cookie, and GET /api/-/me says who that is', async () => {
  const server = await wallWithAnn();
  const answer = await login(server).expect(200);
  expect(answer.body).toEqual({ name: 'Ann', role: 'operator', walls: 'all' });
  const [cookie] = answer.headers['set-cookie'] as unknown as string[];
  expect(cookie).toMatch(
    /^chartwall-[0-9a-f]{12}=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Strict$/,
  );
  const headers = await cookieOf(server);
  await request(server).put('/api/sales').set(headers).set('Origin', server.url).send([2]).expect(200);
  await request(server)
    .put('/api/sales')
    .set(headers)
    .set('Origin', 'http://evil.example')
    .send([3])
    .expect(403);
  const me = await request(server).get('/api/-/me').set(headers).expect(200);
  expect(me.body).toEqual({ name: 'Ann', role: 'operator', walls: 'all' });
  const screen = await openScreen(server.socketUrl, 'left', {}, { headers });
  screen.send({ action: 'pageChange', value: 1 });
  await screen.next('pageChange');
});

test('A-8: over TLS the cookie is sent over TLS only', async () => {
  const server = await wallWithAnn({ trustProxy: ['loopback'] });
  const { headers } = await login(server).set('X-Forwarded-Proto', 'https').expect(200);
  expect(headers['set-cookie']?.[0]).toMatch(/; Secure$/);
});

test('A-8: a wrong password and a wrong name get the same answer, and both are audited without the password', async () => {
  const server = await wallWithAnn();
  const answers = [await login(server, 'ann', 'wrong horse'), await login(server, 'nobody', 'wrong horse')];
  expect(answers.map(({ status, body }) => [status, body.message])).toEqual(
    Array(2).fill([401, 'the name or the password is wrong']),
  );
  const admin = bearer(await tokenFor('admin'));
  const { body } = await request(server).get('/api/-/audit').set(admin);
  expect(body.records).toMatchObject([
    { what: 'POST /api/-/login', refused: 'the name or the password is wrong' },
    { what: 'POST /api/-/login', on: 'Ann' },
    { what: 'POST /api/-/people', on: 'Ann' },
  ]);
  expect(JSON.stringify(body)).not.toMatch(/horse|nobody/);
});

test('A-8: logging out ends the session, and closes the sockets that it let in, but no others', async () => {
  const server = await wallWithAnn();
  const [left, right] = [await cookieOf(server), await cookieOf(server)];
  const socket = await openSocket(server.socketUrl, { headers: left });
  const other = await openSocket(server.socketUrl, { headers: right });
  const answer = await request(server).post('/api/-/logout').set(left).expect(204);
  expect(answer.headers['set-cookie']?.[0]).toMatch(/^chartwall-[0-9a-f]{12}=; .*Max-Age=0/);
  expect(await socket.closed).toMatchObject({ code: 4401 });
  await request(server).get('/api/-/me').set(left).expect(401);
  await other.settled();
});

test.each<[string, (server: TestServer) => Promise<unknown>]>([
  [
    'is removed',
    async (server) =>
      request(server)
        .delete('/api/-/people/ANN')
        .set(bearer(await tokenFor('admin')))
        .expect(204),
  ],
  ['gets another role', (server) => addAnn(server, { role: 'viewer' })],
])('A-8: when a person %s, the sockets and sessions of that person end', async (_, change) => {
  const server = await wallWithAnn();
  const headers = await cookieOf(server);
  const socket = await openSocket(server.socketUrl, { headers });
  await change(server);
  expect(await socket.closed).toMatchObject({ code: 4401 });
  await request(server).get('/api/-/me').set(headers).expect(401);
});

test('A-8: a session survives a restart, and ends after 12 hours without use or after 30 days', async () => {
  const hour = 3_600_000;
  let time = Date.now();
  const options = { auth: withSecret, now: () => time };
  const first = await wallWithAnn(options);
  const headers = await cookieOf(first);
  await first.close();
  const server = await startWallServer({ ...options, stateDir: first.stateDir });
  const me = () => request(server).get('/api/-/me').set(headers);
  for (let used = 0; used < 59; used++) {
    time += 12 * hour - 1;
    await me().expect(200);
  }
  time += 12 * hour;
  await me().expect(401);
  const again = await cookieOf(server);
  time += 12 * hour;
  await request(server).get('/api/-/me').set(again).expect(401);
});

test('A-8: of one address ten tries are looked at, then it has to wait', async () => {
  const server = await startWallServer({ auth: withSecret });
  for (let tried = 0; tried < 10; tried++) await login(server, `name-${tried}`).expect(401);
  const answer = await login(server, 'another').expect(429);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(200);
});

test('A-8: of one name ten tries are looked at, from wherever they come, then even the right password has to wait', async () => {
  const server = await wallWithAnn({ trustProxy: ['loopback'] });
  const from = (host: number) =>
    login(server, 'ANN', 'wrong horse').set('X-Forwarded-For', `192.0.2.${host}`);
  for (let tried = 1; tried <= 10; tried++) await from(tried).expect(401);
  await login(server).set('X-Forwarded-For', '192.0.2.99').expect(429);
});

test('nobody is there by default, and a short password is refused with what is wanted', async () => {
  const server = await startWallServer({ auth: withSecret });
  const admin = bearer(await tokenFor('admin'));
  const { body } = await request(server).get('/api/-/people').set(admin).expect(200);
  expect(body).toEqual({ people: [] });
  const answer = await request(server)
    .post('/api/-/people')
    .set(admin)
    .send({ name: 'Ann', role: 'operator', password: 'short' })
    .expect(400);
  expect(answer.body.message).toBe('a password has at least 10 characters');
  await request(server).delete('/api/-/people/Ann').set(admin).expect(404);
});

test('A-8: two servers on one host keep a person logged in at both, also after a restart', async () => {
  const [one, other] = [await wallWithAnn(), await wallWithAnn()];
  // what a browser sends to every port of the host
  const both = { Cookie: `${(await cookieOf(one)).Cookie}; ${(await cookieOf(other)).Cookie}` };
  await one.close();
  const again = await startWallServer({ auth: withSecret, stateDir: one.stateDir });
  for (const server of [again, other]) await request(server).get('/api/-/me').set(both).expect(200);
  await request(other).post('/api/-/logout').set(both).expect(204);
  await request(again).get('/api/-/me').set(both).expect(200);
  await request(other).get('/api/-/me').set(both).expect(401);
});
