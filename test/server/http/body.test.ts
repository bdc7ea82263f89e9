import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startWriting } from './writing.ts';

const limit = 2 * 1024 * 1024;

afterEach(() => void vi.useRealTimers());

/** A connection that says whatever bytes a test likes; `said` is what came back. */
function speak(port: number): { socket: Socket; said: () => string } {
  const socket = connect(port, '127.0.0.1');
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
    const wall = await startWriting();
    const text = JSON.stringify('x'.repeat(limit - 2));
    expect((await wall.put('sales', text)).status).toBe(201);
    const answer = await wall.put('sales', `${text} `);
    expect(answer.status).toBe(413);
    expect(answer.json()).toEqual({ status: 413, message: 'the content is larger than 2 MiB' });
    expect((await wall.get('sales')).body.length).toBe(limit);
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

  test('that does not come is given up with 408 after 30 s', async () => {
    const wall = await startWriting();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { socket, said } = speak(wall.port);
    const closed = once(socket, 'close');
    socket.write(`${head('Content-Length: 3', 'Expect: 100-continue')}[`);
    await vi.waitFor(() => expect(said()).toContain('100 Continue'));
    await sleep(100);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(said()).not.toContain('408');
    await vi.advanceTimersByTimeAsync(1000);
    await vi.waitFor(() => expect(said()).toContain('HTTP/1.1 408'));
    await closed;
    expect(await wall.files()).toEqual([]);
  });

  test('that ends too early is never written', async () => {
    const wall = await startWriting({ charts: { sales: [1] } });
    const { socket } = speak(wall.port);
    socket.end(`${head('Content-Length: 100')}[2]`);
    await once(socket, 'close');
    const { socket: reset } = speak(wall.port);
    reset.write(`${head('Content-Length: 100')}[2]`, () => setTimeout(() => reset.resetAndDestroy(), 50));
    await once(reset, 'close');
    expect((await wall.put('other', '[1]')).status).toBe(201);
    expect(await wall.file('sales.json')).toBe('[1]');
    expect(await wall.files()).toEqual(['other.json', 'sales.json']);
  });
});

test('too many writes at once are told to try again, and the next is taken once there is room', async () => {
  const wall = await startWriting();
  const waiting = Array.from({ length: 256 }, () => speak(wall.port));
  for (const { socket } of waiting) socket.write(head('Content-Length: 3', 'Expect: 100-continue'));
  await vi.waitFor(
    () => expect(waiting.every(({ said }) => said().includes('100 Continue'))).toBe(true),
    5000,
  );
  const answer = await wall.put('rank', '[1]');
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '1']);
  for (const { socket } of waiting) socket.destroy();
  await vi.waitFor(async () => expect((await wall.put('rank', '[1]')).status).toBe(201), 5000);
});
