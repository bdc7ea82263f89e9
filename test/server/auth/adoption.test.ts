import { expect, onTestFinished, test } from 'vitest';
import { createAdoption } from '../../../server/auth/adoption.ts';
import { bearer, testSecret, tokenFor, withSecret } from '../../helpers/auth.ts';
import { forThisFile } from '../../helpers/for-this-file.ts';
import { openScreen } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
import { startApp } from '../http/app-harness.ts';
import { request } from '../http/request.ts';

let time = Date.now();
const wall = forThisFile((onEnd) => startWallServer({ auth: withSecret, now: () => time, onEnd }));

const post = (path: string, content: object = {}, headers: object = {}) =>
  request(wall())
    .post(path)
    .set(headers as Record<string, string>)
    .send(content);
const offer = async () =>
  (await post('/api/-/adoptions').expect(201)).body as { code: string; claim: string };
const fetchToken = (claim: string) => post('/api/-/adoptions/token', { claim });
const operator = async (walls: 'all' | string[] = 'all') =>
  bearer(await tokenFor('operator', { walls, now: time }));

test('A-9: an operator enters the code that a screen shows, and the screen gets a token, once', async () => {
  const { code, claim } = await offer();
  expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/);
  expect((await fetchToken(claim).expect(200)).body).toEqual({});
  const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`;
  await post('/api/-/adopt', { code: typed, name: 'by the lift', wall: 'lobby' }, await operator()).expect(
    204,
  );
  const { token } = (await fetchToken(claim).expect(200)).body as { token: string };
  await fetchToken(claim).expect(404);
  const screen = await openScreen(
    `${wall().socketUrl}/?wall=lobby`,
    'it',
    { wall: 'lobby' },
    { headers: bearer(token) },
  );
  expect(screen.entered.wall).toBe('lobby');
  const me = await request(wall()).get('/api/-/me').set(bearer(token)).expect(200);
  expect(me.body).toMatchObject({ role: 'screen', name: 'by the lift', walls: ['lobby'] });
});

test('A-9: a code is used once, and not after 10 minutes', async () => {
  const [used, old] = [await offer(), await offer()];
  await post('/api/-/adopt', { code: used.code }, await operator()).expect(204);
  const again = await post('/api/-/adopt', { code: used.code }, await operator()).expect(404);
  expect(again.body.message).toBe('no screen shows this code now');
  time += 600_000;
  await post('/api/-/adopt', { code: old.code }, await operator()).expect(404);
  await fetchToken(old.claim).expect(404);
});

test('A-9: only operators of the wall let screens in, and a code alone gives no token', async () => {
  const { code } = await offer();
  await post('/api/-/adopt', { code }).expect(401);
  await post('/api/-/adopt', { code }, bearer(await tokenFor('screen', { now: time }))).expect(403);
  await post('/api/-/adopt', { code, wall: 'main' }, await operator(['lobby'])).expect(403);
  await fetchToken(code).expect(404);
});

test('A-9: the audit tells who let which screen in, without the code, and nothing of those that wait', async () => {
  const { code, claim } = await offer();
  for (let asked = 0; asked < 3; asked++) await fetchToken(claim).expect(200);
  await post('/api/-/adopt', { code, name: 'left' }, await operator()).expect(204);
  const admin = bearer(await tokenFor('admin', { now: time }));
  const { body } = await request(wall()).get('/api/-/audit').set(admin);
  expect(body.records[0]).toMatchObject({ what: 'POST /api/-/adopt', on: 'left', who: { role: 'operator' } });
  const all = body.records as { what: string }[];
  expect(all.filter(({ what }) => what.includes('adoptions'))).toEqual([]);
  expect(JSON.stringify(body)).not.toContain(code);
});

test('A-9: ten codes are tried, then the address has to wait', async () => {
  const server = await startWallServer({ auth: withSecret });
  const headers = bearer(await tokenFor('operator'));
  const guess = () => request(server).post('/api/-/adopt').set(headers).send({ code: 'BBBBBBBB' });
  for (let tried = 0; tried < 10; tried++) await guess().expect(404);
  await guess().expect(429);
});

test('A-9: one address (IPv6: one network) cannot take the room for all: 100 of its screens wait, and the next is told so', async () => {
  const server = await startWallServer({ auth: withSecret, trustProxy: ['loopback'], now: () => time });
  const ask = (address: string) => request(server).post('/api/-/adoptions').set('X-Forwarded-For', address);
  for (let asked = 0; asked < 100; asked++) await ask('192.0.2.1').expect(201);
  const refused = await ask('192.0.2.1').expect(429).expect('Retry-After', '60');
  expect(refused.body.message).toBe('too many screens of your address wait to be let in');
  for (let host = 1; host <= 100; host++) await ask(`2001:db8::${host}`).expect(201);
  await ask('2001:db8::ffff:1').expect(429);
  const { body } = await ask('192.0.2.2').expect(201);
  await request(server)
    .post('/api/-/adopt')
    .set(bearer(await tokenFor('operator', { now: time })))
    .send({ code: body.code })
    .expect(204);
  time += 600_000;
  await ask('192.0.2.1').expect(201);
});

test('A-9: 1,000 screens wait in all, and one more is told to come later', async () => {
  const adoption = createAdoption(null, () => time);
  for (let address = 0; address < 10; address++)
    for (let screen = 0; screen < 100; screen++) adoption.offer(`192.0.2.${address}`);
  const app = await startApp({ adoption, secret: testSecret });
  onTestFinished(app.close);
  const refused = await request(app).post('/api/-/adoptions').expect(503).expect('Retry-After', '60');
  expect(refused.body.message).toBe('too many screens wait to be let in');
});
