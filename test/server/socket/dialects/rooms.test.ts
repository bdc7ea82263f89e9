import { limits } from '#protocol';
import { describe, expect, test } from 'vitest';
import { bearer, tokenFor, withSecret } from '../../../helpers/auth.ts';
import { openDialectSocket, type DialectSocket, type Told } from '../../../helpers/dialect-socket.ts';
import { openScreen, openSocket } from '../../../helpers/socket.ts';
import { tempFolder } from '../../../helpers/temp-folder.ts';
import { startWallServer } from '../../../helpers/wall-server.ts';

/** Answers heartbeats, as all such clients do. */
const answers = ({ event }: Told) =>
  event === 'heartbeat' ? { event: 'heartbeat', message: 'pong' } : undefined;

const open = (url: string) => openDialectSocket(url, { answers });

/** A socket that is in a room. */
async function enter(url: string, message: object): Promise<DialectSocket> {
  const socket = await open(url);
  socket.send(message);
  await socket.next({ event: (message as Told)['event'] });
  return socket;
}

const withoutBeats = ({ frames }: DialectSocket) => frames.filter(({ event }) => event !== 'heartbeat');
const said = ({ frames }: DialectSocket) =>
  frames.filter(({ event }) => event === 'message').map(({ message }) => message);

/** Resolves once everything that was said before has come. */
async function settled(socket: DialectSocket): Promise<void> {
  socket.send({ event: 'message', message: 'the end' });
  await socket.next({ event: 'message', message: 'the end' });
}

describe('R-2 whoever comes', () => {
  test('is told to everybody in the room, with the name and their number, in either vocabulary', async () => {
    const { socketUrl } = await startWallServer();
    const ann = await open(socketUrl);
    ann.send({ event: 'enter', message: 'Ann', roomId: 'r1', avatar: { url: '/a.png' } });
    expect(await ann.next({ event: 'enter' })).toEqual({
      event: 'enter',
      message: 'Ann',
      roomId: 'r1',
      avatar: { url: '/a.png' },
      name: 'Ann',
      num: 1,
    });
    const bo = await open(socketUrl);
    bo.send({ event: 'login', name: 'Bo', roomid: 'r1' });
    const login = { event: 'login', name: 'Bo', roomid: 'r1', num: 2 };
    expect(await ann.next({ event: 'login' })).toEqual(login);
    expect(await bo.next({ event: 'login' })).toEqual(login);
    const elsewhere = await enter(socketUrl, { event: 'enter', message: 'Cy', roomId: 7 });
    expect(elsewhere.frames[0]).toMatchObject({ roomId: 7, num: 1 });
    await settled(ann);
    expect(ann.frames.map(({ name }) => name)).not.toContain('Cy');
  });

  test('without a room is in that of the wall', async () => {
    const { socketUrl } = await startWallServer();
    const main = await enter(socketUrl, { event: 'enter', message: 'Ann', roomId: 'main' });
    await enter(socketUrl, { event: 'login', name: 'Bo' });
    expect(await main.next({ event: 'login' })).toMatchObject({ name: 'Bo', num: 2 });
    const lobby = await enter(`${socketUrl}/?wall=lobby`, { event: 'enter', message: 'Cy' });
    expect(lobby.frames[0]).toMatchObject({ num: 1 });
  });

  test('again on the same socket is not counted twice; into another room, it leaves the one before', async () => {
    const { socketUrl } = await startWallServer();
    const watching = await enter(socketUrl, { event: 'login', name: 'Watching' });
    const ann = await enter(socketUrl, { event: 'enter', message: 'Ann' });
    ann.send({ event: 'enter', message: 'Anna' });
    expect(await ann.next({ event: 'enter', name: 'Anna' })).toMatchObject({ num: 2 });
    ann.send({ event: 'enter', message: 'Anna', roomId: 'other' });
    expect(await watching.next({ event: 'logout' })).toEqual({ event: 'logout', name: 'Anna', num: 1 });
    expect(await ann.next({ event: 'enter', roomId: 'other' })).toMatchObject({ num: 1 });
  });
});

