import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openLink } from './link.ts';

/** A server that repeats what it is told, and a link to it. */
async function setUp(latency?: () => number) {
  const server = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return openLink(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { latency });
}

function call(url: string): { socket: Socket; said: () => string; closed: Promise<unknown> } {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let said = '';
  socket.on('data', (data) => (said += data.toString()));
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  return { socket, said: () => said, closed: once(socket, 'close') };
}

test('a link passes on what is said, until it is cut', async () => {
  const link = await setUp();
  const { socket, said, closed } = call(link.url);
  socket.write('hello');
  await expect.poll(said).toBe('hello');
  link.cut();
  await closed;
  const next = call(link.url);
  next.socket.write('again');
  await expect.poll(next.said).toBe('again');
});

test('a link that refuses ends every connection, also new ones', async () => {
  const link = await setUp();
  const first = call(link.url);
  first.socket.write('hello');
  await expect.poll(first.said).toBe('hello');
  link.refuse();
  await first.closed;
  await call(link.url).closed;
  link.restore();
  const next = call(link.url);
  next.socket.write('again');
  await expect.poll(next.said).toBe('again');
});

test('a frozen link keeps what is said, in order, until it is restored', async () => {
  const link = await setUp();
  const { socket, said } = call(link.url);
  link.freeze();
  socket.write('one');
  const other = call((await openLink(link.url)).url);
  other.socket.write('two');
  await expect.poll(() => socket.bytesWritten).toBe(3);
  expect(said()).toBe('');
  socket.write('three');
  link.restore();
  await expect.poll(said).toBe('onethree');
  await expect.poll(other.said).toBe('two');
});

test('a slow link takes its time in each direction, and keeps the order', async () => {
  const link = await setUp();
  link.delay(50);
  const { socket, said } = call(link.url);
  const began = performance.now();
  for (const word of ['one', 'two', 'three']) socket.write(word);
  await expect.poll(said, { interval: 5 }).toBe('onetwothree');
  expect(performance.now() - began).toBeGreaterThan(99);
});

test('a link that is not slow any more keeps the order, also where its process was busy', async () => {
  let busyUntil = 0;
  const link = await setUp(() => {
    while (performance.now() < busyUntil);
    return 0;
  });
  const { socket, said } = call(link.url);
  link.delay(100);
  socket.write('one');
  await setTimeout(60);
  link.restore();
  // the next piece comes in a turn that takes so long that the first should be through
  busyUntil = performance.now() + 60;
  socket.write('two');
  await expect.poll(said).toBe('onetwo');
});
