import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noAuth } from '../../../server/auth/authenticator.ts';
import { jtiOf } from '../../../server/auth/token-id.ts';
import { createWallServer } from '../../../server/wall-server.ts';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { keptLog, silentLog } from '../../helpers/log.ts';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer, testConfig, type TestServerOptions } from '../../helpers/wall-server.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { request } from '../http/request.ts';

const start = (options: TestServerOptions = {}) =>
  startWallServer({ auth: withSecret, charts: { sales: [1] }, ...options });

/** A socket of a page that this server gave out: it cannot show a token in a header. */
function openPageSocket(url: string) {
  return openSocket(url, { headers: { Origin: new URL(url.replace('ws', 'http')).origin } });
}

async function statusOf(opening: Promise<unknown>): Promise<string> {
  return opening.then(
    () => '101',
    (error: Error) => error.message,
  );
}

test('A-1 a program without a token, or with one that does not count, gets 401 and no socket', async () => {
  const { socketUrl } = await start();
  expect(await statusOf(openSocket(socketUrl))).toMatch(/401/);
  expect(await statusOf(openSocket(socketUrl, { headers: bearer('nonsense') }))).toMatch(/401/);
  expect(await statusOf(openSocket(`${socketUrl}/?token=${await tokenFor('viewer')}`))).toBe('101');
});

test('A-1 an old client shows its token in the address, and is a guest as ever', async () => {
  const { socketUrl } = await start();
  const guest = await openSocket(`${socketUrl}/?token=${await tokenFor('viewer')}`);
  guest.send({ action: 'getData', socketType: 'salesData', chartName: 'sales', value: '' });
  expect(await guest.next('getData')).toMatchObject({ socketType: 'salesData', data: '[1]' });
  expect(guest.frames.length).toBe(1);
});

test.each([
  ['a token of an operator in the address', async () => `/?token=${await tokenFor('operator')}`, 4403, 'url'],
  ['one that does not count', () => Promise.resolve('/?token=nonsense'), 4401, 'invalid'],
])('A-3 a page is told in its socket why it is not let in: %s', async (_, path, close, code) => {
  const { socketUrl } = await start();
  const headers = { Origin: socketUrl.replace('ws', 'http') };
  const socket = await openSocket(socketUrl + (await path()), { headers });
  expect(await socket.next('noauth')).toMatchObject({ code });
  expect(await socket.closed).toMatchObject({ code: close });
});

test('A-2 a page says who it is in its first message, and is sent nothing before', async () => {
  const { socketUrl, write } = await start();
  const socket = await openPageSocket(socketUrl);
  await write('sales', [2]);
  socket.send({ action: 'auth', value: await tokenFor('screen', { name: 'left' }) });
  socket.send({ action: 'enter', screen: 's1' });
  await socket.next('entered');
  expect(socket.frames.map(({ json }) => json.action)).toEqual(['auth', 'entered']);
  expect(socket.frames[0]?.json).toEqual({
    action: 'auth',
    role: 'screen',
    name: 'left',
    expires: expect.any(Number) as number,
  });
});

test.each([
  ['another message', { action: 'getData', chartName: 'sales' }, 'missing'],
  ['no message', 'oops', 'missing'],
  ['no token', { action: 'auth', value: 'nonsense' }, 'invalid'],
])('A-2 whose first message is %s is closed with 4401', async (_, message, code) => {
  const { socketUrl } = await start();
  const socket = await openPageSocket(socketUrl);
  socket.send(message);
  expect(await socket.next('noauth')).toMatchObject({ code });
  expect(await socket.closed).toMatchObject({ code: 4401 });
  expect(socket.frames.length).toBe(1);
});

test('A-2 with --public-view anybody watches, and a token makes more of a socket', async () => {
  const { socketUrl } = await start({ auth: { ...withSecret, publicView: true } });
  const guest = await openSocket(socketUrl);
  guest.send({ action: 'getData', chartName: 'sales' });
  await guest.next('getData');
  guest.send({ action: 'themeChange' });
  expect(await guest.next('error')).toMatchObject({ error: { code: 403 } });
  guest.send({ action: 'auth', value: await tokenFor('operator') });
  guest.send({ action: 'themeChange' });
  await guest.next('themeChange');
});

test('A-4 a later token takes the place of the one before; one that does not count changes nothing', async () => {
  const { socketUrl } = await start();
  const screen = await openScreen(socketUrl, 's1', {}, { headers: bearer(await tokenFor('screen')) });
  screen.send({ action: 'auth', value: 'nonsense' });
  expect(await screen.next('noauth')).toMatchObject({ code: 'invalid' });
  screen.send({ action: 'auth', value: await tokenFor('operator', { walls: ['lobby'] }) });
  expect(await screen.next('noauth')).toMatchObject({ code: 'wall' });
  screen.send({ action: 'auth', value: await tokenFor('operator') });
  expect(await screen.next('auth')).toMatchObject({ role: 'operator' });
  screen.send({ action: 'themeChange' });
  await screen.next('themeChange');
});

