import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { openScreen, openSocket } from '../helpers/socket.ts';
import { startWallProcess, useWallProcess } from '../helpers/wall-process.ts';

// What servers of this kind are known to do wrong, one by one: here is shown that this one does not.

const server = useWallProcess();
const socketUrl = () => server().url.replace('http', 'ws');

test('invalid JSON and a missing chart do not stop it', async () => {
  const guest = await openSocket(socketUrl());
  guest.send('{"action": "getData", ');
  expect(await guest.next('error')).toMatchObject({ error: { code: 400 } });
  guest.send({ action: 'getData', socketType: 'x', chartName: 'nowhere' });
  expect(await guest.next('error')).toMatchObject({ error: { code: 404 } });
  await server().write('nowhere', '{"broken": ');
  const index = () => fetch(`${server().url}/api`).then((answer) => answer.text());
  await expect.poll(index, { timeout: 5000 }).toContain('nowhere.json');
  guest.send({ action: 'getData', socketType: 'x', chartName: 'nowhere' });
  expect(await guest.next('error')).toMatchObject({ chartName: 'nowhere' });
  expect((await fetch(`${server().url}/api/nowhere`)).status).toBe(404);
  guest.send({ action: 'getData', socketType: 'x', chartName: 'trend' });
  expect(await guest.next('getData')).toMatchObject({ chartName: 'trend' });
});

test('../package cannot be read over the socket, however it is written', async () => {
  const outside = await startWithSecretOutside();
  const guest = await openSocket(outside.url.replace('http', 'ws'));
  for (const chartName of [...climbingNames, join(outside.dir, '../package'), ['..', 'package']]) {
    guest.send({ action: 'getData', socketType: 'x', chartName });
    expect(await guest.next('error')).not.toHaveProperty('data');
  }
  expect(guest.frames.map((frame) => frame.text).join()).not.toContain(secret);
  guest.send({ action: 'getData', socketType: 'x', chartName: 'trend' });
  expect(await guest.next('getData')).toHaveProperty('data');
});

test('../package cannot be read over HTTP, however it is written', async () => {
  const outside = await startWithSecretOutside();
  for (const name of climbingNames.flatMap((each) => [each, `${each}.json`])) {
    for (const place of placesOfFiles) {
      const { status, body } = await getRaw(outside.url, place + name);
      const leaks = body.includes(secret) || body.includes('"chartwall"');
      expect({ path: place + name, status, leaks }).toMatchObject({
        leaks: false,
        status: expect.toBeOneOf([400, 404]),
      });
    }
  }
  expect(await getRaw(outside.url, '/api/trend')).toMatchObject({ status: 200 });
});

test('relayed frames stay text frames', async () => {
  // a path of their own: they take over nothing from the guests of other tests (PROTOCOL.md G-7)
  const url = `${socketUrl()}/relay`;
  const guests = [await openSocket(url), await openSocket(url)];
  const [sender] = guests;
  const words = '{"action":"fullScreen","socketType":"fullScreen","chartName":"trend","value":true}';
  sender?.send(words);
  for (const guest of guests) {
    await guest.next('fullScreen');
    expect(guest.frames).toEqual([expect.objectContaining({ isBinary: false, text: words })]);
  }
  sender?.send(words.replace('true', 'false'));
  await sender?.next('fullScreen');
});

test('the theme is state: late and reloaded screens get the right one', async () => {
  const enter = { wall: 'theme' };
  const first = await openScreen(socketUrl(), 'first', enter);
  for (const value of ['vintage', 'chalk', 'vintage']) first.send({ action: 'themeChange', value });
  await first.settled();
  const late = await openScreen(socketUrl(), 'late', enter);
  expect(late.entered.state).toMatchObject({ theme: 'vintage' });
  first.close();
  const reloaded = await openScreen(socketUrl(), 'first', enter);
  expect(reloaded.entered.state).toEqual(late.entered.state);
});

/** The file's name as somebody may write it who wants what lies outside. */
const climbingNames = [
  '../package',
  './../package',
  'x/../../package',
  '....//package',
  '..\\package',
  '..%2fpackage',
  '..%5cpackage',
  '%2e%2e/package',
  '%2e%2e%2fpackage',
  '%252e%252e%252fpackage',
  '..%c0%afpackage',
  '..%2fpackage%00',
];
const placesOfFiles = [
  '/',
  '/api/',
  '/maps/',
  '/static/map/',
  '/static/map/province/',
  '/assets/',
  '/chart/',
];
const secret = 'not for any wall';

/** A server with a package.json right outside its data folder. */
async function startWithSecretOutside() {
  const outside = await startWallProcess();
  await writeFile(join(outside.dir, '../package.json'), JSON.stringify({ secret }));
  return outside;
}

/** Asks for a path as it is written: `fetch` would tidy it up first. */
async function getRaw(url: string, path: string): Promise<{ status: number | undefined; body: string }> {
  const asks = request(url, { path, agent: false });
  asks.end();
  const [answer] = (await once(asks, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, body: await text(answer) };
}
