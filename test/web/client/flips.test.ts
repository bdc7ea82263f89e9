import { initialState, type FlipReport, type ServerMessage } from '#protocol';
import { expect, test } from 'vitest';
import { createFlips } from '../../../server/walls/flips.ts';
import { createClient } from '../../../web/client/client.ts';
import type { Environment, Socket } from '../../../web/client/environment.ts';
import { FakeStorage, noFetch, seededRandom } from './helpers/fake-page.ts';
import { createQueuedTime, type QueuedTime } from './helpers/queued-time.ts';

const random = seededRandom(7);
const between = (from: number, to: number) => from + random() * (to - from);

/** A path that delays each message by up to 150 ms, in order. */
function createPath(time: QueuedTime): (deliver: () => void) => void {
  let last = 0;
  return (deliver) => {
    last = Math.max(last, time.now() + between(0, 150));
    time.after(last - time.now(), deliver);
  };
}

type FromScreen = { action: string; sent: number } & FlipReport;

/** A wall of the server, as far as its screens see it. */
function createServer(time: QueuedTime) {
  const flips = createFlips(time.now);
  const screens: ((message: ServerMessage) => void)[] = [];
  let revision = 1;

  function answer(screen: string, message: FromScreen): ServerMessage | undefined {
    const now = Math.floor(time.now());
    if (message.action === 'heartbeat') return { action: 'heartbeat', sent: message.sent, time: now };
    if (message.action === 'flipped') flips.report(screen, message);
    if (message.action !== 'enter') return undefined;
    const server = { version: '1', staleAfter: null };
    const state = { ...initialState, revision };
    return { action: 'entered', screen, wall: 'main', num: 1, state, time: now, server };
  }

  return {
    add(send: (message: ServerMessage) => void) {
      const screen = `screen${screens.push(send)}`;
      return (text: string) => {
        const answered = answer(screen, JSON.parse(text) as FromScreen);
        if (answered) send(answered);
      };
    },
    /** Changes the theme on all screens. Returns when they are to show it. */
    switchTheme(): number {
      const value = revision % 2 ? 'vintage' : 'chalk';
      const at = Math.ceil(time.now() + flips.lead('themeChange', screens.length));
      const state = { ...initialState, theme: value, revision: ++revision } as const;
      flips.begin({ action: 'themeChange', at, state }, screens.length);
      for (const send of screens)
        send({ action: 'themeChange', socketType: 'themeChange', value, revision, at });
      return at;
    },
  };
}

/** A screen whose clock is up to 3 s wrong and up to 100 ppm fast or slow, and that needs up to 250 ms to prepare. */
function addScreen(time: QueuedTime, server: ReturnType<typeof createServer>, onFlip: () => void): void {
  const [offset, rate, preparation] = [between(-3000, 3000), 1 + between(-1e-4, 1e-4), between(20, 250)];
  const ownNow = () => time.now() * rate + offset;
  const after: Environment['after'] = (ms, task) => time.after(ms / rate, task);
  const events = new Map<string, (event: { data: string }) => void>();
  const [there, back] = [createPath(time), createPath(time)];
  const received = server.add((message) =>
    back(() => events.get('message')?.({ data: JSON.stringify(message) })),
  );
  const socket: Socket = {
    send: (text) => there(() => received(text)),
    close: () => undefined,
    addEventListener: (type: string, listener: unknown) => events.set(type, listener as () => void),
  };
  const client = createClient({
    now: ownNow,
    monotonic: ownNow,
    after,
    random,
    openSocket: () => socket,
    fetch: noFetch,
    storage: () => new FakeStorage(),
    lasting: () => new FakeStorage(),
    location: { protocol: 'http:', host: 'wall.test', search: '' },
    report(error) {
      throw error;
    },
  });
  client.upcoming.subscribe((next) => {
    if (!next) return;
    after(preparation, () => {
      const ready = client.clock.serverNow();
      after(Math.max(0, next.at - ready), () => {
        onFlip();
        const report = { revision: next.state.revision, ready, painted: client.clock.serverNow() };
        client.connection.send({ action: 'flipped', ...report, error: client.clock.error });
      });
    });
  });
  client.start({ url: 'ws://wall.test/', wall: 'main' });
  events.get('open')?.({ data: '' });
}

test('200 screens whose clocks are wrong by seconds flip within a frame of one another', () => {
  const time = createQueuedTime();
  const server = createServer(time);
  let flipped: number[] = [];
  for (let i = 0; i < 200; i++) addScreen(time, server, () => flipped.push(time.now()));
  time.advance(120_000);
  server.switchTheme(); // nobody has said yet how long it needs
  time.advance(3_000);
  const off: number[] = [];
  for (let flip = 0; flip < 20; flip++) {
    flipped = [];
    const at = server.switchTheme();
    time.advance(3_000);
    expect(flipped).toHaveLength(200);
    off.push(...flipped.map((each) => Math.abs(each - at)));
  }
  off.sort((a, b) => a - b);
  expect(off[Math.ceil(off.length * 0.99) - 1]).toBeLessThanOrEqual(16.7);
});
