import { describe, expect, test } from 'vitest';
import { tokenFor, withSecret } from '../../helpers/auth.ts';
import { openScreen, openSocket, type TestSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

const facts = {
  browser: 'Chromium 140, Linux',
  viewport: [1920, 1080],
  pixelRatio: 1,
  displayMode: 'browser',
  language: 'en',
  page: 'one',
  fullScreen: null,
  theme: 'chalk',
  kiosk: false,
};

interface Change {
  screen: string;
  [field: string]: unknown;
}

/** What an operator sees: the snapshot, with every change applied. */
function watchedBy(operator: TestSocket) {
  const screens = new Map<string, Change>();
  let revision = 0;
  return {
    screens,
    /** Takes in messages until it is so. */
    async until(isSo: (screens: Map<string, Change>) => boolean): Promise<void> {
      do {
        const message = (await operator.next('presence')) as {
          revision: number;
          screens?: Change[];
          changes?: Change[];
        };
        expect(message.revision).toBeGreaterThan(revision);
        revision = message.revision;
        if (message.screens) screens.clear();
        for (const change of [...(message.screens ?? []), ...(message.changes ?? [])]) {
          if (change['removed']) screens.delete(change.screen);
          else screens.set(change.screen, { ...screens.get(change.screen), ...change });
        }
      } while (!isSo(screens));
    },
  };
}

describe('P-3 presence', () => {
  test('is everything at first, then what changes: a screen comes, says how it is, and is looked at by nobody else', async () => {
    const { socketUrl } = await startWallServer();
    const early = await openScreen(socketUrl, 's1', { name: 'Lobby', facts });
    const operator = await openSocket(socketUrl);
    operator.send({ action: 'presence' });
    const first = await operator.next('presence');
    expect(first).toMatchObject({
      screens: [
        {
          screen: 's1',
          name: 'Lobby',
          wall: 'main',
          status: 'here',
          page: 'one',
          pinned: null,
          facts: { ...facts, address: '127.0.0.1', transport: 'socket' },
        },
      ],
      walls: [{ wall: 'main', num: 1, held: false }],
    });
    const late = await openScreen(socketUrl, 's2');
    const second = await operator.next('presence');
    expect(second).toMatchObject({
      changes: [{ screen: 's2', status: 'here' }],
      entered: [{ screen: 's2', wall: 'main', num: 2 }],
    });
    expect(second.screens).toBeUndefined();
    expect(second.revision).toBeGreaterThan(first.revision);
    late.send({ action: 'facts', value: { ...facts, page: 'two', theme: 'vintage' } });
    expect(await operator.next('presence')).toMatchObject({
      changes: [{ screen: 's2', page: 'two', facts: { theme: 'vintage' } }],
    });
    await early.settled();
    expect(early.frames.filter(({ json }) => json.action === 'presence')).toEqual([]);
  });

  test('ends when the operator says so', async () => {
    const { socketUrl } = await startWallServer();
    const operator = await openSocket(socketUrl);
    operator.send({ action: 'presence' });
    await operator.next('presence');
    operator.send({ action: 'presence', off: true });
    await operator.settled();
    const other = await openSocket(socketUrl);
    other.send({ action: 'presence' });
    await other.next('presence');
    await openScreen(socketUrl, 's1');
    await other.next('presence');
    await operator.settled();
    expect(operator.frames.filter(({ json }) => json.action === 'presence')).toHaveLength(1);
  });

  test('of one wall says nothing of others; a screen that goes to another is removed', async () => {
    const { socketUrl } = await startWallServer();
    await openScreen(socketUrl, 's1');
    const operator = await openSocket(socketUrl);
    operator.send({ action: 'presence', wall: 'main' });
    const seen = watchedBy(operator);
    await seen.until((screens) => screens.has('s1'));
    await openScreen(socketUrl, 's2', { wall: 'other' });
    await openScreen(socketUrl, 's1', { wall: 'other' });
    await seen.until((screens) => !screens.has('s1'));
    expect([...seen.screens]).toEqual([]);
  });

  test('A-6 takes the role operator, and shows the walls that it is for', async () => {
    const { socketUrl } = await startWallServer({ auth: withSecret });
    const as = async (role: 'screen' | 'operator', walls: string[]) => ({
      headers: { authorization: `Bearer ${await tokenFor(role, { walls })}` },
    });
    await openScreen(`${socketUrl}/?wall=a`, 's1', { wall: 'a' }, await as('screen', ['a']));
    await openScreen(`${socketUrl}/?wall=b`, 's2', { wall: 'b' }, await as('screen', ['b']));
    const screen = await openSocket(`${socketUrl}/?wall=a`, await as('screen', ['a']));
    screen.send({ action: 'presence' });
    expect((await screen.next('error')).error.code).toBe(403);
    const operator = await openSocket(`${socketUrl}/?wall=a`, await as('operator', ['a', 'c']));
    operator.send({ action: 'presence', wall: 'b' });
    expect((await operator.next('error')).error).toMatchObject({
      code: 403,
      message: 'your role is not for the wall b',
    });
    operator.send({ action: 'presence' });
    const { screens } = (await operator.next('presence')) as { screens: Change[] };
    expect(screens.filter(({ guest }) => !guest).map((each) => each.screen)).toEqual(['s1']);
  });
});

describe('P-6 guests', () => {
  test('are listed by their sockets; whoever enters or looks is none', async () => {
    const { socketUrl } = await startWallServer();
    const operator = await openSocket(socketUrl);
    operator.send({ action: 'presence' });
    const seen = watchedBy(operator);
    await seen.until((screens) => screens.size === 0);
    const guest = await openSocket(socketUrl);
    await seen.until((screens) => screens.size === 1);
    expect([...seen.screens.values()]).toMatchObject([
      { guest: true, status: 'here', wall: 'main', facts: { address: '127.0.0.1' } },
    ]);
    guest.close();
    await seen.until((screens) => screens.size === 0);
    await openScreen(socketUrl, 's1');
    await seen.until((screens) => screens.has('s1'));
    expect([...seen.screens.keys()]).toEqual(['s1']);
  });
});

describe('P-5 telemetry', () => {
  const told = { charts: { trend: { revision: 7 } }, roundTrip: 3, frames: 2 };

  test('is asked for while somebody looks, and goes to whoever asked for it', async () => {
    const { socketUrl } = await startWallServer();
    const screen = await openScreen(socketUrl, 's1');
    screen.send({ action: 'telemetry', value: told });
    const plain = await openSocket(socketUrl);
    plain.send({ action: 'presence' });
    expect((await plain.next('presence')).screens[0].telemetry).toBeUndefined();
    const operator = await openSocket(socketUrl);
    operator.send({ action: 'presence', telemetry: true });
    expect(await screen.next('telemetry')).toEqual({ action: 'telemetry', every: 1000 });
    screen.send({ action: 'telemetry', value: told });
    await operator.next('presence');
    expect((await operator.next('presence')).changes).toEqual([{ screen: 's1', telemetry: told }]);
    const late = await openScreen(socketUrl, 's2');
    expect(await late.next('telemetry')).toEqual({ action: 'telemetry', every: 1000 });
    operator.send({ action: 'presence', off: true });
    expect(await screen.next('telemetry')).toEqual({ action: 'telemetry', off: true });
    expect(await late.next('telemetry')).toEqual({ action: 'telemetry', off: true });
    expect(JSON.stringify(plain.frames.map(({ json }) => json))).not.toContain('roundTrip');
  });
});
