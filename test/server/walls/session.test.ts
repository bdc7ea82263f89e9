import { expect, test } from 'vitest';
import { NotStoredError, type Journal } from '../../../server/storage/journal.ts';
import type { SessionPeer } from '../../../server/walls/session-peer.ts';
import { everybody } from '../../../server/auth/identity.ts';
import { Session } from '../../../server/walls/session.ts';
import { createSessionDeps } from './session-deps.ts';

/** A wall without charts, with a journal whose writes end when the test resolves them. */
function startWalls() {
  const puts: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const journal: Journal = {
    get: () => undefined,
    entries: () => [],
    put: () => new Promise((resolve, reject) => puts.push({ resolve, reject })),
    delete: () => Promise.resolve(),
    update: () => Promise.resolve(),
    onRemoteChange() {},
    close: () => Promise.resolve(),
  };
  const { deps } = createSessionDeps({ journal, now: () => 1000, after: () => () => {} });
  const join = (wall = 'main') => {
    const received: { action: string; [field: string]: unknown }[] = [];
    const closes: number[] = [];
    const peer: SessionPeer = {
      transport: 'socket',
      send: (message) => received.push(JSON.parse(message.text()) as (typeof received)[number]),
      isWaiting: () => false,
      isSlow: false,
      isCongested: false,
      close: (code) => closes.push(code),
    };
    const session = new Session(peer, deps);
    session.open({ wall, client: 'any', address: undefined, from: '', who: everybody });
    return {
      received,
      closes,
      end: () => session.end(),
      send: (message: object) => session.receive(JSON.stringify(message)),
    };
  };
  const nextPut = () =>
    expect
      .poll(() => puts.length)
      .toBeGreaterThan(0)
      .then(() => puts.shift()!);
  return { join, nextPut };
}

test('S-6 a change is not sent before it is stored', async () => {
  const { join, nextPut } = startWalls();
  const screen = join();
  await screen.send({ action: 'enter', screen: 's1' });
  const done = screen.send({ action: 'themeChange' });
  const put = await nextPut();
  expect(screen.received.map(({ action }) => action)).toEqual(['entered']);
  put.resolve();
  await done;
  expect(screen.received.at(-1)).toMatchObject({ action: 'themeChange', value: 'vintage', revision: 1 });
});

test('S-6 what cannot be stored is refused with 507 and changes nothing; the next is accepted', async () => {
  const { join, nextPut } = startWalls();
  const [screen, guest] = [join(), join()];
  await screen.send({ action: 'enter', screen: 's1' });
  for (const sender of [screen, guest]) {
    const refused = sender.send({ action: 'themeChange', value: '', requestId: 'r' });
    (await nextPut()).reject(new NotStoredError('the change could not be stored'));
    await refused;
    expect(sender.received.at(-1)).toEqual({
      action: 'error',
      requestId: 'r',
      error: { code: 507, message: 'the change could not be stored' },
    });
  }
  const accepted = screen.send({ action: 'themeChange' });
  (await nextPut()).resolve();
  await accepted;
  expect(screen.received.at(-1)).toMatchObject({ value: 'vintage', revision: 1 });
  expect(guest.received.filter(({ action }) => action === 'themeChange')).toHaveLength(1);
});

test('B-7 a session handles one message at a time, in order', async () => {
  const { join, nextPut } = startWalls();
  const screen = join();
  await screen.send({ action: 'enter', screen: 's1' });
  void screen.send({ action: 'themeChange' });
  void screen.send({ action: 'heartbeat', sent: 1 });
  const last = screen.send({ action: 'getData', chartName: 'none' });
  const put = await nextPut();
  expect(screen.received.map(({ action }) => action)).toEqual(['entered']);
  put.resolve();
  await last;
  expect(screen.received.map(({ action }) => action)).toEqual([
    'entered',
    'themeChange',
    'heartbeat',
    'error',
  ]);
});

test('S-6 a change that is stored after all sockets have left is there for the next one, also when there are many walls', async () => {
  const { join, nextPut } = startWalls();
  const toggler = join('lobby');
  const done = toggler.send({ action: 'themeChange' });
  const put = await nextPut();
  toggler.end();
  const others = Array.from({ length: 999 }, (_, i) => join(`wall-${i}`));
  const early = join('lobby');
  await early.send({ action: 'enter', screen: 's1', wall: 'lobby' });
  put.resolve();
  await done;
  expect(early.received.at(-1)).toMatchObject({ action: 'themeChange', value: 'vintage', revision: 1 });
  const late = join('lobby');
  await late.send({ action: 'enter', screen: 's2', wall: 'lobby' });
  expect(late.received.at(-1)).toMatchObject({ state: { theme: 'vintage', revision: 1 } });
  expect(others.flatMap(({ closes }) => closes)).toEqual([]);
});

test('G-4 a guest that is sent a change before its first getData is first brought to the state before it', async () => {
  const { join, nextPut } = startWalls();
  const screen = join();
  await screen.send({ action: 'enter', screen: 's1' });
  const toggle = async () => {
    const done = screen.send({ action: 'themeChange' });
    (await nextPut()).resolve();
    await done;
  };
  await toggle();
  const guest = join();
  await toggle();
  await guest.send({ action: 'getData', chartName: 'none' });
  expect(guest.received.filter(({ action }) => action === 'themeChange').map(({ value }) => value)).toEqual([
    'vintage',
    'chalk',
  ]);
});

test('B-5 a peer is subscribed with at most 256 KiB of requests', async () => {
  const { join } = startWalls();
  const guest = join();
  for (let i = 0; i < 6; i++)
    await guest.send({
      action: 'getData',
      chartName: 'none',
      socketType: `t${i}`,
      value: 'x'.repeat(50_000),
    });
  const codes = guest.received.map(({ error }) => (error as { code: number }).code);
  expect(codes).toEqual([404, 404, 404, 404, 404, 429]);
});

test('B-5 a peer is subscribed with at most a thousand requests', async () => {
  const { join } = startWalls();
  const guest = join();
  for (let i = 0; i <= 1000; i++)
    await guest.send({ action: 'getData', chartName: 'none', socketType: `t${i}` });
  await guest.send({ action: 'getData', chartName: 'none', socketType: 't0' });
  const codes = guest.received.map(({ error }) => (error as { code: number }).code);
  expect(codes.slice(-3)).toEqual([404, 429, 404]);
});

test('B-6 there are at most a thousand walls, and one without sockets makes room', () => {
  const { join } = startWalls();
  const guests = Array.from({ length: 1000 }, (_, i) => join(`wall-${i}`));
  expect(join('one-more').closes).toEqual([4429]);
  guests[0]?.end();
  expect(join('another').closes).toEqual([]);
});

test('a session that has ended gets no more events', async () => {
  const { join } = startWalls();
  const [gone, other] = [join(), join()];
  gone.end();
  await other.send({ action: 'announce' });
  await gone.send({ action: 'announce' });
  expect([gone.received, other.received]).toEqual([[], [{ action: 'announce' }]]);
});
