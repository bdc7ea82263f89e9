import { describe, expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { createClock } from '../../../web/client/clock.ts';
import { SocketService } from '../../../web/client/socket-service.ts';
import { openLink } from '../../helpers/link.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
import { FakeStorage, noFetch, seededRandom } from './helpers/fake-page.ts';

interface Path {
  /** of the screen's clock, in parts per million; positive: it runs fast */
  skew?: number;
  /** each direction takes this and a random part of `jitter`. ms */
  latency?: number;
  jitter?: number;
  seed?: number;
}

/** A screen whose clock is 3 s behind, and a server; time passes only by `wait` and while a message is under way. */
function setUp({ skew = 0, latency = 1, jitter = 0, seed = 1 }: Path = {}) {
  const random = seededRandom(seed);
  const trueStart = Date.UTC(2030, 0, 1);
  let elapsed = 0;
  let set = -3_000;
  let serverSet = 0;
  const screenNow = () => elapsed * (1 + skew * 1e-6) + set;
  const serverNow = () => trueStart + elapsed + serverSet;
  const clock = createClock({ monotonic: screenNow, now: () => 42 });
  const pass = (ms = latency + random() * jitter) => (elapsed += ms);
  function ask(outbound?: number, inbound?: number): void {
    const sent = screenNow();
    pass(outbound);
    const time = Math.floor(serverNow());
    pass(inbound);
    clock.sample(sent, time);
  }
  return {
    clock,
    ask,
    wait: pass,
    /** Pings as the client does, for so many seconds. */
    ping(seconds: number) {
      for (const end = elapsed + seconds * 1000; elapsed < end;) {
        ask();
        pass(clock.error > 4 ? 500 : 5_000);
      }
    },
    off: () => Math.abs(clock.serverNow() - serverNow()),
    setScreenClock: (by: number) => (set += by),
    setServerClock: (by: number) => (serverSet += by),
  };
}

const seeds = Array.from({ length: 200 }, (_, i) => i + 1);
/** The value that 95 of 100 do not exceed. */
const p95 = (values: number[]) => values.sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1];

describe("the server's clock", () => {
  test("is the screen's own, and of unknown error, until there is a sample", () => {
    const { clock } = setUp();
    expect([clock.serverNow(), clock.error]).toEqual([42, Infinity]);
  });

  test('is right within 1 ms on a path without jitter, with a clock that is 3 s behind', () => {
    const { ask, clock, off } = setUp();
    ask();
    expect(off()).toBeLessThan(1);
    expect(clock.error).toBeLessThan(2);
  });

  test('needs no round trip that is fast both ways', () => {
    const { ask, off } = setUp();
    ask(1, 900);
    ask(900, 1);
    expect(off()).toBeLessThan(1);
  });

  test.each([-100, 0, 100])(
    'is right within 5 ms after two minutes of 0 to 150 ms of jitter each way, at %i ppm, and never off by more than it says',
    (skew) => {
      const runs = seeds.map((seed) => {
        const { ping, off, clock } = setUp({ seed, skew, latency: 0, jitter: 150 });
        ping(120);
        expect(off()).toBeLessThanOrEqual(clock.error + 1e-3);
        return off();
      });
      expect(p95(runs)).toBeLessThan(5);
      expect(Math.max(...runs)).toBeLessThan(16.7);
    },
  );

  test.each([-100, 100])('is right within 2 ms for an hour at %i ppm on a good path', (skew) => {
    const { ping, wait, off } = setUp({ skew, latency: 0.5, jitter: 2 });
    for (let minute = 0; minute < 60; minute++) {
      ping(60);
      wait(4_000);
      expect(off()).toBeLessThan(2);
    }
  });

  test.each<[string, 'setScreenClock' | 'setServerClock', number]>([
    ["the screen's clock jumps ahead", 'setScreenClock', 3_600_000],
    ["the screen's clock jumps back", 'setScreenClock', -3_000],
    ["the server's clock is set", 'setServerClock', 250],
  ])('follows with the next answer when %s', (_, jump, by) => {
    const { ping, ask, off, ...clocks } = setUp();
    ping(60);
    clocks[jump](by);
    expect(off()).toBeGreaterThan(200);
    ask();
    expect(off()).toBeLessThan(1);
  });

  test('ignores an answer that seems to arrive before its request', () => {
    const { clock } = setUp();
    clock.sample(1e9, 5);
    expect(clock.error).toBe(Infinity);
  });
});

test('over real sockets with 0 to 150 ms of jitter each way it is right within 5 ms, and never off by more than it says', async () => {
  const { socketUrl } = await startWallServer();
  const random = seededRandom(1);
  const { url } = await openLink(socketUrl, { latency: () => random() * 150 });
  const screens = [-3000, -1500, -20, 0, 40, 700, 3000].map((wrong, i) => {
    const own = () => performance.timeOrigin + performance.now() * (1 + 100e-6) + wrong;
    const service = new SocketService({
      now: own,
      monotonic: own,
      // two minutes of pings in twelve seconds
      after(ms, task) {
        const timer = setTimeout(task, ms / 10);
        return () => clearTimeout(timer);
      },
      random: seededRandom(i),
      openSocket: (address) => new WebSocket(address),
      fetch: noFetch,
      storage: () => new FakeStorage(),
      lasting: () => new FakeStorage(),
      location: { protocol: 'http:', host: 'wall.test', search: '' },
      report: (error) => expect.unreachable(String(error)),
    });
    onTestFinished(() => service.close());
    service.connect(url);
    return service;
  });
  const errors = () => screens.map((screen) => screen.clockError);
  await expect.poll(() => Math.max(...errors()), { timeout: 15_000, interval: 100 }).toBeLessThan(8);
  const off = screens.map((screen) => Math.abs(screen.serverNow() - Date.now()));
  expect(off.filter((ms, i) => ms > errors()[i]! + 1)).toEqual([]);
  expect(off.sort((a, b) => a - b)[3]).toBeLessThan(5);
});
