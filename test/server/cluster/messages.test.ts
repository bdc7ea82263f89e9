import { beforeEach, expect, test } from 'vitest';
import { openDialectSocket, type Told } from '../../helpers/dialect-socket.ts';
import { openScreen, openSocket, type TestSocket } from '../../helpers/socket.ts';
import type { TestServer } from '../../helpers/wall-server.ts';
import { describeWithOwnRedis } from '../../helpers/with-redis.ts';
import { startNode } from './start-node.ts';

interface Sent {
  id: string;
  text: string;
  offset: number;
}

async function ask(server: TestServer, path: string, body?: object) {
  const init = body && { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`${server.url}/api/-/${path}`, init);
  return { status: answer.status, body: (await answer.json()) as Told };
}

const messagesOf = ({ frames }: TestSocket): Sent[] =>
  frames.map(({ json }) => json as Sent & { action: string }).filter(({ action }) => action === 'message');

describeWithOwnRedis('messages on two nodes', (redis) => {
  beforeEach(() => redis().ask('FLUSHALL'));

  const startTwo = () => Promise.all([startNode(redis()), startNode(redis())]);

  test('M-1 those of both reach the screens of both, once, in one order, each with an offset of its own', async () => {
    const [a, b] = await startTwo();
    const screens = await Promise.all([openScreen(a.socketUrl, 'one'), openScreen(b.socketUrl, 'other')]);
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => ask(n % 2 ? a : b, 'messages', { text: `message ${n}` })),
    );
    await expect.poll(() => screens.map((screen) => messagesOf(screen).length)).toEqual([40, 40]);
    const [one, other] = screens.map((screen) => messagesOf(screen).map(({ id, text }) => [id, text]));
    expect(one).toEqual(other);
    const offsets = messagesOf(screens[0]).map(({ offset }) => offset);
    expect(offsets).toEqual([...new Set(offsets)].sort((x, y) => x - y));
    expect(new Set(one!.map(([, text]) => text)).size).toBe(40);
  });

  test('M-5 what a screen missed it gets from another node, once, and the ledger of all says so', async () => {
    const [a, b] = await startTwo();
    const before = await openScreen(a.socketUrl, 'one');
    const { positions } = before.entered as { positions: object };
    before.close();
    await before.closed;
    const { body } = await ask(a, 'messages', { text: 'while it was away' });
    const back = await openScreen(b.socketUrl, 'one', { positions });
    expect(back.entered).toMatchObject({ recovered: true, messages: [{ text: 'while it was away' }] });
    const ids = [(body as unknown as Sent).id];
    back.send({ action: 'receipt', received: ids, shown: ids });
    await expect
      .poll(async () => JSON.stringify((await ask(a, `messages/${(body as unknown as Sent).id}`)).body))
      .toContain('shown');
  });

  test('M-2 a retry at another node, with the same id and sender, is the same message', async () => {
    const [a, b] = await startTwo();
    const one = await openScreen(a.socketUrl, 'one');
    const message = { action: 'message', id: 'mine', text: 'said once', to: 'wall' };
    one.send(message);
    await one.next('message');
    one.close();
    await one.closed;
    const again = await openScreen(b.socketUrl, 'one');
    again.send({ ...message, requestId: 1 });
    await again.settled();
    const { body } = await ask(b, 'messages');
    expect((body as { messages: Sent[] }).messages.map(({ text }) => text)).toEqual(['said once']);
  });

  test('M-6 one that is withdrawn on one node ends on the other', async () => {
    const [a, b] = await startTwo();
    const one = await openScreen(a.socketUrl, 'one');
    const { body } = await ask(b, 'messages', { text: 'no more' });
    await one.next('message');
    await fetch(`${b.url}/api/-/messages/${(body as unknown as Sent).id}`, { method: 'DELETE' });
    expect(await one.next('withdrawn')).toMatchObject({ id: (body as unknown as Sent).id });
  });

  test('N-4 what waits in an inbox comes once, at whichever node its person reads', async () => {
    const [a, b] = await startTwo();
    const texts = ({ frames }: { frames: readonly Told[] }) =>
      frames.flatMap(({ data }) => (data as { message?: Sent } | undefined)?.message?.text ?? []);
    const open = async (server: TestServer) => {
      const socket = await openDialectSocket(server.socketUrl);
      socket.send({ type: 'auth', data: 'ann' });
      return socket;
    };
    await ask(a, 'messages', { to: { person: 'ann' }, text: 'one', name: 'Bo' });
    const first = await open(a);
    await expect.poll(() => texts(first)).toEqual(['one']);
    const second = await open(b);
    await ask(b, 'messages', { to: { person: 'ann' }, text: 'two', name: 'Bo' });
    await expect.poll(() => [texts(first), texts(second)]).toEqual([['one', 'two'], ['two']]);
  });

  test('while Redis is gone a message is refused with 507, and is not there afterwards', async () => {
    const [a] = await startTwo();
    const one = await openScreen(a.socketUrl, 'one');
    await redis().kill();
    await expect.poll(async () => (await ask(a, 'messages', { text: 'lost' })).status).toBe(507);
    await redis().start();
    await expect
      .poll(async () => (await ask(a, 'messages', { text: 'kept' })).status, { timeout: 10_000 })
      .toBe(201);
    await one.next('message');
    expect(messagesOf(one).map(({ text }) => text)).toEqual(['kept']);
  });

  test('G-7 an old client whose node is killed gets its charts from the other one, without a word', async () => {
    const charts = { trend: '[1]' };
    const [a, b] = await Promise.all([startNode(redis(), { charts }), startNode(redis(), { charts })]);
    const guest = await openSocket(a.socketUrl);
    guest.send({ action: 'getData', socketType: 'trendData', chartName: 'trend' });
    await guest.next('getData');
    guest.close();
    await guest.closed;
    const back = await openSocket(b.socketUrl);
    expect(await back.next('getData')).toMatchObject({ socketType: 'trendData', data: '[1]' });
  });

  test('R-3 a room is one on all nodes: who comes, leaves and says something is told, with how many are there', async () => {
    const [a, b] = await startTwo();
    const ann = await openDialectSocket(a.socketUrl);
    ann.send({ event: 'enter', message: 'Ann' });
    expect(await ann.next({ event: 'enter' })).toMatchObject({ name: 'Ann', num: 1 });
    const bo = await openDialectSocket(b.socketUrl);
    const login = async () => {
      bo.send({ event: 'login', name: 'Bo' });
      return bo.next({ event: 'login' });
    };
    // his node may not have heard of Ann yet
    await expect.poll(login).toMatchObject({ name: 'Bo', num: 2 });
    expect(await ann.next({ event: 'login' })).toMatchObject({ name: 'Bo', num: 2 });
    bo.send({ event: 'message', message: 'hello' });
    for (const socket of [ann, bo])
      expect(await socket.next({ event: 'message' })).toMatchObject({ message: 'hello', name: 'Bo', num: 2 });
    bo.send({ event: 'logout' });
    expect(await ann.next({ event: 'out' })).toMatchObject({ name: 'Bo', num: 1 });
  });

  test('M-5 the first message of a wall reaches a screen that was away, whichever node was behind', async () => {
    const [a, b] = await startTwo();
    // entries that node b has read and the other has not would be ahead of its numbers
    for (let n = 0; n < 30; n++) await openScreen(b.socketUrl, `busy-${n}`);
    const away = await openScreen(b.socketUrl, 'away');
    const { positions } = away.entered as { positions: Record<string, { offset: number }> };
    expect(positions['main']?.offset).toBe(0);
    away.close();
    await away.closed;
    await ask(a, 'messages', { text: 'the first' });
    const back = await openScreen(b.socketUrl, 'away', { positions });
    expect(back.entered).toMatchObject({ recovered: true, messages: [{ text: 'the first', offset: 1 }] });
  });
});
