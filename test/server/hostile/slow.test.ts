import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

/** A client that says a beginning, and then a byte twice a second. Resolves to how it was answered, when it is cut. */
async function drip(port: number, beginning: string, bytes: string): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.on('error', () => undefined); // it goes on writing when it is cut
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
  socket.write(beginning);
  let said = 0;
  const timer = setInterval(() => socket.write(bytes[said++ % bytes.length] ?? ''), 500);
  onTestFinished(() => clearInterval(timer));
  onTestFinished(() => void socket.destroy());
  await once(socket, 'close');
  clearInterval(timer);
  return answer.split('\r\n')[0] ?? '';
}

test('B-13 B-16 sixty clients that never come to an end are cut with 408 in time, others are served meanwhile, and a screen sees nothing', async () => {
  const { url, socketUrl } = await startWallServer({ charts: { trend: [1] } });
  const control = await openControlScreen(socketUrl);
  const port = Number(new URL(url).port);
  const late = 'HTTP/1.1 408 Request Timeout';
  const put = `PUT /api/slow HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
  const slow = Array.from({ length: 10 }, () => [
    drip(port, 'GET /', 'x'),
    drip(port, 'GET /api HTTP/1.1\r\nHost: localhost\r\nX-Slow: ', 'x'),
    drip(
      port,
      'GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Slow: ',
      'x',
    ),
    drip(port, 'GET / HTTP/1.1\r\nHost: localhost\r\n', 'X:1\r\n'),
  ]).flat();
  // as slow, but for its first bytes it says nothing at all
  const stalled = Array.from({ length: 20 }, () => silent(port, `${put}Content-Length: 100\r\n\r\n[1,`));
  for (let i = 0; i < 20; i++) {
    await request({ url }).get('/api/trend').expect(200, '[1]');
    await control.settled();
  }
  expect(new Set(await Promise.all([...slow, ...stalled]))).toEqual(new Set([late]));
  await request({ url }).get('/api/slow').expect(404);
  await control.sawNothing();
});

async function silent(port: number, beginning: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
  socket.write(beginning);
  await once(socket, 'close');
  return answer.split('\r\n')[0] ?? '';
}
