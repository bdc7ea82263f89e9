import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { bearer, testSecret, tokenFor, withSecret } from '../../helpers/auth.ts';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { rawAnswer } from '../../helpers/raw-answer.ts';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer, type TestServerOptions } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

/** A server of which everything is kept that it writes. */
async function startWatched(options: TestServerOptions) {
  let logged = '';
  const log = pino({ level: 'trace' }, { write: (line: string) => void (logged += line) });
  const server = await startWallServer({ charts: { trend: [1] }, ...options, log });

  /** All that it wrote: its log, and its folders. */
  async function written(): Promise<string> {
    let all = logged;
    for (const dir of [server.dir, server.stateDir]) {
      for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
        all += entry.name;
        if (entry.isFile()) all += await readFile(join(entry.parentPath, entry.name), 'latin1');
      }
    }
    return all;
  }
  return { ...server, written, logged: () => logged };
}

/** Nothing of this stands in a text: neither what was given, nor the part of a token that only its bearer has, nor in another coding. */
function expectNothingOf(secrets: readonly string[], text: string, where: string): void {
  for (const secret of secrets) {
    const parts = [secret, secret.split('.').at(-1)!];
    const spellings = parts.flatMap((part) => [
      part,
      encodeURIComponent(part),
      Buffer.from(part).toString('base64url'),
      Buffer.from(part).toString('hex'),
    ]);
    for (const spelling of spellings)
      expect(text.includes(spelling), `${secret.slice(0, 20)}… in ${where}`).toBe(false);
  }
}

test('a direct message reaches the screen that it is for, and stands in no log, no list and no message to others', async () => {
  const server = await startWatched({});
  const { socketUrl } = server;
  const control = await openControlScreen(socketUrl);
  const sender = await openScreen(socketUrl, 'sender');
  const others = [await openScreen(socketUrl, 'other'), await openSocket(socketUrl), control];
  const away = await openScreen(socketUrl, 'away', { wall: 'lobby' });
  away.close();
  await away.closed;
  const reader = await openScreen(socketUrl, 'reader');
  const secrets = ['only for the reader 7f3a', 'only for who is away 9c1b', 'only for nobody 5d2e'];
  const [toReader, toAway, toNobody] = secrets as [string, string, string];

  sender.send({ action: 'message', id: 'm1', text: toReader, to: { screen: 'reader' } });
  sender.send({ action: 'message', id: 'm2', text: toAway, to: { screen: 'away' } });
  sender.send({ action: 'message', id: 'm3', text: toNobody, to: { screen: 'unknown' } });
  sender.send({ action: 'message', id: 'm1', text: toNobody, to: { screen: 'reader' } });
  sender.send({ action: 'message', id: 'm4', text: toNobody, to: { screen: '../reader' } });
  sender.send({ action: 'message', id: 'm5', text: toNobody.padEnd(5000), to: { screen: 'reader' } });
  await sender.settled();
  expect((await reader.next('message')).text).toBe(toReader);
  await server.close();

  const heard = [sender, ...others].flatMap(({ frames }) => frames.map(({ text }) => text)).join('\n');
  expectNothingOf(secrets, heard, 'a message to another');
  expectNothingOf(secrets, server.logged(), 'the log');
  expect(server.logged()).not.toBe('');

  const again = await startWatched({ dir: server.dir, stateDir: server.stateDir });
  const lists = [
    '/api',
    '/api/-/walls',
    '/api/-/messages',
    '/api/-/messages?wall=lobby',
    '/healthz',
    '/readyz',
    '/version',
  ];
  for (const path of lists) expectNothingOf(secrets, (await request(again).get(path)).text, path);
  const other = await openScreen(again.socketUrl, 'other', { wall: 'lobby' });
  const back = await openScreen(again.socketUrl, 'away', { wall: 'lobby' });
  expect(JSON.stringify(back.entered)).toContain(toAway);
  expectNothingOf(secrets, JSON.stringify(other.entered), 'what another missed');
  expectNothingOf(secrets, again.logged(), 'the log');
});

