import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
import { startApp } from './app-harness.ts';
import { request } from './request.ts';

/** What a server says to these bytes until it ends the connection. */
async function said(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => undefined);
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

/** What a client says to have a socket, with so many header fields; the header does not end with this. */
const upgrade = (port: number, count: number) =>
  `GET / HTTP/1.1\r\nHost: localhost:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
  `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${fields(count - 5)}`;

const fields = (count: number) => Array.from({ length: count }, (_, i) => `X-${i}: 1\r\n`).join('');

test('B-13 a header that is not there in time is answered with 408, and the connection ends', async () => {
  const app = await startApp({ headerTimeout: 350 });
  onTestFinished(app.close);
  const late = '408 Request Timeout\r\nConnection: close\r\n\r\n';
  expect(await said(app.port, 'GET /api HTTP/1.1\r\nHost: wall\r\nX-Slow: ')).toBe(`HTTP/1.1 ${late}`);
  expect(await said(app.port, 'G')).toBe(`HTTP/1.1 ${late}`);
  await request(app).get('/healthz').expect(200);
});

test('B-13 a header has 7 s', async () => {
  const app = await startApp();
  onTestFinished(app.close);
  const { headersTimeout } = app.server;
  // Node looks once a second
  expect(headersTimeout + 1000).toBe(7000);
});

test("B-13 a header, an upgrade's too, that is not there 7 s after the connection is answered with 408, and a screen sees nothing", async () => {
  const wall = await startWallServer();
  const control = await openControlScreen(wall.socketUrl);
  const port = Number(new URL(wall.url).port);
  const begun = performance.now();
  const answers = await Promise.all([said(port, 'GET /api HTTP/1.1\r\n'), said(port, upgrade(port, 10))]);
  expect(performance.now() - begun).toBeGreaterThan(5900);
  for (const answer of answers)
    expect(answer).toBe('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
  await control.sawNothing();
});

test('B-14 100 header fields are taken, and more are answered with 431', async () => {
  const app = await startApp();
  onTestFinished(app.close);
  app.put('seller', '[1]');
  const get = (count: number) =>
    said(app.port, `GET /api/seller HTTP/1.1\r\nHost: wall\r\nConnection: close\r\n${fields(count - 2)}\r\n`);
  expect(await get(100)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  for (const count of [101, 1000, 2500]) {
    const answer = await get(count);
    expect(answer).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
    // beyond 16 KiB Node itself answers, without a word
    if (count < 2500) expect(answer).toMatch(/\{"message":"more than 100 header fields","status":431\}$/);
  }
});

test('B-14 an answer that is remembered is refused to too many header fields too', async () => {
  const app = await startApp();
  onTestFinished(app.close);
  app.put('seller', '[1]');
  // as the bytes below: what is remembered goes by this field
  for (let i = 0; i < 3; i++) await request(app).get('/api/seller').unset('Accept-Encoding').expect(200);
  const answer = await said(app.port, `GET /api/seller HTTP/1.1\r\nHost: wall\r\n${fields(100)}\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
});

test('B-14 an upgrade with more than 100 header fields is answered with 431, and a screen sees nothing', async () => {
  const wall = await startWallServer({ charts: { seller: [1] } });
  const control = await openControlScreen(wall.socketUrl);
  const port = Number(new URL(wall.url).port);
  expect(await said(port, `${upgrade(port, 101)}\r\n`)).toMatch(
    /^HTTP\/1\.1 431 [^]*\{"message":"more than 100 header fields","status":431\}$/,
  );
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write(`${upgrade(port, 100)}\r\n`);
  expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 101 /);
  await request(wall).get('/api/seller').expect(200, '[1]');
  await control.sawNothing();
});