describe('R-3 what somebody says', () => {
  test('goes to everybody in the room, the sender too, with every field that it had', async () => {
    const { socketUrl } = await startWallServer();
    const ann = await enter(socketUrl, { event: 'enter', message: 'Ann' });
    const bo = await enter(socketUrl, { event: 'login', name: 'Bo' });
    const message =
      '{"event":"message","message":"hi 你好","__proto__":{"x":1},"time":"10:00","list":[1,{"a":null}]}';
    ann.send(message);
    for (const socket of [ann, bo]) {
      const frame = await socket.next({ event: 'message' });
      expect(JSON.stringify(frame)).toBe(`${message.slice(0, -1)},"name":"Ann","num":2}`);
    }
    ann.send({ event: 'message', message: 'as another', name: 'Nick' });
    expect(await bo.next({ event: 'message' })).toMatchObject({ name: 'Nick', num: 2 });
  });

  test('stands on the screens of the wall, in its list, its conversation and in the ledger; what the wall is told reaches the room', async () => {
    const { socketUrl, url } = await startWallServer();
    const screen = await openScreen(socketUrl, 's1');
    const ann = await enter(socketUrl, { event: 'enter', message: 'Ann' });
    ann.send({ event: 'message', message: 'hello screens', color: 'red' });
    const shown = await screen.next('message');
    expect(shown).toMatchObject({ text: 'hello screens', from: { name: 'Ann' }, level: 'info', seconds: 20 });
    expect(shown).not.toHaveProperty('color');
    screen.send({ action: 'receipt', shown: [shown.id] });
    await screen.settled();
    const ask = async (path: string) => (await fetch(`${url}/api/-/${path}`)).json() as Promise<Told>;
    expect(await ask(`messages/${shown.id}`)).toMatchObject({ screens: [{ screen: 's1', stage: 'shown' }] });
    expect(await ask('messages?wall=main')).toMatchObject({ messages: [{ text: 'hello screens' }] });
    expect(await ask('conversations/main?name=ada')).toMatchObject({ conversation: { unread: 1 } });
    screen.send({ action: 'message', id: 'm1', text: 'hello room' });
    expect(await ann.next({ message: 'hello room' })).toMatchObject({ event: 'message', name: '', num: 1 });
  });

  test.each<[unknown, string]>([
    [{ event: 'message' }, 'message is missing'],
    [{ event: 'message', message: { text: 'x' } }, 'message must be a text'],
    [{ event: 'message', message: '' }, 'text must not be empty'],
    [{ event: 'message', message: 'x'.repeat(2001) }, 'text must have at most 2000 characters'],
    [{ event: 'message', message: 'x', name: ['Ann'] }, 'name must be a text or a number'],
    [{ event: 'enter', message: 'x', roomId: '../x' }, 'wall must be 1 to 64 letters'],
    [{ event: 'enter', message: 'x', roomId: {} }, 'the room must be a text or a number'],
    [{ event: 'enter', message: 'x', uid: '' }, 'uid must not be empty'],
    [{ event: 'login', name: 'x'.repeat(101) }, 'name must have at most 100 characters'],
    [{ event: 'dance' }, 'event must be auth, enter'],
    [{ event: ['enter'] }, 'event must be auth, enter'],
    [{ event: '__proto__' }, 'event must be auth, enter'],
    ['[1]', 'not a JSON object'],
    ['{', 'not JSON'],
    [`{"event":"message","message":${'['.repeat(65)}${']'.repeat(65)}}`, 'more than 64 levels of nesting'],
  ])('is refused with the reason, and the socket goes on: %.60j', async (message, reason) => {
    const { socketUrl } = await startWallServer();
    const ann = await enter(socketUrl, { event: 'enter', message: 'Ann' });
    ann.send(message);
    expect(await ann.next({ event: 'error' })).toEqual({
      event: 'error',
      message: expect.stringContaining(reason) as string,
    });
    await settled(ann);
  });

  test('before the sender is in a room is refused', async () => {
    const { socketUrl } = await startWallServer();
    const ann = await open(socketUrl);
    ann.send({ event: 'message', message: 'hello?' });
    expect((await ann.next({ event: 'error' })).message).toMatch(/enter a room first/);
  });

  test('too often ends the socket, and reaches nobody any more', async () => {
    const now = Date.now();
    const { socketUrl } = await startWallServer({ now: () => now });
    const [ann, bo] = [
      await enter(socketUrl, { event: 'enter', message: 'Ann' }),
      await enter(socketUrl, { event: 'enter', message: 'Bo' }),
    ];
    for (let i = 0; i < 60; i++) bo.send({ event: 'message', message: `${i}` });
    expect(await bo.closed).toMatchObject({ code: 4429 });
    expect(await ann.next({ event: 'out' })).toEqual({ event: 'out', name: 'Bo', num: 1 });
    expect(said(ann)).toHaveLength(limits.actions.burst - 1);
  });
});

