import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { openScreen, openSocket, type TestScreen } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

const watchers = 200;
const flooders = ['192.0.2.1', '192.0.2.2', '2001:db8::3'];

interface Flooder {
  /** how often its socket was opened */
  opened: number;
  /** how it was closed each time */
  readonly codes: number[];
  /** the answers to its further upgrades */
  readonly refusals: { status: number; retryAfter: number; body: string }[];
}

/** A client, as the server hears of it from a proxy, that sends as much as it can, and reconnects at once whenever it is cut. */
function startFlooder(url: string, address: string): Flooder {
  const flooder: Flooder = { opened: 0, codes: [], refusals: [] };
  let isOver = false;
  let ws: WebSocket;

  function connect(): void {
    if (isOver) return;
    ws = new WebSocket(url, { headers: { 'X-Forwarded-For': address } });
    ws.on('error', () => undefined); // what follows tells
    ws.on('open', () => {
      flooder.opened++;
      for (let i = 0; i < 500; i++) ws.send('{"action":"noise","socketType":"noise"}');
    });
    ws.on('close', (code) => {
      flooder.codes.push(code);
      setImmediate(connect);
    });
    ws.on('unexpected-response', (_, response) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk)));
      response.on('end', () => {
        const { statusCode = 0, headers } = response;
        flooder.refusals.push({ status: statusCode, retryAfter: Number(headers['retry-after']), body });
        ws.terminate();
        setImmediate(connect);
      });
    });
  }

  connect();
  onTestFinished(() => {
    isOver = true;
    ws.terminate();
  });
  return flooder;
}

test('B-20 of 200 screens none is cut or misses anything while three clients flood and reconnect at once: these are shut out', async () => {
  const { socketUrl, write } = await startWallServer({ charts: { trend: [0] }, trustProxy: ['loopback'] });
  const screens: TestScreen[] = [];
  for (let i = 0; i < watchers; i++) screens.push(await openScreen(socketUrl, `s${i}`));
  for (const screen of screens) screen.send({ action: 'getData', chartName: 'trend' });
  await Promise.all(screens.map((screen) => screen.next('getData')));

  const flood = flooders.map((address) => startFlooder(socketUrl, address));
  const operator = await openScreen(socketUrl, 'operator');
  for (let page = 1; page <= 20; page++) {
    operator.send({ action: 'pageChange', value: page });
    await write('trend', [page]);
    await sleep(20);
  }

  // everybody has every change of the wall, in order, and the chart's last content
  for (const screen of screens) {
    for (let page = 1; page <= 20; page++) expect((await screen.next('pageChange')).value).toBe(page);
    await expect.poll(() => screen.frames.findLast(({ json }) => json.data)?.json.data).toBe('[20]');
    expect(screen.ws.readyState).toBe(WebSocket.OPEN);
  }

  for (const { opened, codes, refusals } of flood) {
    await expect.poll(() => refusals.length).toBeGreaterThan(0);
    expect(opened).toBe(1);
    expect(codes[0]).toBe(4429);
    for (const { status, retryAfter, body } of refusals) {
      expect(status).toBe(429);
      expect(retryAfter).toBeGreaterThan(0);
      expect(retryAfter).toBeLessThanOrEqual(10);
      expect(JSON.parse(body)).toEqual({
        message: 'your address sent too much, and is shut out for a while',
        status: 429,
      });
    }
  }
  // what reached the others is what each may do at once, and what it earned until it was closed
  const noise = screens[0]!.frames.filter(({ json }) => json.action === 'noise');
  expect(noise.length).toBeGreaterThanOrEqual(flooders.length * 40);
  expect(noise.length).toBeLessThan(flooders.length * 60);
});

test('B-20 other clients behind the same proxy, and another client of the same /64 that is open, are not shut out', async () => {
  const { socketUrl } = await startWallServer({ trustProxy: ['loopback'] });
  const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } });
  const neighbour = await openScreen(socketUrl, 'neighbour', {}, from('2001:db8:0:1::1'));
  const flooder = startFlooder(socketUrl, '2001:db8:0:1::2');
  await expect.poll(() => flooder.refusals.length).toBeGreaterThan(0);
  await neighbour.settled();
  await openScreen(socketUrl, 'other', {}, from('2001:db8:0:2::1'));
  await openScreen(socketUrl, 'here');
  await expect(openScreen(socketUrl, 'again', {}, from('2001:db8:0:1::3'))).rejects.toThrow('429');
});

test('B-20 a client of this machine is closed for a flood, and may come back at once: a proxy that was not declared is here too', async () => {
  const { socketUrl } = await startWallServer();
  const flooder = startFlooder(socketUrl, '192.0.2.1');
  await expect.poll(() => flooder.opened).toBeGreaterThan(2);
  expect(flooder.codes[0]).toBe(4429);
  expect(flooder.refusals).toEqual([]);
});

test.each<[string, Record<string, string>]>([
  ['says two things of itself', { 'X-Forwarded-For': '192.0.2.7', Forwarded: 'for=127.0.0.1' }],
  ['calls itself this machine', { 'X-Forwarded-For': '127.0.0.1' }],
  ['hides its address', { Forwarded: 'for=_hidden' }],
])('B-20 a flooder behind a trusted proxy that %s is shut out too', async (_, headers) => {
  const { socketUrl } = await startWallServer({ trustProxy: ['loopback'] });
  const flooder = await openSocket(socketUrl, { headers });
  for (let i = 0; i < 100; i++) flooder.send({ action: 'noise', socketType: 'noise' });
  expect((await flooder.closed).code).toBe(4429);
  await expect(openSocket(socketUrl, { headers })).rejects.toThrow('429');
  await openSocket(socketUrl, { headers: { 'X-Forwarded-For': '192.0.2.8' } });
  await openSocket(socketUrl);
});
