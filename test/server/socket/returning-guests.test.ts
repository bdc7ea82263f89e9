import { expect, test } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { openSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

const request = { action: 'getData', socketType: 'trendData', chartName: 'trend' };
const usual = { headers: { 'User-Agent': 'a browser', Origin: 'http://localhost:8080' } };

test('G-7 a silent guest takes over from one of the same address, User-Agent, Origin, path and query, and from no other', async () => {
  const { socketUrl } = await startWallServer({ charts: { trend: '[1]' } });
  const url = `${socketUrl}/ws?wall=main`;
  const vanished = await openSocket(url, usual);
  vanished.send(request);
  await vanished.next('getData');
  vanished.close();
  await vanished.closed;

  const others = await Promise.all([
    openSocket(url, { ...usual, localAddress: '127.0.0.2' }),
    openSocket(url, { headers: { ...usual.headers, 'User-Agent': 'another browser' } }),
    openSocket(url, { headers: { ...usual.headers, Origin: 'http://localhost:8081' } }),
    openSocket(url, { headers: { 'User-Agent': 'a browser' } }),
    openSocket(`${socketUrl}/wss?wall=main`, usual),
    openSocket(`${socketUrl}/ws?wall=main&x`, usual),
  ]);
  const back = await openSocket(url, usual);
  expect(await back.next('getData')).toEqual({ ...request, data: '[1]' });
  for (const other of others) await other.settled();
  expect(others.flatMap(({ frames }) => frames.map(({ json }) => json.action))).toEqual(
    others.map(() => 'heartbeat'),
  );
});

test('G-7 behind a trusted proxy the address is that of the client', async () => {
  const { socketUrl } = await startWallServer({ charts: { trend: '[1]' }, trustProxy: ['loopback'] });
  const open = (client: string) => openSocket(socketUrl, { headers: { 'X-Forwarded-For': client } });
  const vanished = await open('192.0.2.7');
  vanished.send(request);
  await vanished.next('getData');
  vanished.close();
  await vanished.closed;
  const other = await open('192.0.2.8');
  const back = await open('192.0.2.7');
  expect(await back.next('getData')).toEqual({ ...request, data: '[1]' });
  await other.settled();
  expect(other.frames.map(({ json }) => json.action)).toEqual(['heartbeat']);
});

test('G-7 of more than a thousand disconnected guests the first is removed, and a screen is not affected', async () => {
  const { socketUrl } = await startWallServer({ charts: { trend: '[1]' } });
  const control = await openControlScreen(socketUrl);
  const open = (i: number) => openSocket(socketUrl, { headers: { 'User-Agent': `browser ${i}` } });
  async function vanish(i: number): Promise<void> {
    const guest = await open(i);
    guest.send(request);
    await guest.next('getData');
    guest.close();
    await guest.closed;
  }
  await vanish(0);
  for (let i = 1; i <= 1000; i += 100)
    await Promise.all(Array.from({ length: 100 }, (_, k) => vanish(i + k)));
  const [first, second] = [await open(0), await open(1000)];
  expect(await second.next('getData')).toEqual({ ...request, data: '[1]' });
  await first.settled();
  expect(first.frames.map(({ json }) => json.action)).toEqual(['heartbeat']);
  await control.sawNothing();
});
