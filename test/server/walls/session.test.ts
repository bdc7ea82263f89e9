import { expect, test } from 'vitest';
import { NotStoredError, type Journal } from '../../../server/storage/journal.ts';
import type { SessionPeer } from '../../../server/walls/session-peer.ts';
import { Session } from '../../../server/walls/session.ts';
import { createSessionDeps } from './session-deps.ts';

/** A wall without charts, whose journal is written when the test says so. */
function startWalls() {
  const puts: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const journal: Journal = {
    get: () => undefined,
    entries: () => [],
    put: () => new Promise((resolve, reject) => puts.push({ resolve, reject })),
    delete: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const { deps } = createSessionDeps({ journal, now: () => 1000, after: () => () => {} });
  const join = (wall = 'main') => {
    const told: { action: string; [field: string]: unknown }[] = [];
    const closes: number[] = [];
    const peer: SessionPeer = {
      send: (words) => told.push(JSON.parse(words.text()) as (typeof told)[number]),
      isWaiting: () => false,
      isSlow: false,
      isCongested: false,
      close: (code) => closes.push(code),
    };
    const session = new Session(peer, deps);
    session.open({ wall, client: 'any' });
    return {
      told,
      closes,
      end: () => session.end(),
      say: (message: object) => session.receive(JSON.stringify(message)),
    };
  };
  const nextPut = () =>
    expect
      .poll(() => puts.length)
      .toBeGreaterThan(0)
      .then(() => puts.shift()!);
  return { join, nextPut };
}

test('S-6 nobody is told of a change before it is stored', async () => {
  const { join, nextPut } = startWalls();
  const screen = join();
  await screen.say({ action: 'enter', screen: 's1' });
  const done = screen.say({ action: 'themeChange' });
  const put = await nextPut();
  expect(screen.told.map(({ action }) => action)).toEqual(['entered']);
  put.resolve();
  await done;
  expect(screen.told.at(-1)).toMatchObject({ action: 'themeChange', value: 'vintage', revision: 1 });
});

test('S-6 what cannot be stored is refused with 507 and changes nothing; the next is accepted', async () => {
  const { join, nextPut } = startWalls();
  const [screen, guest] = [join(), join()];
  await screen.say({ action: 'enter', screen: 's1' });
  for (const sender of [screen, guest]) {
    const refused = sender.say({ action: 'themeChange', value: '', requestId: 'r' });
    (await nextPut()).reject(new NotStoredError('the change could not be stored'));
    await refused;
    expect(sender.told.at(-1)).toEqual({
      action: 'error',
      requestId: 'r',
      error: { code: 507, message: 'the change could not be stored' },
    });
  }
  const accepted = screen.say({ action: 'themeChange' });
  (await nextPut()).resolve();
  await accepted;
  expect(screen.told.at(-1)).toMatchObject({ value: 'vintage', revision: 1 });
  expect(guest.told.filter(({ action }) => action === 'themeChange')).toHaveLength(1);
});

test('B-7 a session handles one message at a time, in order', async () => {
  const { join, nextPut } = startWalls();
  const screen = join();
  await screen.say({ action: 'enter', screen: 's1' });
  void screen.say({ action: 'themeChange' });
  void screen.say({ action: 'heartbeat', sent: 1 });
  const last = screen.say({ action: 'getData', chartName: 'none' });
  const put = await nextPut();
  expect(screen.told.map(({ action }) => action)).toEqual(['entered']);
  put.resolve();
  await last;
  expect(screen.told.map(({ action }) => action)).toEqual(['entered', 'themeChange', 'heartbeat', 'error']);
});

test('S-6 a change that is stored after everybody has left is there for the next who comes, also when walls are scarce', async () => {
  const { join, nextPut } = startWalls();
  const toggler = join('lobby');
  const done = toggler.say({ action: 'themeChange' });
  const put = await nextPut();
  toggler.end();
  const others = Array.from({ length: 999 }, (_, i) => join(`wall-${i}`));
  const early = join('lobby');
  await early.say({ action: 'enter', screen: 's1', wall: 'lobby' });
  put.resolve();
  await done;
  expect(early.told.at(-1)).toMatchObject({ action: 'themeChange', value: 'vintage', revision: 1 });
  const late = join('lobby');
  await late.say({ action: 'enter', screen: 's2', wall: 'lobby' });
  expect(late.told.at(-1)).toMatchObject({ state: { theme: 'vintage', revision: 1 } });
  expect(others.flatMap(({ closes }) => closes)).toEqual([]);
});

test('G-4 a guest that hears of a change before its first getData is brought to the state before it', async () => {
  const { join, nextPut } = startWalls();
  const screen = join();
  await screen.say({ action: 'enter', screen: 's1' });
  const toggle = async () => {
    const done = screen.say({ action: 'themeChange' });
    (await nextPut()).resolve();
    await done;
  };
  await toggle();
  const guest = join();
  await toggle();
  await guest.say({ action: 'getData', chartName: 'none' });
  expect(guest.told.filter(({ action }) => action === 'themeChange').map(({ value }) => value)).toEqual([
    'vintage',
    'chalk',
  ]);
});

test('B-5 a peer is remembered for 256 KiB of requests and no more', async () => {
  const { join } = startWalls();
  const guest = join();
  for (let i = 0; i < 6; i++)
    await guest.say({ action: 'getData', chartName: 'none', socketType: `t${i}`, value: 'x'.repeat(50_000) });
  const codes = guest.told.map(({ error }) => (error as { code: number }).code);
  expect(codes).toEqual([404, 404, 404, 404, 404, 429]);
});

test('B-5 a peer is remembered for a thousand requests and no more', async () => {
  const { join } = startWalls();
  const guest = join();
  for (let i = 0; i <= 1000; i++)
    await guest.say({ action: 'getData', chartName: 'none', socketType: `t${i}` });
  await guest.say({ action: 'getData', chartName: 'none', socketType: 't0' });
  const codes = guest.told.map(({ error }) => (error as { code: number }).code);
  expect(codes.slice(-3)).toEqual([404, 429, 404]);
});

test('B-6 there are at most a thousand walls, and one that everybody left makes room', () => {
  const { join } = startWalls();
  const guests = Array.from({ length: 1000 }, (_, i) => join(`wall-${i}`));
  expect(join('one-more').closes).toEqual([4429]);
  guests[0]?.end();
  expect(join('another').closes).toEqual([]);
});

test('a session that ended hears nothing any more', async () => {
  const { join } = startWalls();
  const [gone, other] = [join(), join()];
  gone.end();
  await other.say({ action: 'announce' });
  await gone.say({ action: 'announce' });
  expect([gone.told, other.told]).toEqual([[], [{ action: 'announce' }]]);
});