describe('R-4 whoever leaves', () => {
  test('is told once, as `out` to those who said enter, as `logout` to those who said login', async () => {
    const { socketUrl } = await startWallServer();
    const ann = await enter(socketUrl, { event: 'enter', message: 'Ann' });
    const bo = await enter(socketUrl, { event: 'login', name: 'Bo' });
    const cy = await enter(socketUrl, { event: 'enter', message: 'Cy' });
    cy.vanish();
    expect(await ann.next({ event: 'out' })).toEqual({ event: 'out', name: 'Cy', num: 2 });
    expect(await bo.next({ event: 'logout' })).toEqual({ event: 'logout', name: 'Cy', num: 2 });
    bo.send({ event: 'logout' });
    expect(await ann.next({ event: 'out' })).toEqual({ event: 'out', name: 'Bo', num: 1 });
    bo.vanish();
    await bo.closed;
    await settled(ann);
    expect(withoutBeats(ann).filter(({ event }) => event === 'out')).toHaveLength(2);
    expect(ann.frames.some(({ event }) => event === 'logout')).toBe(false);
  });

  test('in a storm of reconnects leaves the number exact, and a person with a uid is counted once', async () => {
    const { socketUrl } = await startWallServer();
    const ann = await enter(socketUrl, { event: 'login', name: 'Ann' });
    const comers = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        enter(socketUrl, { event: 'enter', message: `${i}`, uid: i % 20 }),
      ),
    );
    expect(Math.max(...ann.frames.map(({ num }) => Number(num)))).toBe(21);
    comers.forEach(({ vanish }) => vanish());
    await Promise.all(comers.map(({ closed }) => closed));
    const back = await enter(socketUrl, { event: 'login', name: 'Bo' });
    await ann.next({ event: 'login', name: 'Bo' });
    const left = ann.frames.filter(({ event }) => event === 'logout');
    expect(left.map(({ num }) => num)).toEqual(Array.from({ length: 20 }, (_, i) => 20 - i));
    expect(back.frames[0]).toMatchObject({ num: 2 });
  });
});

