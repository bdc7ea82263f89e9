import { setImmediate as settle } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startFakeWall, toggle, type FakePeer } from './fake-wall.ts';

const relay = { action: 'announce', text: 'x' };

/** Sends a message up to `times` times. Resolves to how many were accepted before the peer was closed. */
async function sendOften(peer: FakePeer, message: object, times: number): Promise<number> {
  for (let i = 0; i < times; i++) {
    await peer.send(message);
    if (peer.closes.length > 0) return i;
  }
  return times;
}

test.each([
  ['actions', toggle],
  ['relays', relay],
])('B-11 forty %s at once are accepted, the next closes the sender with 4429', async (_, message) => {
  const { join } = startFakeWall();
  const [flooder, other] = [join(), join()];
  expect(await sendOften(flooder, message, 50)).toBe(40);
  expect(flooder.closes[0]).toBe(4429);
  expect(other.received()).toHaveLength(40);
  expect(other.closes).toEqual([]);
});

test('B-11 twenty actions a second are accepted for any length of time', async () => {
  const { join, time } = startFakeWall();
  const guest = join();
  for (let second = 0; second < 60; second++) {
    expect(await sendOften(guest, toggle, 20)).toBe(20);
    time.advance(1000);
  }
  expect(await sendOften(guest, toggle, 50)).toBe(40);
});

test('B-11 256 KiB of relays in a second are accepted, and no more', async () => {
  const { join, time } = startFakeWall();
  const guest = join();
  const large = { action: 'announce', text: '数'.repeat(20_000) };
  expect(await sendOften(guest, large, 4)).toBe(4);
  time.advance(500);
  expect(await sendOften(guest, large, 10)).toBe(2);
});

test.each([
  ['requests', { action: 'getData', chartName: 'trend' }],
  ['heartbeats', { action: 'heartbeat', sent: 1 }],
  ['messages that cannot be read', 'no JSON'],
])(
  'B-19 a hundred %s at once are answered, and those beyond a hundred a second wait their turn',
  async (_, message) => {
    const { join, time } = startFakeWall();
    const guest = join({ address: '192.0.2.1' });
    const all = Promise.all(Array.from({ length: 250 }, () => guest.send(message)));
    expect(guest.received()).toHaveLength(100);
    const answeredIn = async (ms: number) => {
      for (let i = 0; i < ms; i += 10) {
        time.advance(10);
        await settle();
      }
      return guest.received().length;
    };
    expect(await answeredIn(500)).toBe(50);
    expect(await answeredIn(1500)).toBe(100);
    await all;
    expect(guest.closes).toEqual([]);
  },
);

test('B-19 what waits is dropped when its socket is gone', async () => {
  const { join, time } = startFakeWall();
  const guest = join({ address: '192.0.2.1' });
  for (let i = 0; i < 101; i++) void guest.send({ action: 'heartbeat', sent: 1 });
  guest.received();
  guest.end();
  time.advance(1000);
  await settle();
  expect(guest.received()).toEqual([]);
});

test('B-19 requests and heartbeats of this machine do not wait', async () => {
  const { join } = startFakeWall();
  const guest = join();
  expect(await sendOften(guest, { action: 'heartbeat', sent: 1 }, 1000)).toBe(1000);
  expect(await sendOften(guest, { action: 'getData', chartName: 'trend' }, 1000)).toBe(1000);
});

test('B-20 the address of a socket that acts too often is told, once', async () => {
  const { join, flooded } = startFakeWall();
  const [flooder, local] = [join({ address: '192.0.2.1' }), join()];
  for (const peer of [flooder, local]) for (let i = 0; i < 60; i++) await peer.send(toggle);
  expect(flooded).toEqual(['192.0.2.1']);
});

test('B-11 a clock that is set back does not raise the limit', async () => {
  const { join, time } = startFakeWall();
  const guest = join();
  await sendOften(guest, toggle, 40);
  time.set(time.now() - 3_600_000);
  expect(await sendOften(guest, toggle, 2)).toBe(0);
});

test('B-11 a full screen of an unknown chart is not sent to a congested socket either', async () => {
  const { join } = startFakeWall();
  const [sender, slow, other] = [join(), join(), join()];
  slow.isCongested = true;
  const odd = { action: 'fullScreen', socketType: 'fullScreen', chartName: '', value: true };
  await sender.send(odd);
  expect([sender.received(), slow.received(), other.received()]).toEqual([[odd], [], [odd]]);
});

test('B-11 a relay is not sent to a congested socket, which stays open', async () => {
  const { join } = startFakeWall();
  const [sender, slow, other] = [join(), join(), join()];
  slow.isCongested = true;
  await sender.send(relay);
  expect([slow.received(), other.received()]).toEqual([[], [relay]]);
  expect(slow.closes).toEqual([]);
});
