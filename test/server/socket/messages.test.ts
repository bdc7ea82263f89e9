import { describe, expect, test } from 'vitest';
import { openScreen, openSocket, type TestScreen } from '../../helpers/socket.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

let ids = 0;
const say = (text: string, more: object = {}) => ({ action: 'message', id: `m${++ids}`, text, ...more });
const texts = (messages: { text: string }[]) => messages.map(({ text }) => text);

/** Sends, and resolves to the message's id. */
async function send(screen: TestScreen, message: object): Promise<string> {
  screen.send(message);
  return (await screen.next('sent')).id as string;
}

describe('M-1 a message', () => {
  test('goes to every screen of the wall, its sender included, with a number that grows', async () => {
    const { socketUrl } = await startWallServer();
    const sender = await openScreen(socketUrl, 's1', { name: 'Lobby' });
    const other = await openScreen(socketUrl, 's2');
    const elsewhere = await openScreen(socketUrl, 's3', { wall: 'other' });
    await send(sender, say('Lunch is ready 🍜', { level: 'warning', seconds: 30 }));
    await send(sender, say('مرحبا'));
    const first = await other.next('message');
    expect(first).toMatchObject({
      id: 'main/1',
      stream: 'main',
      offset: 1,
      from: { screen: 's1', name: 'Lobby' },
      text: 'Lunch is ready 🍜',
      level: 'warning',
      seconds: 30,
    });
    expect(first.expires - first.sent).toBe(7 * 24 * 60 * 60 * 1000);
    expect(await other.next('message')).toMatchObject({ id: 'main/2', text: 'مرحبا', level: 'info' });
    expect((await sender.next('message')).id).toBe('main/1');
    await elsewhere.settled();
    expect(elsewhere.frames.filter(({ json }) => json.action === 'message')).toEqual([]);
  });

  test('to all reaches every wall; one to a screen reaches that screen alone, on any wall', async () => {
    const { socketUrl } = await startWallServer();
    const sender = await openScreen(socketUrl, 's1');
    const other = await openScreen(socketUrl, 's2', { wall: 'other' });
    await send(sender, say('to all', { to: 'all' }));
    await send(sender, say('to the other wall', { to: { wall: 'other' } }));
    await send(sender, say('to s2', { to: { screen: 's2' } }));
    expect([
      await other.next('message'),
      await other.next('message'),
      await other.next('message'),
    ]).toMatchObject([
      { id: '*/1', text: 'to all' },
      { id: 'other/2', text: 'to the other wall' },
      { id: 'screen:s2/3', text: 'to s2' },
    ]);
    await sender.settled();
    expect(texts(sender.frames.map(({ json }) => json).filter(({ action }) => action === 'message'))).toEqual(
      ['to all'],
    );
  });

  test.each<[object, string]>([
    [{ text: '' }, 'text must not be empty'],
    [{ text: ' \n ' }, 'text must not be empty'],
    [{ text: 'x'.repeat(2001) }, 'text must have at most 2000 characters'],
    [{ text: 'a\u0007b' }, 'text must not have control characters'],
    [{ text: 'half \ud83d' }, 'text must not have control characters'],
    [{ text: 1 }, 'text must be a string'],
    [{ text: 'x', id: 'a b' }, 'id must be 1 to 64 letters'],
    [{ text: 'x', level: 'panic' }, 'level must be info, warning or alarm'],
    [{ text: 'x', seconds: 0 }, 'seconds must be 1 or more'],
    [{ text: 'x', expires: 5 }, 'expires is over already'],
    [{ text: 'x', to: 'everybody' }, 'to must be'],
    [{ text: 'x', to: { screen: '../x' } }, 'to'],
  ])('is refused with the reason: %.40j', async (fields, reason) => {
    const { socketUrl } = await startWallServer();
    const screen = await openScreen(socketUrl, 's1');
    screen.send({ action: 'message', id: 'm', requestId: 7, ...fields });
    const { error, requestId } = await screen.next('error');
    expect(requestId).toBe(7);
    expect(error).toMatchObject({ code: 400, message: expect.stringContaining(reason) as string });
  });

  test('may have 2,000 characters of any size', async () => {
    const { socketUrl } = await startWallServer();
    const screen = await openScreen(socketUrl, 's1');
    await send(screen, say('😀'.repeat(2000)));
    expect((await screen.next('message')).text).toHaveLength(4000);
  });

  test('does not reach guests, and none sends one', async () => {
    const { socketUrl } = await startWallServer();
    const [screen, guest] = [await openScreen(socketUrl, 's1'), await openSocket(socketUrl)];
    await send(screen, say('hello'));
    guest.send(say('from a guest'));
    expect(await guest.next('error')).toMatchObject({ error: { code: 400 } });
    await guest.settled();
    expect(guest.frames.map(({ json }) => json.action)).toEqual(['error', 'heartbeat']);
  });
});

