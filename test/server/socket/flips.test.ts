import { expect, test } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

async function flipsOf(url: string, wall = 'main') {
  const response = await fetch(`${url}/api/-/walls/${wall}/flips`);
  return { status: response.status, body: (await response.json()) as { flips: Record<string, unknown>[] } };
}

test('S-14 what screens report of a change can be asked for, and later changes wait for the slowest screen', async () => {
  const { url, socketUrl } = await startWallServer();
  const [one, two] = [await openScreen(socketUrl, 's1'), await openScreen(socketUrl, 's2')];
  one.send({ action: 'themeChange' });
  const { revision, at } = (await two.next('themeChange')) as { revision: number; at: number };
  one.send({ action: 'flipped', revision, ready: at, painted: at + 4, error: 1 });
  two.send({ action: 'flipped', revision, ready: at + 300, painted: at + 310, error: 2, late: 'not-ready' });
  await Promise.all([one.settled(), two.settled()]);
  const { body } = await flipsOf(url);
  expect(body).toMatchObject({
    wall: 'main',
    flips: [
      {
        revision,
        at,
        action: 'themeChange',
        lead: expect.any(Number),
        screens: 2,
        reported: 2,
        by: { p50: 4, p95: 310, max: 310 },
        spread: 306,
        late: [{ screen: 's2', by: 310, error: 2, reason: 'not-ready' }],
      },
    ],
  });
  // less the time that storing it took
  expect(body.flips[0]?.['lead']).toBeGreaterThan(300);
  expect(body.flips[0]?.['lead']).toBeLessThanOrEqual(400);
  const before = Date.now();
  one.send({ action: 'themeChange' });
  const next = (await two.next('themeChange')) as { at: number };
  expect(next.at - before).toBeGreaterThanOrEqual(600);
});

test('S-5 a lone screen does not wait, and a later change is never shown before an earlier one', async () => {
  const { socketUrl } = await startWallServer();
  const one = await openScreen(socketUrl, 's1');
  const before = Date.now();
  one.send({ action: 'pageChange', value: 1 });
  expect(((await one.next('pageChange')) as { at: number }).at).toBeLessThanOrEqual(Date.now());
  const two = await openScreen(socketUrl, 's2');
  one.send({ action: 'pageChange', value: 2 });
  const { at } = (await one.next('pageChange')) as { at: number };
  expect(at).toBeGreaterThanOrEqual(before + 100);
  two.close();
  await two.closed;
  one.send({ action: 'themeChange' });
  expect(((await one.next('themeChange')) as { at: number }).at).toBeGreaterThanOrEqual(at);
});

test('S-14 a guest that reports a change, and a report that is malformed, change nothing', async () => {
  const { url, socketUrl } = await startWallServer();
  const [control, guest] = [await openControlScreen(socketUrl), await openSocket(socketUrl)];
  guest.send({ action: 'flipped', revision: 1, ready: 1, painted: 1, error: 1 });
  guest.send({ action: 'flipped', revision: 'x' });
  expect((await guest.next('error')).error.code).toBe(400);
  expect((await flipsOf(url)).body.flips).toEqual([]);
  await control.sawNothing();
});

test('flips of a wall without screens are an empty list, and those of no wall an error', async () => {
  const { url } = await startWallServer();
  expect(await flipsOf(url, 'lobby')).toEqual({ status: 200, body: { wall: 'lobby', flips: [] } });
  expect((await flipsOf(url, 'a%20b')).status).toBe(404);
});
