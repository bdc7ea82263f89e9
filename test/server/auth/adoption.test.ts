import { expect, test } from 'vitest';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { forThisFile } from '../../helpers/for-this-file.ts';
import { openScreen } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
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