describe("M-2 a sender's own id", () => {
  test('makes a retry harmless', async () => {
    const { socketUrl } = await startWallServer();
    const screen = await openScreen(socketUrl, 's1');
    const message = say('once');
    screen.send(message);
    screen.send(message);
    const [first, second] = [await screen.next('sent'), await screen.next('sent')];
    expect([first.id, second.id]).toEqual(['main/1', 'main/1']);
    expect(await send(screen, message)).toBe('main/1');
    expect(await send(screen, say('after'))).toBe('main/2');
    expect(screen.frames.filter(({ json }) => json.action === 'message')).toHaveLength(2);
  });

  test('with another text is refused with 409; the same id of another sender is another message', async () => {
    const { socketUrl } = await startWallServer();
    const [one, two] = [await openScreen(socketUrl, 's1'), await openScreen(socketUrl, 's2')];
    await send(one, { action: 'message', id: 'same', text: 'first' });
    one.send({ action: 'message', id: 'same', text: 'second' });
    expect((await one.next('error')).error.code).toBe(409);
    expect(await send(two, { action: 'message', id: 'same', text: 'second' })).toBe('main/2');
  });

  test('is known after a restart', async () => {
    const stateDir = await tempFolder();
    const first = await startWallServer({ stateDir });
    const message = say('once');
    await send(await openScreen(first.socketUrl, 's1'), message);
    await first.close();
    const second = await startWallServer({ stateDir });
    expect(await send(await openScreen(second.socketUrl, 's1'), message)).toBe('main/1');
  });
});

describe('M-5 a screen that comes back', () => {
  test('is sent what it missed, in order, once, right in entered', async () => {
    const { socketUrl } = await startWallServer();
    const sender = await openScreen(socketUrl, 's1');
    const away = await openScreen(socketUrl, 's2');
    await send(sender, say('before', { seconds: 5 }));
    const { offset, stream } = await away.next('message');
    away.close();
    await away.closed;
    await send(sender, say('A', { to: 'all', seconds: 5 }));
    await send(sender, say('B', { to: { screen: 's2' }, seconds: 5 }));
    await send(sender, say('C', { seconds: 5 }));
    const positions = { ...away.entered.positions, [stream]: { ...away.entered.positions.main, offset } };
    const back = await openScreen(socketUrl, 's2', { positions });
    expect(texts(back.entered.messages)).toEqual(['A', 'B', 'C']);
    expect(back.entered.recovered).toBe(true);
    const again = await openScreen(socketUrl, 's2', { positions: back.entered.positions });
    expect(again.entered.messages).toEqual([]);
  });

  test('is sent what stays until it is dismissed, also when it is new or has seen it; until a person has dismissed it here', async () => {
    const { socketUrl } = await startWallServer();
    const sender = await openScreen(socketUrl, 's1');
    await send(sender, say('for a moment', { seconds: 1 }));
    const id = await send(sender, say('stays'));
    const [s2, s3] = [await openScreen(socketUrl, 's2'), await openScreen(socketUrl, 's3')];
    expect([texts(s2.entered.messages), texts(s3.entered.messages)]).toEqual([['stays'], ['stays']]);
    s2.send({ action: 'receipt', acknowledged: [id] });
    await s2.settled();
    expect(texts((await openScreen(socketUrl, 's2')).entered.messages)).toEqual([]);
    expect(texts((await openScreen(socketUrl, 's3')).entered.messages)).toEqual(['stays']);
  });

  test('is not sent what has expired, was withdrawn or replaced', async () => {
    let time = Date.now();
    const { socketUrl } = await startWallServer({ now: () => time });
    const sender = await openScreen(socketUrl, 's1');
    await send(sender, say('expires', { expires: time + 5000 }));
    await send(sender, say('door open', { key: 'door' }));
    await send(sender, say('door shut', { key: 'door' }));
    const withdrawn = await send(sender, say('a mistake'));
    sender.send({ action: 'withdraw', id: withdrawn });
    expect((await sender.next('withdrawn')).id).toBe(withdrawn);
    time += 10_000;
    const { messages } = (await openScreen(socketUrl, 's2')).entered;
    expect(texts(messages)).toEqual(['door shut']);
  });

  test('finds it all after a restart of the server', async () => {
    const stateDir = await tempFolder();
    const first = await startWallServer({ stateDir });
    const sender = await openScreen(first.socketUrl, 's1');
    const away = await openScreen(first.socketUrl, 's2');
    await away.settled();
    away.close();
    await away.closed;
    await send(sender, say('A', { seconds: 5 }));
    const gone = await send(sender, say('B'));
    await send(sender, say('C'));
    sender.send({ action: 'withdraw', id: gone });
    await sender.next('withdrawn');
    await first.close();
    const second = await startWallServer({ stateDir });
    const back = await openScreen(second.socketUrl, 's2', { positions: away.entered.positions });
    expect(texts(back.entered.messages)).toEqual(['A', 'C']);
  });

  test('is told how many are lost when more were sent than are kept, and that it is unknown after the log was lost', async () => {
    const { socketUrl } = await startWallServer();
    const { positions } = (await openScreen(socketUrl, 's2')).entered;
    const senders = await Promise.all([...Array(51).keys()].map((i) => openScreen(socketUrl, `sender${i}`)));
    await Promise.all(
      senders.map(async (sender) => {
        for (let i = 0; i < 20; i++) sender.send(say(`${i}`, { seconds: 5 }));
        for (let i = 0; i < 20; i++) await sender.next('sent');
      }),
    );
    const { entered } = await openScreen(socketUrl, 's2', { positions });
    expect(entered.messages).toHaveLength(1000);
    expect(entered).toMatchObject({ recovered: false, missed: 20 });
    const foreign = { main: { epoch: 'another', offset: 3 } };
    const lost = (await openScreen(socketUrl, 's3', { positions: foreign })).entered;
    expect(lost.messages).toHaveLength(1000);
    expect(lost).toMatchObject({ recovered: false, missed: null });
  });
});