describe('R-7 with a secret', () => {
  const start = async () => {
    const server = await startWallServer({ auth: withSecret });
    const headers = { Origin: server.url };
    return {
      ...server,
      open: (path = '/') => openDialectSocket(server.socketUrl + path, { answers, headers }),
    };
  };

  test('everything before a token is answered noauth, the socket stays open, and the client tries again', async () => {
    const { open } = await start();
    const ann = await open();
    for (const message of [
      { event: 'enter', message: 'Ann' },
      { event: 'message', message: 'x' },
      { event: 'heartbeat', message: 'pong' },
    ]) {
      ann.send(message);
      expect(await ann.next({ event: 'noauth' })).toEqual({
        event: 'noauth',
        message: expect.stringContaining('token') as string,
      });
    }
    for (const message of ['nonsense', 'Bearer nonsense', await tokenFor('operator', { now: 0 })]) {
      ann.send({ event: 'auth', message });
      await ann.next({ event: 'noauth' });
    }
    ann.send({ event: 'auth', message: 5 });
    expect(await ann.next({ event: 'error' })).toMatchObject({ message: 'message must be a token' });
    ann.send({ event: 'auth', message: `Bearer ${await tokenFor('operator')}` });
    expect(await ann.next({ event: 'auth' })).toEqual({ event: 'auth', message: 'auth is ok' });
    ann.send({ event: 'enter', message: 'Ann' });
    expect(await ann.next({ event: 'enter' })).toMatchObject({ num: 1 });
    await settled(ann);
  });

  test('who may only look hears and is counted, and says nothing; a token for other walls enters its own only', async () => {
    const { open, socketUrl } = await start();
    const screen = await openScreen(socketUrl, 's1', {}, { headers: bearer(await tokenFor('screen')) });
    const [ann, viewer] = [await open(), await open()];
    ann.send({ event: 'auth', message: await tokenFor('operator', { walls: ['main'], name: 'Anna' }) });
    ann.send({ event: 'enter', message: 'Ann' });
    viewer.send({ event: 'auth', message: await tokenFor('viewer') });
    viewer.send({ event: 'enter', message: 'Vi' });
    await ann.next({ event: 'enter', name: 'Vi', num: 2 });
    viewer.send({ event: 'message', message: 'may I?' });
    expect((await viewer.next({ event: 'error' })).message).toMatch(/takes the role operator/);
    ann.send({ event: 'message', message: 'yes' });
    expect(await viewer.next({ event: 'message' })).toMatchObject({ message: 'yes', name: 'Ann' });
    // on screens the name is the one that was proved
    expect(await screen.next('message')).toMatchObject({
      text: 'yes',
      from: { name: 'Anna', person: 'anna' },
    });
    ann.send({ event: 'enter', message: 'Ann', roomId: 'lobby' });
    expect((await ann.next({ event: 'noauth' })).message).toMatch(/operator for main/);
  });

  test('a token that ends takes its client out of the room, which is told once', async () => {
    let time = Date.now();
    const server = await startWallServer({ auth: withSecret, now: () => time });
    const openAs = async (ms: number) => {
      const socket = await openDialectSocket(server.socketUrl, { answers, headers: { Origin: server.url } });
      socket.send({ event: 'auth', message: await tokenFor('viewer', { expires: time + ms, now: time }) });
      socket.send({ event: 'enter', message: `${ms}` });
      await socket.next({ event: 'enter', name: `${ms}` });
      return socket;
    };
    const [long, short] = [await openAs(3_600_000), await openAs(60_000)];
    time += 61_000;
    expect(await short.next({ event: 'noauth' })).toMatchObject({ message: 'the token has expired' });
    expect(await short.closed).toMatchObject({ code: 4401 });
    expect(await long.next({ event: 'out' })).toMatchObject({ name: '60000', num: 1 });
  });

  test('without one any token is fine', async () => {
    const { socketUrl } = await startWallServer();
    const ann = await open(socketUrl);
    ann.send({ event: 'auth', message: 'whatever' });
    expect(await ann.next({ event: 'auth' })).toEqual({ event: 'auth', message: 'auth is ok' });
  });
});

test('P-6 a client is listed as a guest of the wall that its room is, as long as it is there', async () => {
  const { socketUrl, url } = await startWallServer();
  const guests = async (wall: string) => {
    const answer = await fetch(`${url}/api/-/screens?wall=${wall}`);
    return ((await answer.json()) as { screens: { guest?: true }[] }).screens.length;
  };
  const ann = await enter(socketUrl, { event: 'enter', message: 'Ann' });
  ann.send({ event: 'enter', message: 'Ann', roomId: 'lounge' });
  await ann.next({ roomId: 'lounge' });
  expect([await guests('main'), await guests('lounge')]).toEqual([0, 1]);
  ann.vanish();
  await expect.poll(() => guests('lounge')).toBe(0);
});

