import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { onTestFinished, expect, test } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { openScreen, openSocket, type TestSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

/** The real sockets over a store, in a process of their own, so that its memory is the server's alone. */
async function startPushServer() {
  const script = join(import.meta.dirname, 'push-server.ts');
  // a small nursery: what the contents of the test leave in one of 16 MB would be most of what is measured
  const flags = ['--expose-gc', '--max-semi-space-size=2', '--import', 'tsx', '-C', 'source'];
  const child = spawn(process.execPath, [...flags, script], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const read = async () => JSON.parse((await lines.next()).value ?? 'null') as Record<string, number>;
  const { port } = await read();
  return {
    url: `ws://127.0.0.1:${port}`,
    /** Pushes so many contents of 20 KB, one a turn, and tells the last revision and the resident memory in bytes. */
    push(count: number) {
      child.stdin.write(`${count}\n`);
      return read();
    },
    end: () => once(child, 'exit'),
  };
}

/** Keeps only what came last on a socket: all that the ten read is 400 MB. */
function watchNewest({ ws }: TestSocket): () => number {
  let newest = '{}';
  ws.removeAllListeners('message');
  ws.on('message', (data: Buffer) => (newest = data.toString()));
  return () => Number((JSON.parse(newest) as { revision?: number }).revision);
}

test('B-1 fifty screens that never read cost little memory and delay nobody, and end at the newest when they read again', async () => {
  const server = await startPushServer();
  const control = await openControlScreen(server.url);
  const screens = await Promise.all(
    Array.from({ length: 60 }, async (_, i) => {
      const screen = await openScreen(server.url, `s${i}`);
      screen.send({ action: 'getData', chartName: 'big' });
      await screen.next('getData');
      return { ws: screen.ws, newestRevision: watchNewest(screen) };
    }),
  );
  const [reading, stalled] = [screens.slice(0, 10), screens.slice(10)];
  await server.push(20); // warm
  stalled.forEach(({ ws }) => ws.pause());
  const before = await server.push(1);
  const after = await server.push(2000);
  for (const { newestRevision } of reading) await expect.poll(newestRevision).toBe(after['revision']);
  const grown = (after['rss'] ?? NaN) - (before['rss'] ?? NaN);
  expect(grown).toBeLessThan(64 * 1024 * 1024);
  stalled.forEach(({ ws }) => ws.resume());
  for (const { newestRevision } of stalled) await expect.poll(newestRevision).toBe(after['revision']);
  await control.sawNothing();
}, 40_000);

test('B-2 a socket that asks for more than it reads is closed with 4429, and its neighbours go on', async () => {
  const { socketUrl } = await startWallServer({ charts: { trend: JSON.stringify('x'.repeat(20_000)) } });
  const control = await openControlScreen(socketUrl);
  const [stalled, neighbour] = [await openSocket(socketUrl), await openScreen(socketUrl, 's1')];
  stalled.ws.pause();
  for (let requestId = 0; requestId < 6000; requestId++)
    stalled.send({ action: 'getData', chartName: 'trend', requestId });
  await expect
    .poll(async () => {
      neighbour.send({ action: 'getData', chartName: 'trend' });
      await neighbour.next('getData');
      return stalled.ws.bufferedAmount;
    })
    .toBe(0);
  stalled.ws.resume();
  expect((await stalled.closed).code).toBe(4429);
  expect(stalled.frames.length).toBeLessThan(6000);
  await control.sawNothing();
});

test('B-11 a flood of relays closes its senders and no screen, not even one that never reads', async () => {
  const { socketUrl } = await startWallServer();
  const [slow, control] = [await openScreen(socketUrl, 's1'), await openControlScreen(socketUrl)];
  slow.ws.pause();
  const text = JSON.stringify({ action: 'announce', socketType: 'x', text: 'y'.repeat(65_000) });
  const heard = (screen: TestSocket) => screen.frames.filter(({ json }) => json.action === 'announce').length;
  const flooders: TestSocket[] = [];
  for (let wave = 1; wave <= 8; wave++) {
    const some = await Promise.all(Array.from({ length: 4 }, () => openSocket(socketUrl)));
    for (const flooder of some) for (let i = 0; i < 10; i++) flooder.send(text);
    flooders.push(...some);
    await expect.poll(() => heard(control)).toBe(wave * 16);
  }
  for (const flooder of flooders) expect((await flooder.closed).code).toBe(4429);
  slow.ws.resume();
  await slow.settled();
  expect(heard(slow)).toBeLessThan(128);
  await control.sawOnly(Array<string>(128).fill('announce'));
});

test('B-9 a burst of messages in one turn reaches a socket in one write', async () => {
  const server = await startPushServer();
  const screen = await openScreen(server.url, 's1');
  screen.send({ action: 'getData', chartName: 'big' });
  await screen.next('getData');
  const { writes, charts } = await server.push(-16);
  expect({ writes, charts }).toEqual({ writes: 1, charts: 16 });
});
