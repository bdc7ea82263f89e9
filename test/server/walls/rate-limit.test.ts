import { expect, test } from 'vitest';
import { startFakeWall, toggle, type FakePeer } from './fake-wall.ts';

const relay = { action: 'announce', text: 'x' };

/** Says it so often, and how often it was still open then. */
async function sayOften(peer: FakePeer, message: object, times: number): Promise<number> {
  for (let i = 0; i < times; i++) {
    await peer.say(message);
    if (peer.closes.length > 0) return i;
  }
  return times;
}

test.each([
  ['actions', toggle],
  ['relays', relay],
])('B-11 twenty %s in a second are taken, the next closes their sender with 4429', async (_, message) => {
  const { join } = startFakeWall();
  const [flooder, other] = [join(), join()];
  expect(await sayOften(flooder, message, 30)).toBe(20);
  expect(flooder.closes[0]).toBe(4429);
  expect(other.told()).toHaveLength(20);
  expect(other.closes).toEqual([]);
});

test('B-11 twenty actions a second go on for ever', async () => {
  const { join, time } = startFakeWall();
  const guest = join();
  for (let second = 0; second < 60; second++) {
    expect(await sayOften(guest, toggle, 20)).toBe(20);
    time.pass(1000);
  }
});

test('B-11 256 KiB of relays in a second are taken, and no more', async () => {
  const { join, time } = startFakeWall();
  const guest = join();
  const large = { action: 'announce', text: '数'.repeat(20_000) };
  expect(await sayOften(guest, large, 4)).toBe(4);
  time.pass(500);
  expect(await sayOften(guest, large, 10)).toBe(2);
});

test('B-11 requests and heartbeats are no actions', async () => {
  const { join } = startFakeWall();
  const guest = join();
  expect(await sayOften(guest, { action: 'heartbeat', sent: 1 }, 1000)).toBe(1000);
  expect(await sayOften(guest, { action: 'getData', chartName: 'trend' }, 1000)).toBe(1000);
});

test('B-11 a clock that is set back does not give more', async () => {
  const { join, time } = startFakeWall();
  const guest = join();
  await sayOften(guest, toggle, 20);
  time.set(time.now() - 3_600_000);
  expect(await sayOften(guest, toggle, 2)).toBe(0);
});

test('B-11 a full screen of no chart passes over such a socket too', async () => {
  const { join } = startFakeWall();
  const [sender, slow, other] = [join(), join(), join()];
  slow.isCongested = true;
  const odd = { action: 'fullScreen', socketType: 'fullScreen', chartName: '', value: true };
  await sender.say(odd);
  expect([sender.told(), slow.told(), other.told()]).toEqual([[odd], [], [odd]]);
});

test('B-11 a relay passes over a socket for which too much is waiting already, and it stays', async () => {
  const { join } = startFakeWall();
  const [sender, slow, other] = [join(), join(), join()];
  slow.isCongested = true;
  await sender.say(relay);
  expect([slow.told(), other.told()]).toEqual([[], [relay]]);
  expect(slow.closes).toEqual([]);
});