describe('R-6 a member', () => {
  const uid = 'u1';

  test('is sent what was said while it was away, in order, once, with the fields that it had; another uid is not', async () => {
    const { socketUrl } = await startWallServer();
    const ann = await enter(socketUrl, { event: 'enter', message: 'Ann' });
    const bo = await enter(socketUrl, { event: 'login', name: 'Bo', uid });
    expect(bo.frames[0]).toEqual({ event: 'login', name: 'Bo', uid, num: 2, total: 1 });
    ann.send({ event: 'message', message: 'before' });
    await bo.next({ message: 'before' });
    bo.vanish();
    await ann.next({ event: 'out' });
    for (const [i, message] of ['one', 'two', 'three'].entries()) {
      ann.send({ event: 'message', message, i, more: { i } });
      await ann.next({ message });
    }
    const other = await enter(socketUrl, { event: 'login', name: 'Bo', uid: 'u2' });
    const back = await enter(socketUrl, { event: 'login', name: 'Bo', uid });
    await back.next({ message: 'three' });
    expect(withoutBeats(back).slice(1)).toEqual(
      ['one', 'two', 'three'].map((message, i) => ({
        event: 'message',
        message,
        i,
        more: { i },
        name: 'Ann',
        num: 1,
        total: 1,
      })),
    );
    expect(back.frames[0]).toMatchObject({ num: 3, total: 2 });
    const tab = await enter(socketUrl, { event: 'enter', message: 'Bo', uid });
    for (const socket of [ann, other, back, tab]) await settled(socket);
    expect([said(other), said(tab)].flat()).not.toContain('one');
    for (const socket of [back, tab]) socket.vanish();
    await ann.next({ event: 'out', name: 'Bo' });
    const again = await enter(socketUrl, { event: 'login', name: 'Bo', uid });
    await settled(again);
    expect(said(again)).not.toContain('one');
  });

  test('is remembered over a restart of the server', async () => {
    const stateDir = await tempFolder();
    const first = await startWallServer({ stateDir });
    const ann = await enter(first.socketUrl, { event: 'enter', message: 'Ann', uid: 'a' });
    const bo = await enter(first.socketUrl, { event: 'enter', message: 'Bo', uid });
    bo.vanish();
    await ann.next({ event: 'out' });
    await settled(ann);
    await first.close();
    const second = await startWallServer({ stateDir });
    const back = await enter(second.socketUrl, { event: 'enter', message: 'Bo', uid });
    expect(await back.next({ event: 'message' })).toMatchObject({ message: 'the end', name: 'Ann' });
    expect(back.frames[0]).toMatchObject({ num: 1, total: 2 });
    // the other one was there to the end
    const also = await enter(second.socketUrl, { event: 'enter', message: 'Ann', uid: 'a' });
    also.send({ event: 'message', message: 'next' });
    await also.next({ message: 'next' });
    expect(said(also)).toEqual(['next']);
  });
});

describe('R-1 a dialect', () => {
  test('is that of the first message: its frames reach no guest and no screen, and theirs do not reach it', async () => {
    const { socketUrl } = await startWallServer({ charts: { trend: [1] } });
    const [guest, screen] = [await openSocket(socketUrl), await openScreen(socketUrl, 's1')];
    const ann = await enter(socketUrl, { event: 'enter', message: 'Ann' });
    guest.send({ action: 'themeChange', socketType: 'themeChange', chartName: '', value: '' });
    guest.send({ action: 'callTheLift', socketType: 'x' });
    await guest.next('callTheLift');
    ann.send({ action: 'getData', socketType: 'a', chartName: 'trend' });
    await ann.next({ event: 'error' });
    ann.vanish();
    await screen.next('callTheLift');
    await guest.settled();
    await screen.settled();
    expect(withoutBeats(ann).map(({ event }) => event)).toEqual(['enter', 'error']);
    for (const { frames } of [guest, screen])
      expect(frames.filter(({ json }) => 'event' in json)).toEqual([]);
    // a word of the dialect is no first message any more
    guest.send({ event: 'enter', message: 'Guest' });
    expect(await guest.next('error')).toMatchObject({ error: { code: 400 } });
  });
});