test('A-10 a screen is sent its next token when half of its time is over, goes on with it, and is ended by its old id', async () => {
  const clock = { now: Date.now() };
  const { socketUrl, url } = await start({ now: () => clock.now });
  const granted = { now: clock.now, expires: clock.now + 3_600_000 };
  const token = await tokenFor('screen', { ...granted, jti: 'this-screen' });
  const screen = await openScreen(socketUrl, 's1', {}, { headers: bearer(token) });
  const others = [
    await openScreen(socketUrl, 's2', {}, { headers: bearer(await tokenFor('operator', granted)) }),
    await openSocket(socketUrl, { headers: bearer(await tokenFor('screen', granted)) }),
  ];
  clock.now += 1_900_000;
  const { value } = await screen.next('token');
  screen.send({ action: 'auth', value });
  expect(await screen.next('auth')).toMatchObject({ role: 'screen', expires: expect.any(Number) as number });
  clock.now += 1_800_000;
  for (const other of others) expect((await other.closed).code).toBe(4401);
  for (const other of others) expect(other.frames.map(({ json }) => json.action)).not.toContain('token');
  await screen.settled();
  const headers = bearer(await tokenFor('admin', { now: clock.now, expires: clock.now + 60_000 }));
  const body = JSON.stringify({ jti: 'this-screen' });
  await fetch(`${url}/api/-/revocations`, { method: 'POST', headers, body });
  expect((await screen.closed).code).toBe(4401);
});

test('A-5 the sockets of an expired token are closed, and of one that was renewed in time none', async () => {
  const clock = { now: Date.now() };
  const { socketUrl } = await start({ now: () => clock.now });
  const soon = { now: clock.now, expires: clock.now + 60_000 };
  const open = async (id: string) =>
    openScreen(socketUrl, id, {}, { headers: bearer(await tokenFor('screen', soon)) });
  const [old, renewed] = [await open('s1'), await open('s2')];
  renewed.send({
    action: 'auth',
    value: await tokenFor('screen', { ...soon, expires: soon.expires + 60_000 }),
  });
  await renewed.next('auth');
  clock.now += 61_000;
  expect(await old.next('noauth')).toMatchObject({ code: 'expired' });
  expect(await old.closed).toMatchObject({ code: 4401 });
  await renewed.settled();
});

test('A-5 a token of years ends no socket at once', async () => {
  const { socketUrl } = await start();
  const token = await tokenFor('screen', { expires: Date.now() + 3650 * 86_400_000 });
  const screen = await openScreen(socketUrl, 's1', {}, { headers: bearer(token) });
  await screen.settled();
});

test('A-5 a revoked token ends its sockets at once, others stay, and it does not count after a restart', async () => {
  const first = await start();
  const [token, other] = [await tokenFor('screen'), await tokenFor('screen')];
  const screen = await openScreen(first.socketUrl, 's1', {}, { headers: bearer(token) });
  const staying = await openScreen(first.socketUrl, 's2', {}, { headers: bearer(other) });
  const revoke = request(first)
    .post('/api/-/revocations')
    .set(bearer(await tokenFor('admin')));
  await revoke.send(JSON.stringify({ jti: jtiOf(token) })).expect(204);
  expect(await screen.next('noauth')).toMatchObject({ code: 'revoked' });
  expect(await screen.closed).toMatchObject({ code: 4401 });
  await staying.settled();
  await request(first).get('/api/sales').set(bearer(token)).expect(401);
  await first.close();
  const second = await start({ stateDir: first.stateDir });
  expect(await statusOf(openSocket(second.socketUrl, { headers: bearer(token) }))).toMatch(/401/);
  await request(second).get('/api/sales').set(bearer(other)).expect(200);
});

test('the first operator gets one token, at the first start with a secret', async () => {
  const stateDir = await tempFolder();
  const config = { ...testConfig, auth: withSecret, dir: await tempFolder(), stateDir };
  const tokens: (string | undefined)[] = [];
  for (const auth of [noAuth, withSecret, withSecret]) {
    const server = await createWallServer({ ...config, auth }, { log: silentLog });
    tokens.push(await server.firstToken());
    await server.close();
  }
  expect(tokens).toEqual([undefined, expect.any(String), undefined]);
  const wall = await start();
  const socket = await openSocket(wall.socketUrl, { headers: bearer(tokens[1] ?? '') });
  socket.send({ action: 'themeChange' });
  await socket.next('themeChange');
});

test('a token is in no log, no message to others, no answer and no file', async () => {
  const { log, logged } = keptLog();
  const server = await start({ log, auth: { ...withSecret, publicView: true } });
  const { url, socketUrl, stateDir } = server;
  const [token, bad] = [await tokenFor('screen'), `${await tokenFor('viewer')}x`];
  const watching = await openScreen(
    socketUrl,
    'watching',
    {},
    { headers: bearer(await tokenFor('operator')) },
  );
  const guest = await openSocket(`${socketUrl}/?token=${token}`);
  for (const value of [token, bad, { token }, 7]) guest.send({ action: 'auth', value });
  guest.send({ action: 'enter', screen: 's1', token });
  await guest.settled();
  const answers: string[] = [];
  for (const headers of [bearer(token), bearer(bad)])
    for (const path of [
      `/api/sales?token=${token}`,
      `/api/sales?token=${bad}`,
      `/nothing?token=${bad}`,
      '/api/x',
    ])
      answers.push(JSON.stringify((await request(server).get(path).set(headers)).text));
  answers.push((await fetch(`${url}/api/sales?token=${token}`, { method: 'PUT' })).statusText);
  await watching.settled();
  await server.close();
  const files = await Promise.all(
    (await readdir(stateDir, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')),
  );
  const written = { logged, answers, files, watching: watching.frames, guest: guest.frames };
  for (const secret of [token, bad, token.split('.')[2] ?? ''])
    expect(JSON.stringify(written)).not.toContain(secret);
});
