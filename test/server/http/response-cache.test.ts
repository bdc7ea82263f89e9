import { expect, test } from 'vitest';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
import { startApp } from './app-harness.ts';
import { request } from './request.ts';

/** What may differ between two answers to the same request. */
const fresh = ['date', 'x-response-time'];

const text = JSON.stringify({
  rows: Array.from({ length: 500 }, (_, i) => ({ name: `商家 ${i}`, value: i })),
});

async function twice(headers: Record<string, string>, url = '/api/trend') {
  const app = await startApp();
  app.put('trend', text);
  const answers = [];
  for (let i = 0; i < 2; i++) {
    const answer = await app.ask(url, { headers });
    answers.push({
      status: answer.status,
      headers: Object.entries(answer.headers).filter(([name]) => !fresh.includes(name)),
      body: answer.body,
      time: answer.headers['x-response-time'],
    });
  }
  await app.close();
  return answers;
}

test.each<[string, Record<string, string>]>([
  ['plain', { 'accept-encoding': 'identity' }],
  ['gzip', { 'accept-encoding': 'gzip' }],
  ['br', { 'accept-encoding': 'br, gzip;q=0.5' }],
  ['304', { 'accept-encoding': 'identity', 'if-none-match': '*' }],
])('a request that was seen before is answered alike: %s', async (_, headers) => {
  const [first, second] = await twice(headers);
  expect({ ...second, time: '' }).toEqual({ ...first, time: '' });
  expect(second?.time).toBe('0ms');
  expect(second?.headers.length).toBeGreaterThan(8);
});

test('an answer is dropped with the content that it was about', async () => {
  const app = await startApp();
  const get = () => request(app).get('/api/trend');
  for (const content of ['[1]', '[2]']) {
    app.put('trend', content);
    for (let i = 0; i < 2; i++) await get().expect(200, content);
  }
  app.store.remove('trend');
  await get().expect(404);
  await app.close();
});

test('requests that differ in what the answer depends on get their own', async () => {
  const app = await startApp();
  app.put('trend', text);
  const coding = async (accepted: string) =>
    (await app.ask('/api/trend', { headers: { 'Accept-Encoding': accepted } })).headers['content-encoding'];
  for (let i = 0; i < 2; i++)
    expect([await coding('gzip'), await coding('br'), await coding('identity')]).toEqual([
      'gzip',
      'br',
      undefined,
    ]);
  const head = await app.ask('/api/trend', { method: 'HEAD' });
  expect([head.status, head.text]).toEqual([200, '']);
  await app.close();
});

test('where roles are enforced, a request that was seen before is answered to who may read charts, and to nobody else', async () => {
  const friend = 'https://intranet.example';
  const server = await startWallServer({ auth: withSecret, origins: [friend], charts: { trend: [1] } });
  const get = (headers: object) =>
    request(server)
      .get('/api/trend')
      .set(headers as Record<string, string>);
  const jti = 'once';
  const [viewer, lobby, once] = [
    bearer(await tokenFor('viewer')),
    bearer(await tokenFor('viewer', { walls: ['lobby'] })),
    bearer(await tokenFor('screen', { jti })),
  ];
  const first = await get(viewer).expect(200);
  for (const headers of [viewer, lobby, once]) {
    const again = await get(headers).expect(200).expect('X-Response-Time', '0ms');
    expect(again.body).toEqual([1]);
    expect({ ...again.headers, date: '', 'x-response-time': '' }).toEqual({
      ...first.headers,
      date: '',
      'x-response-time': '',
    });
  }
  await get({}).expect(401);
  await get(bearer('nonsense')).expect(401);
  await get(bearer(await tokenFor('screen', { expires: Date.now() - 60_000 }))).expect(401);
  const admin = bearer(await tokenFor('admin'));
  await request(server).post('/api/-/revocations').set(admin).send({ jti }).expect(204);
  await get(once).expect(401);
  // pages of others get the headers that are for them
  for (let asked = 0; asked < 2; asked++) {
    const allowed = await get({ ...viewer, Origin: friend }).expect(200);
    expect(allowed.headers['access-control-allow-origin']).toBe(friend);
    const other = await get({ ...viewer, Origin: 'http://evil.example' }).expect(200);
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
  }
});
