import { expect, test } from 'vitest';
import { startApp } from './app-harness.ts';

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
    const response = await fetch(app.url + url, { headers });
    const body = Buffer.from(await response.arrayBuffer()).toString();
    const kept = [...response.headers].filter(([name]) => !fresh.includes(name));
    answers.push({
      status: response.status,
      headers: kept,
      body,
      time: response.headers.get('x-response-time'),
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
  const get = async () => (await fetch(`${app.url}/api/trend`)).text();
  app.put('trend', '[1]');
  expect([await get(), await get()]).toEqual(['[1]', '[1]']);
  app.put('trend', '[2]');
  expect([await get(), await get()]).toEqual(['[2]', '[2]']);
  app.store.remove('trend');
  expect((await fetch(`${app.url}/api/trend`)).status).toBe(404);
  await app.close();
});

test('requests that differ in what the answer depends on get their own', async () => {
  const app = await startApp();
  app.put('trend', text);
  const coding = async (accepted: string) =>
    (await fetch(`${app.url}/api/trend`, { headers: { 'accept-encoding': accepted } })).headers.get(
      'content-encoding',
    );
  for (let i = 0; i < 2; i++)
    expect([await coding('gzip'), await coding('br'), await coding('identity')]).toEqual([
      'gzip',
      'br',
      null,
    ]);
  const head = await fetch(`${app.url}/api/trend`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  await app.close();
});
