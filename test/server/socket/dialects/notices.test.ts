import { describe, expect, test } from 'vitest';
import { bearer, tokenFor, withSecret } from '../../../helpers/auth.ts';
import {
  openDialectSocket,
  untilGuests,
  type DialectSocket,
  type Told,
} from '../../../helpers/dialect-socket.ts';
import { startWallServer, type TestServerOptions } from '../../../helpers/wall-server.ts';
import { startFakeWall } from '../../walls/fake-wall.ts';

/** A page of its time: it sends a check of its own, and answers none. */
async function openInbox(url: string, data: string, headers: Record<string, string> = {}) {
  const socket = await openDialectSocket(url, { headers });
  socket.send({ type: 'auth', data });
  return socket;
}

async function start(options: TestServerOptions = {}) {
  const server = await startWallServer(options);
  const ask = async (path: string, body?: object, headers: Record<string, string> = {}) => {
    const init = { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) };
    return (await fetch(`${server.url}/api/-/${path}`, init)).json() as Promise<Told>;
  };
  const write = (name: string, person: string, text: string) =>
    ask('messages', { to: { person }, text, name });
  return { ...server, ask, write };
}

const texts = ({ frames }: DialectSocket) =>
  frames.flatMap(({ data }) => (data as { message?: { text: string } } | undefined)?.message?.text ?? []);
const unread = (count: number) => ({ type: 'message', data: { unread: count } });

describe('N-2 an inbox', () => {
  test('has the unread count, what waited, in order, and then what comes, each once', async () => {
    const { socketUrl, url, ask, write } = await start();
    await write('Bo', 'ann', 'one');
    await write('Cy', 'Ann', 'two');
    const ann = await openInbox(socketUrl, 'Ann');
    expect(await ann.next({ type: 'auth' })).toEqual({ type: 'auth', data: 'auth ok' });
    await ann.next(unread(2));
    await write('Bo', 'ann', 'three');
    await expect.poll(() => texts(ann)).toEqual(['one', 'two', 'three']);
    expect(ann.frames.at(-1)).toMatchObject({
      type: 'message',
      data: { unread: 3, message: { text: 'three', from: { person: 'Bo' } } },
    });
    await ask('conversations/person:bo/read?name=ann', { offset: 3 });
    await ann.next(unread(1));
    await untilGuests(url, 1);
    ann.vanish();
    await untilGuests(url, 0);
    await write('Bo', 'ann', 'four');
    const back = await openInbox(socketUrl, 'ann');
    await back.next(unread(2));
    await expect.poll(() => texts(back)).toEqual(['four']);
  });

  test('is one person’s: others get none of it, and no wall', async () => {
    const { socketUrl, ask, write } = await start();
    const [ann, eve] = [await openInbox(socketUrl, 'ann'), await openInbox(socketUrl, 'eve')];
    await write('Bo', 'ann', 'a secret');
    await ask('messages', { text: 'to the wall' });
    await write('Bo', 'eve', 'for eve');
    await expect.poll(() => texts(eve)).toEqual(['for eve']);
    expect(texts(ann)).toEqual(['a secret']);
  });

  test('takes over what was said in the dialect by URL, and neither takes the other’s', async () => {
    const { socketUrl } = await start();
    const bo = await openDialectSocket(`${socketUrl}/ws/bo`);
    bo.send({ from: 'bo', to: 'ann', content: 'hello', type: 'text' });
    const ann = await openInbox(socketUrl, 'ann');
    await expect.poll(() => texts(ann)).toEqual(['hello']);
    const byUrl = await openDialectSocket(`${socketUrl}/ws/ann`);
    expect(await byUrl.next({ from: 'bo' })).toMatchObject({ content: 'hello' });
  });
});

describe('N-1 auth', () => {
  test('with a secret: noAuth for everything before a token that counts, and the client may try again', async () => {
    const { socketUrl, url, ask } = await start({ auth: withSecret });
    const ann = await openInbox(socketUrl, 'nonsense', { Origin: url });
    expect(await ann.next({ type: 'noAuth' })).toEqual({ type: 'noAuth' });
    for (const message of [
      { type: 'heartCheck' },
      { type: 'message', data: 1 },
      { type: 'auth', data: {} },
    ]) {
      ann.send(message);
      await ann.next({ type: 'noAuth' });
    }
    const bo = bearer(await tokenFor('operator', { name: 'Bo' }));
    await ask('messages', { to: { person: 'ann' }, text: 'a secret' }, bo);
    // a screen of that name is not the person
    ann.send({ type: 'auth', data: await tokenFor('screen', { name: 'ann' }) });
    await ann.next({ type: 'auth' });
    expect((await ann.next({ type: 'message' })).data).toMatchObject({
      error: expect.stringContaining('that of a person') as string,
    });
    expect(texts(ann)).toEqual([]);
    ann.send({ type: 'auth', data: await tokenFor('viewer', { name: 'Ann' }) });
    await expect.poll(() => texts(ann)).toEqual(['a secret']);
    // as another person it is another inbox
    ann.send({ type: 'auth', data: await tokenFor('viewer', { name: 'Eve' }) });
    await ann.next(unread(0));
    await ask('messages', { to: { person: 'ann' }, text: 'another' }, bo);
    await ask('messages', { to: { person: 'eve' }, text: 'for eve' }, bo);
    await expect.poll(() => texts(ann)).toEqual(['a secret', 'for eve']);
  });

  test.each<[unknown, Told]>([
    [
      { type: 'message', data: 'x' },
      { type: 'message', data: { error: 'type must be auth or heartCheck' } },
    ],
    [{ type: 'auth' }, { type: 'noAuth' }],
    [{ type: 'auth', data: 'x'.repeat(9000) }, { type: 'noAuth' }],
    ['{"type":', { type: 'message', data: { error: 'not JSON' } }],
    ['[]', { type: 'message', data: { error: 'not a JSON object' } }],
  ])('is answered, and the socket goes on: %.60j', async (message, answer) => {
    const { socketUrl } = await start();
    const ann = await openInbox(socketUrl, 'ann');
    await ann.next(unread(0));
    ann.send(message);
    expect(await ann.next(answer)).toEqual(answer);
    ann.send({ type: 'auth', data: 'ann' });
    await ann.next({ type: 'auth' });
  });
});

describe('N-3 heartCheck', () => {
  const check = { type: 'heartCheck' };

  test('comes every 25 s, and ends a socket that has said nothing by the next', async () => {
    const { join, time } = startFakeWall();
    const [ann, bo] = [join(), join()];
    for (const peer of [ann, bo]) {
      await peer.send(check);
      peer.received();
    }
    for (let i = 0; i < 4; i++) {
      time.advance(25_000);
      await ann.send(check);
    }
    expect([ann.closes, bo.closes]).toEqual([[], [1013]]);
    expect(ann.received()).toEqual([check, check, check, check]);
    ann.end();
    expect(time.timers()).toBe(0);
  });

  test('of a client is answered, and answers do not answer each other for ever', async () => {
    const { join, time } = startFakeWall();
    const ann = join();
    for (let i = 0; i < 3; i++) {
      time.advance(2000);
      await ann.send(check);
    }
    expect(ann.received()).toEqual([check, check, check]);
    time.advance(21_000); // ours
    expect(ann.received()).toEqual([check]);
    for (let i = 0; i < 10; i++) await ann.send(check);
    expect(ann.received()).toEqual([]);
  });
});