test('tokens and the secret stand in no log, no file, no answer and no message to others, however they came', async () => {
  const server = await startWatched({ auth: withSecret });
  const { url, socketUrl } = server;
  const operator = await tokenFor('operator', { name: 'Olga' });
  const control = await openControlScreen(socketUrl, bearer(operator));
  const [admin, screen, revoked] = [
    await tokenFor('admin'),
    await tokenFor('screen'),
    await tokenFor('viewer', { jti: 'r' }),
  ];
  const expired = await tokenFor('screen', { expires: Date.now() - 60_000 });
  const foreign = await tokenFor('screen', { secret: 'the secret of another server, long enough' });
  const [header = '', payload = '', signature = ''] = screen.split('.');
  const broken = `${header}.${payload}x.${signature}`;
  const secrets = [operator, admin, screen, revoked, expired, foreign, broken, testSecret];
  const said: string[] = [];
  const hear = (text: string) => void said.push(text);

  // by the address, the header, and the first message; good, bad, and misspelt
  for (const token of secrets) {
    const inUrl = [
      `token=${token}`,
      `%74oken=${token}`,
      `a=1&token=${token}&b=2`,
      `TOKEN=${token}`,
      `token=${token}&token=${token}`,
    ];
    for (const query of inUrl) {
      for (const line of [
        `GET /api/trend?${query}`,
        `GET /nowhere?${query}`,
        `PROPFIND /api?${query}`,
        `PUT /api/trend?${query}`,
        `GET /api/trend.svg?${query}`,
        `GET /%zz?${query}`,
      ])
        hear((await rawAnswer(url, `${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)).text);
      await openSocket(`${socketUrl}/?${query}`).catch(() => undefined);
    }
    for (const Authorization of [`Bearer ${token}`, `Basic ${token}`, `bearer  ${token}`, token]) {
      for (const path of ['/api/trend', '/api/-/walls', '/api/-/nothing'])
        hear((await request(server).get(path).set({ Authorization })).text);
      hear((await request(server).put('/api/trend').set({ Authorization }).send([1])).text);
      await openSocket(socketUrl, { headers: { Authorization } }).catch(() => undefined);
    }
    const page = await openSocket(socketUrl, { headers: { Origin: url } });
    page.send({ action: 'auth', value: token });
    page.send({ action: 'auth', value: { token } });
    page.send(`{"action":"auth","value":"${token}`);
    page.send({ action: 'heartbeat', sent: 1 });
    // the answer to that, or the end of who was not let in
    await Promise.race([page.closed, page.next('heartbeat').catch(() => undefined)]);
    hear(page.frames.map(({ text }) => text).join());
  }
  await request(server).post('/api/-/revocations').set(bearer(admin)).send({ jti: 'r' }).expect(204);
  hear((await request(server).get('/api').set(bearer(revoked))).text);

  await control.settled();
  expect(server.logged()).toContain('PROPFIND');
  expectNothingOf(secrets, said.join('\n'), 'an answer');
  expectNothingOf(secrets, control.frames.map(({ text }) => text).join('\n'), 'a message to another');
  expectNothingOf(secrets, await server.written(), 'what was written');
  await server.close();
  expectNothingOf(secrets, await server.written(), 'what was written at its end');
  expect(await server.written()).toContain('revoked:');
});

test('a token that is shown to a server without a secret reaches nobody else either', async () => {
  const server = await startWatched({});
  const control = await openControlScreen(server.socketUrl);
  const token = await tokenFor('operator');
  const guest = await openSocket(`${server.socketUrl}/?token=${token}`, { headers: bearer(token) });
  guest.send({ action: 'auth', value: token });
  guest.send({ action: 'getData', chartName: 'trend', socketType: 'trendData' });
  await guest.settled();
  guest.close();
  await control.sawNothing();
  await server.close();
  expectNothingOf([token], await server.written(), 'what was written');
});

test('passwords, sessions and codes stand in no log, no file, no list and no message to others, whatever was tried with them', async () => {
  const server = await startWatched({ auth: withSecret });
  const { url, socketUrl } = server;
  const admin = bearer(await tokenFor('admin'));
  const control = await openControlScreen(socketUrl, bearer(await tokenFor('operator')));
  const [own, next, wrong, asName] = [
    'the own password 5b1d',
    'the next password 77e0',
    'a wrong password 20ac',
    'typed-as-the-name-9d4e',
  ] as [string, string, string, string];
  const heard: string[] = [];
  const post = async (path: string, content: string | object, headers: Record<string, string> = {}) => {
    const answer = await request(server).post(path).set(headers).send(content);
    heard.push(answer.text);
    return answer;
  };
  const person = { name: 'ann', role: 'operator' };
  expect((await post('/api/-/people', { ...person, password: own }, admin)).status).toBe(204);
  await post('/api/-/people', { ...person, password: wrong, role: 'queen' }, admin);
  await post('/api/-/people', { ...person, name: wrong, password: own }, admin);
  await post('/api/-/people', `{"name":"ann","password":"${wrong}`, admin);

  const login = await post('/api/-/login', { name: 'ann', password: own });
  const [cookie = ''] = login.headers['set-cookie'] as unknown as string[];
  const session = /=([\w-]{43});/.exec(cookie)?.[1] ?? '';
  await post('/api/-/login', { name: 'ann', password: wrong });
  await post('/api/-/login', { name: asName, password: wrong });
  await post('/api/-/login', { name: 'ann', password: [wrong] });
  await post('/api/-/login', `name=ann&password=${encodeURIComponent(wrong)}`);
  const query = `?name=ann&password=${encodeURIComponent(own)}`;
  for (const method of ['GET', 'POST', 'PUT'])
    heard.push(
      (
        await rawAnswer(
          url,
          `${method} /api/-/login${query} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
        )
      ).text,
    );
  const basic = Buffer.from(`ann:${own}`).toString('base64');
  heard.push((await request(server).get('/api/trend').set('Authorization', `Basic ${basic}`)).text);
  const page = await openSocket(socketUrl, { headers: { Cookie: cookie.split(';', 1)[0] ?? '' } });
  page.send({ action: 'auth', value: own });
  page.send({ action: 'getData', chartName: own, requestId: 1 });
  await page.settled();

  const { code, claim } = (await request(server).post('/api/-/adoptions')).body as {
    code: string;
    claim: string;
  };
  await post('/api/-/adopt', { code: 'BBBBBBBB' }, admin);
  await post('/api/-/adopt', { code, name: 'left' }, admin);
  const { token } = (await request(server).post('/api/-/adoptions/token').send({ claim })).body as {
    token: string;
  };
  expect((await post('/api/-/people', { ...person, password: next }, admin)).status).toBe(204);
  await page.closed;
  for (const path of ['/api/-/people', '/api/-/audit?limit=1000', '/api/-/walls'])
    heard.push((await request(server).get(path).set(admin)).text);

  await control.settled();
  const secrets = [own, next, wrong, asName, session, basic, claim, code, token];
  expect(secrets.every((secret) => secret.length >= 8)).toBe(true);
  expect(heard.join('')).toContain('POST /api/-/login');
  expectNothingOf(secrets, heard.join('\n'), 'an answer');
  expectNothingOf(secrets, control.frames.map(({ text }) => text).join('\n'), 'a message to another');
  expectNothingOf(secrets, await server.written(), 'what was written');
  await server.close();
  expectNothingOf(secrets, await server.written(), 'what was written at its end');
  expect(await server.written()).toContain('person:ann');
});
