import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { clientFrame, openRawSocket } from '../../helpers/raw-socket.ts';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

afterEach(() => void vi.useRealTimers());

/** The code of the close frame that bytes from a server end with, if there is one. */
function closeCodeOf(bytes: Buffer): number | undefined {
  const at = bytes.indexOf(0x88);
  return at < 0 ? undefined : bytes.readUInt16BE(at + 2);
}

test('B-3 a message over 64 KiB is closed with 1009', async () => {
  const { socketUrl } = await startWallServer();
  const [control, guest] = [await openControlScreen(socketUrl), await openSocket(socketUrl)];
  guest.send('x'.repeat(64 * 1024 + 1));
  expect((await guest.closed).code).toBe(1009);
  await control.sawNothing();
});

test('B-3 a message in more than 64 fragments is closed with 1008', async () => {
  const { socketUrl } = await startWallServer();
  const control = await openControlScreen(socketUrl);
  const socket = await openRawSocket(socketUrl);
  socket.write(clientFrame('{', { fin: false }));
  for (let i = 0; i < 70; i++) socket.write(clientFrame(' ', { opcode: 0, fin: false }));
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  expect(closeCodeOf(bytes)).toBe(1008);
  await control.sawNothing();
});

test('B-3 a binary frame is closed with 4400', async () => {
  const { socketUrl } = await startWallServer();
  const [control, guest] = [await openControlScreen(socketUrl), await openSocket(socketUrl)];
  guest.ws.send(Buffer.from('{"action":"x"}'));
  expect((await guest.closed).code).toBe(4400);
  await control.sawNothing();
});

test('B-3 an unmasked frame, broken UTF-8 and a reset end one socket and nothing else', async () => {
  const { socketUrl } = await startWallServer();
  const control = await openControlScreen(socketUrl);
  const answerTo = async (bytes: Buffer) => {
    const socket = await openRawSocket(socketUrl);
    socket.write(bytes);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return closeCodeOf(answer);
  };
  expect(await answerTo(clientFrame('{}', { mask: false }))).toBe(1002);
  const invalidUtf8 = Buffer.from([0xc3, 0x28]);
  expect(await answerTo(Buffer.concat([Buffer.from([0x81, 0x82, 0, 0, 0, 0]), invalidUtf8]))).toBe(1007);
  (await openRawSocket(socketUrl)).resetAndDestroy();
  await control.sawNothing();
});

test('B-4 what comes after a close for cause is not acted on', async () => {
  const { socketUrl } = await startWallServer();
  const control = await openControlScreen(socketUrl);
  const hostile = await openRawSocket(socketUrl);
  const toggle = clientFrame('{"action":"themeChange"}');
  hostile.write(Buffer.concat([clientFrame('binary', { opcode: 2 }), toggle, toggle, toggle]));
  await once(hostile, 'close');
  await control.sawNothing();
});

test('B-4 a connection that its client keeps open after a close for cause is cut after a second', async () => {
  const { socketUrl } = await startWallServer();
  const control = await openControlScreen(socketUrl);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const hostile = await openRawSocket(socketUrl);
  const closed = once(hostile, 'close');
  hostile.write(clientFrame('binary', { opcode: 2 }));
  const [bytes] = (await once(hostile, 'data')) as [Buffer];
  expect(closeCodeOf(bytes)).toBe(4400);
  vi.advanceTimersByTime(999);
  await control.settled();
  expect(hostile.readyState).toBe('open');
  vi.advanceTimersByTime(1);
  await closed;
  vi.useRealTimers();
  await control.sawNothing();
});

test('B-7 a flood of messages from one socket is answered in full, and its neighbours are served meanwhile', async () => {
  const { socketUrl } = await startWallServer({ charts: { trend: '[1]' } });
  const control = await openControlScreen(socketUrl);
  const [flooder, neighbour] = [await openScreen(socketUrl, 'f'), await openScreen(socketUrl, 'n')];
  for (let page = 981; page <= 990; page++) flooder.send({ action: 'pageChange', value: page });
  for (let sent = 1; sent <= 300; sent++) flooder.send({ action: 'heartbeat', sent });
  neighbour.send({ action: 'getData', chartName: 'trend' });
  expect((await neighbour.next('getData')).data).toBe('[1]');
  await flooder.settled();
  const answers = flooder.frames.filter(({ json }) => json.action === 'heartbeat' && json.sent > 0);
  expect(answers.map(({ json }) => json.sent)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
  expect((await openScreen(socketUrl, 'late')).entered.state).toMatchObject({ page: 990, revision: 10 });
  await control.sawOnly(Array<string>(10).fill('pageChange'));
});

test('a request that offers another protocol is answered as if it did not', async () => {
  const { url } = await startWallServer({ charts: { trend: '[1]' } });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': '' };
    get(`${url}/api/trend`, { headers }, resolve).on('error', reject);
  });
  expect([response.statusCode, await text(response)]).toEqual([200, '[1]']);
});

test('a request with content that offers another protocol is served whole, in whatever pieces it comes', async () => {
  const wall = await startWallServer();
  const socket = connect(Number(new URL(wall.url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  const head = ['PUT /api/sales HTTP/1.1', `Host: ${new URL(wall.url).host}`, 'Content-Type: text/csv'];
  const offer = [
    'Connection: Upgrade, HTTP2-Settings',
    'Upgrade: h2c',
    'HTTP2-Settings: ',
    'Content-Length: 8',
  ];
  socket.write([...head, ...offer, '', 'a,b\n'].join('\r\n'));
  await new Promise((resolve) => setImmediate(resolve));
  socket.write('1,2\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1.1 201 /);
});

test('a client that offers another protocol and resets its connection ends nothing', async () => {
  const wall = await startWallServer({ charts: { trend: '[1]' } });
  const screen = await openScreen(wall.socketUrl, 's1');
  for (let i = 0; i < 20; i++) {
    const socket = connect(Number(new URL(wall.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET /api/trend HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n');
    if (i % 2 === 0) await once(socket, 'data');
    socket.resetAndDestroy();
  }
  await screen.settled();
});

test('a refused client that keeps its half of the connection open does not keep ours', async () => {
  const wall = await startWallServer();
  const socket = connect({ port: Number(new URL(wall.url).port), host: '127.0.0.1', allowHalfOpen: true });
  onTestFinished(() => void socket.destroy());
  socket.write(
    'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1.1 403 /);
  // what is sent to a descriptor that is still open is taken; to one that is gone it is answered by a reset
  const reset = once(socket, 'error');
  const writing = setInterval(() => socket.write('x'), 20);
  onTestFinished(() => clearInterval(writing));
  expect(await reset).toMatchObject([{ code: expect.stringMatching(/^(ECONNRESET|EPIPE)$/) as string }]);
});

test('a server that closes says 1012 to every socket and takes no more', async () => {
  const server = await startWallServer();
  const [guest, screen] = [await openSocket(server.socketUrl), await openScreen(server.socketUrl, 's1')];
  await server.close();
  expect([(await guest.closed).code, (await screen.closed).code]).toEqual([1012, 1012]);
  await expect(openSocket(server.socketUrl)).rejects.toThrow('ECONNREFUSED');
});
