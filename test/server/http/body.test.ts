import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { createClientInfo } from '../../../server/auth/client-info.ts';
import { startApp } from './app-harness.ts';
import { request } from './request.ts';
import { startWriting } from './writing.ts';

const limit = 2 * 1024 * 1024;

afterEach(() => void vi.useRealTimers());

/** A connection that says whatever bytes a test likes; `said` is what came back. */
function speak(port: number, localAddress = '127.0.0.1'): { socket: Socket; said: () => string } {
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => undefined);
  let said = '';
  socket.on('data', (chunk) => (said += String(chunk)));
  return { socket, said: () => said };
}

function head(...headers: string[]): string {
  return `${['PUT /api/sales HTTP/1.1', 'Host: localhost', 'Content-Type: application/json', ...headers].join('\r\n')}\r\n\r\n`;
}

const isOver = (said: () => string, status: number) =>
  vi.waitFor(() => expect(said()).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]+"status":${status}`)));

describe('the content of a write', () => {
  test('may have 2 MiB, and not a byte more', async () => {
    const wall = await startWriting({ charts: { sales: '"x"' } });
    const control = await openControlScreen(wall.socketUrl);
    const text = JSON.stringify('x'.repeat(limit - 2));
    await wall.put('sales', text).expect(200);
    await wall
      .put('sales', `${text} `)
      .expect(413, { status: 413, message: 'the content is larger than 2 MiB' });
    await wall.get('sales').expect(200, text);
    await control.sawNothing();
  });

  test('is refused by its announced length alone; whoever then goes on has the connection for more', async () => {
    const wall = await startWriting();
    const { socket, said } = speak(wall.port);
    socket.write(head(`Content-Length: ${limit + 1}`));
    await isOver(said, 413);
    socket.write(Buffer.alloc(limit + 1, 'x'));
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await vi.waitFor(() => expect(said()).toContain('"alive"'));
  });

  test('without an announced length is refused as soon as it is over, and its sender cut off if it never ends', async () => {
    const wall = await startWriting();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { socket, said } = speak(wall.port);
    socket.write(head('Transfer-Encoding: chunked'));
    const chunk = `${(1024 * 1024).toString(16)}\r\n${'x'.repeat(1024 * 1024)}\r\n`;
    socket.write(chunk + chunk + chunk);
    await vi.waitFor(() => expect(said()).toContain('HTTP/1.1 413'));
    const closed = once(socket, 'close');
    socket.write(chunk);
    await vi.advanceTimersByTimeAsync(5000);
    await closed;
  });

  test('B-16 that stops coming is given up with 408 after 5 s, and a screen sees nothing', async () => {
    const wall = await startWriting();
    const control = await openControlScreen(wall.socketUrl);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { socket, said } = speak(wall.port);
    const closed = once(socket, 'close');
    socket.write(`${head('Content-Length: 3', 'Expect: 100-continue')}[`);
    await vi.waitFor(() => expect(said()).toContain('100 Continue'));
    await sleep(100);
    await vi.advanceTimersByTimeAsync(4900);
    expect(said()).not.toContain('408');
    await vi.advanceTimersByTimeAsync(100);
    await vi.waitFor(() => expect(said()).toContain('"nothing more of the content came for 5 s"'));
    expect(said()).toContain('HTTP/1.1 408');
    await closed;
    expect(await wall.files()).toEqual([]);
    vi.useRealTimers();
    await control.sawNothing();
  });

  test('B-16 that trickles in is given up with 408 after 30 s, and a screen sees nothing', async () => {
    const wall = await startWriting();
    const control = await openControlScreen(wall.socketUrl);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { socket, said } = speak(wall.port);
    const closed = once(socket, 'close');
    socket.write(head('Content-Length: 30', 'Expect: 100-continue'));
    await vi.waitFor(() => expect(said()).toContain('100 Continue'));
    for (let second = 0; second < 30; second += 3) {
      expect(said()).not.toContain('408');
      socket.write(' ');
      await sleep(100);
      await vi.advanceTimersByTimeAsync(3000);
    }
    await vi.waitFor(() => expect(said()).toContain('"the content did not come within 30 s"'));
    expect(said()).toContain('HTTP/1.1 408');
    await closed;
    expect(await wall.files()).toEqual([]);
    vi.useRealTimers();
    await control.sawNothing();
  });

  test('that ends too early is never written', async () => {
    const wall = await startWriting({ charts: { sales: [1] } });
    const { socket } = speak(wall.port);
    socket.end(`${head('Content-Length: 100')}[2]`);
    await once(socket, 'close');
    const { socket: reset } = speak(wall.port);
    reset.write(`${head('Content-Length: 100')}[2]`, () => setTimeout(() => reset.resetAndDestroy(), 50));
    await once(reset, 'close');
    await wall.put('other', '[1]').expect(201);
    expect(await wall.file('sales.json')).toBe('[1]');
    expect(await wall.files()).toEqual(['other.json', 'sales.json']);
  });
});

/** Begins a write from each of these addresses, and sends nothing of its content. */
async function stall(port: number, addresses: readonly string[]): Promise<ReturnType<typeof speak>[]> {
  const stalled = addresses.map((address) => speak(port, address));
  for (const { socket } of stalled) socket.write(head('Content-Length: 3', 'Expect: 100-continue'));
  await vi.waitFor(
    () => expect(stalled.every(({ said }) => said().includes('100 Continue'))).toBe(true),
    10_000,
  );
  return stalled;
}

const limitPerAddress = 64;

test('B-15 300 stalled writes of one address cost no other address its own, and a screen sees nothing', async () => {
  const wall = await startWriting({ charts: { sales: [1], rank: [1] } });
  const control = await openControlScreen(wall.socketUrl);
  const stalled = await stall(wall.port, Array<string>(300).fill('127.0.0.2'));
  await vi.waitFor(() => {
    const refused = stalled.filter(({ said }) => said().includes('HTTP/1.1 429'));
    expect(refused).toHaveLength(300 - limitPerAddress);
    for (const { said } of refused) {
      expect(said()).toContain('Retry-After: 1');
      expect(said()).toContain('"too much is sent at a time from your address: try again"');
    }
  }, 10_000);
  const { body } = await wall.put('rank', '[2]').expect(200);
  expect(body).toMatchObject({ name: 'rank' });
  await wall.get('sales').expect(200, '[1]');
  await control.sawNothing();
});

test('B-15 what waits for a chart counts for its address too, and is told to try again', async () => {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const app = await startApp({
    clientInfoOf: createClientInfo(['loopback']),
    door: {
      refuseSocket: () => undefined,
      refuseStream: () => undefined,
      refuseChange: () => undefined,
      refuseHostOf: () => undefined,
      refusePageOf: () => undefined,
    },
    performWrite: () => finished.then(() => ({ kind: 'missing' })),
  });
  onTestFinished(app.close);
  const put = () => request(app).put('/api/rank').type('application/json').send('[1]');
  const waiting = Array.from({ length: 128 }, () => put().expect(404).then());
  const refused = await vi.waitFor(() => put().expect(429), 10_000);
  // a trusted proxy's other clients have room of their own
  const other = put().set('X-Forwarded-For', '192.0.2.7').expect(404).then();
  finish();
  await other;
  expect(refused.headers['retry-after']).toBe('1');
  expect(refused.body).toEqual({
    status: 429,
    message: 'too many changes at a time from your address: try again',
  });
  await Promise.all(waiting);
});

test('B-15 more than 128 writers of one address are told to try again, others are not, and a screen sees nothing', async () => {
  const wall = await startWriting({ charts: { sales: [1], rank: [1] } });
  const control = await openControlScreen(wall.socketUrl);
  const writers: ReturnType<typeof speak>[] = [];
  // they wait because a chart is written 20 times a second; so few at a time that they are not refused for what they send
  const refusedOf = () => writers.filter(({ said }) => said().includes('HTTP/1.1 429'));
  for (let i = 0; i < 60 && refusedOf().length === 0; i++) {
    const some = await stall(wall.port, Array<string>(limitPerAddress / 2).fill('127.0.0.2'));
    for (const { socket } of some) socket.write('[2]');
    writers.push(...some);
    await wall.get('sales');
  }
  const refused = refusedOf();
  expect(refused.length).toBeGreaterThan(0);
  for (const { said } of refused) {
    expect(said()).toContain('Retry-After: 1');
    expect(said()).toContain('"too many changes at a time from your address: try again"');
  }
  await wall.put('rank', '[2]').expect(200);
  await control.sawNothing();
});

test('B-15 too many writes at once are told to try again, and the next is taken once there is room', async () => {
  const wall = await startWriting({ charts: { rank: [1] } });
  const control = await openControlScreen(wall.socketUrl);
  const waiting = await stall(
    wall.port,
    [2, 3, 4, 5].flatMap((i) => Array<string>(64).fill(`127.0.0.${i}`)),
  );
  await wall
    .put('rank', '[2]')
    .expect(503, { status: 503, message: 'too many changes at a time: try again' })
    .expect('Retry-After', '1');
  await control.sawNothing();
  for (const { socket } of waiting) socket.destroy();
  await vi.waitFor(() => wall.put('rank', '[2]').expect(200), 5000);
  await control.sawNothing();
});
