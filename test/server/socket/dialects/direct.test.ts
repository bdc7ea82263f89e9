import { describe, expect, test } from 'vitest';
import { bearer, tokenFor, withSecret } from '../../../helpers/auth.ts';
import { openDialectSocket, type DialectSocket } from '../../../helpers/dialect-socket.ts';
import { openScreen } from '../../../helpers/socket.ts';
import { tempFolder } from '../../../helpers/temp-folder.ts';
import { startWallServer } from '../../../helpers/wall-server.ts';

const openAs = (url: string, id: string, options: Parameters<typeof openDialectSocket>[1] = {}) =>
  openDialectSocket(`${url}/ws/${id}`, options);

const text = (from: string | number, to: string | number, content: string, more: object = {}) => ({
  friend: true,
  from,
  to,
  content,
  type: 'text',
  ...more,
});
const contents = ({ frames }: DialectSocket) => frames.map(({ content }) => content);

async function vanish(socket: DialectSocket): Promise<void> {
  socket.vanish();
  await socket.closed;
}

describe('U-2 a direct message', () => {
  test('reaches the sockets of the addressee alone, as it was sent; nothing is echoed', async () => {
    const { socketUrl } = await startWallServer();
    const [ann, eve, ...tabs] = await Promise.all(
      ['ann', 'eve', 'bo', 'BO'].map((id) => openAs(socketUrl, id)),
    );
    const message =
      '{"friend":{"id":7},"from":"ann","to":"bo","content":"hi 🍜","type":"emoji","__proto__":{"x":[1]}}';
    ann!.send(message);
    for (const tab of tabs) expect(JSON.stringify(await tab.next({ from: 'ann' }))).toBe(message);
    ann!.send(text('ann', 'eve', 'over'));
    await eve!.next({ content: 'over' });
    expect([ann!.frames, eve!.frames.length]).toEqual([[], 1]);
  });

  test('is kept until the addressee comes, then sent in order, once; never to another', async () => {
    const stateDir = await tempFolder();
    const first = await startWallServer({ stateDir });
    const ann = await openAs(first.socketUrl, '7');
    for (const content of ['one', 'two']) ann.send(text(7, 42, content));
    ann.send({ from: 7, to: 42, content: { name: 'a.pdf', data: 'AAAA' }, type: 'file', size: 3 });
    ann.send(text(7, 8, 'the end'));
    const other = await openAs(first.socketUrl, '8');
    await other.next({ content: 'the end' });
    await first.close();
    const second = await startWallServer({ stateDir });
    const bo = await openAs(second.socketUrl, '42');
    await bo.next({ type: 'file' });
    expect(bo.frames).toEqual([
      text(7, 42, 'one'),
      text(7, 42, 'two'),
      { from: 7, to: 42, content: { name: 'a.pdf', data: 'AAAA' }, type: 'file', size: 3 },
    ]);
    await vanish(bo);
    const again = await openAs(second.socketUrl, '42');
    const sender = await openAs(second.socketUrl, '7');
    sender.send(text(7, 42, 'three'));
    await again.next({ content: 'three' });
    expect(contents(again)).toEqual(['three']);
    expect(contents(other)).toEqual(['the end']);
  });

  test('is a message of the person: in the conversation of both, on no screen; what is written there comes in its words', async () => {
    const { socketUrl, url } = await startWallServer();
    const screen = await openScreen(socketUrl, 'bo');
    const [ann, bo] = [await openAs(socketUrl, 'Ann'), await openAs(socketUrl, 'bo')];
    ann.send(text('Ann', 'Bo', 'hello'));
    ann.send({ from: 'Ann', to: 'bo', content: 'plan.pdf', type: 'file' });
    await bo.next({ content: 'plan.pdf' });
    const ask = async (path: string, body?: object) => {
      const init = body && { method: 'POST', body: JSON.stringify(body) };
      return (await fetch(`${url}/api/-/${path}`, init)).json() as Promise<{ messages: { text: string }[] }>;
    };
    for (const path of ['conversations/person:ann?name=bo', 'conversations/person:bo?name=ann'])
      expect((await ask(path)).messages.map((message) => message.text)).toEqual(['hello', '📎 plan.pdf']);
    await ask('messages', { to: { person: 'bo' }, text: 'from the console', name: 'Cy' });
    expect(await bo.next({ from: 'Cy' })).toEqual({
      from: 'Cy',
      to: 'bo',
      content: 'from the console',
      type: 'text',
    });
    await screen.settled();
    expect(screen.frames.map(({ json }) => json.action)).toEqual(['entered', 'heartbeat']);
  });

  test('that a client has had which vanished without a word is not sent again', async () => {
    const { socketUrl } = await startWallServer();
    const [ann, bo] = [await openAs(socketUrl, 'ann'), await openAs(socketUrl, 'bo')];
    ann.send(text('ann', 'bo', 'had'));
    await bo.next({ content: 'had' });
    await vanish(bo);
    const back = await openAs(socketUrl, 'bo');
    ann.send(text('ann', 'bo', 'next'));
    await back.next({ content: 'next' });
    expect(contents(back)).toEqual(['next']);
  });

  test.each<[unknown, string]>([
    [text('eve', 'bo', 'x'), 'from must be ann, as in the URL'],
    [text('ann', '', 'x'), 'person must be 1 to 64 letters'],
    [text('ann', 'a/b', 'x'), 'person must be 1 to 64 letters'],
    [{ ...text('ann', 'bo', 'x'), to: { $ne: 1 } }, 'to must be a text or a number'],
    [{ from: 'ann', content: 'x', type: 'text' }, 'to is missing'],
    [text('ann', 'bo', ''), 'text must not be empty'],
    [text('ann', 'bo', 'x'.repeat(2001)), 'text must have at most 2000 characters'],
    [text('ann', 'bo', 'x', { type: 'video' }), 'type must be text, emoji or file'],
    [text('ann', 'bo', 'x', { type: '__proto__' }), 'type must be text, emoji or file'],
    [text('ann', 'bo', 'x', { content: [] }), 'text must be a string'],
    ['"x"', 'not a JSON object'],
    [{ action: 'getData', chartName: 'trend' }, 'type'],
    [{ type: 'auth', data: 'bo' }, 'type must be text, emoji or file'],
    [{ event: 'enter', message: 'ann' }, 'type'],
    [`{"type":"file","content":${'['.repeat(65)}${']'.repeat(65)}}`, 'more than 64 levels of nesting'],
  ])('is refused with the reason, and the socket goes on: %j', async (message, reason) => {
    const { socketUrl } = await startWallServer();
    const [ann, bo] = [await openAs(socketUrl, 'ann'), await openAs(socketUrl, 'bo')];
    ann.send(message);
    expect(await ann.next({ type: 'error' })).toEqual({
      type: 'error',
      content: expect.stringContaining(reason) as string,
    });
    ann.send(text('ann', 'bo', 'still here'));
    await bo.next({ content: 'still here' });
    expect(bo.frames).toHaveLength(1);
  });

  test('too often ends the socket', async () => {
    const now = Date.now();
    const { socketUrl } = await startWallServer({ now: () => now });
    const ann = await openAs(socketUrl, 'ann');
    for (let i = 0; i < 60; i++) ann.send(text('ann', `p${i}`, 'spam'));
    expect(await ann.closed).toMatchObject({ code: 4429 });
  });
});

describe('U-1 whose a socket is', () => {
  test.each(['a%2Fb', '%00', '%E0%A4%A', 'x'.repeat(65), '%E2%80%8B'])(
    '/ws/%s is nobody’s, and is closed with the reason',
    async (id) => {
      const { socketUrl } = await startWallServer();
      const socket = await openAs(socketUrl, id);
      expect(await socket.next({ type: 'error' })).toMatchObject({
        content: expect.stringContaining('person must be') as string,
      });
      expect(await socket.closed).toMatchObject({ code: 4400 });
    },
  );

  test('with a secret is proved by a token: its own, not of another, of a screen, or of nobody', async () => {
    const { socketUrl, url } = await startWallServer({ auth: withSecret });
    const origin = { headers: { Origin: url } };
    const token = async (role: 'viewer' | 'screen' | 'operator', name?: string) =>
      tokenFor(role, name === undefined ? {} : { name });
    const ann = await openAs(socketUrl, `ann?token=${await token('viewer', 'Ann')}`, origin);
    const bo = await openAs(socketUrl, 'bo', { headers: bearer(await token('operator', 'Bo')) });
    ann.send(text('ann', 'bo', 'a secret'));
    expect(await bo.next({ from: 'ann' })).toMatchObject({ content: 'a secret' });
    ann.send(text('bo', 'ann', 'as another'));
    await ann.next({ type: 'error' });
    for (const other of [await token('viewer', 'Eve'), await token('screen', 'bo'), await token('viewer')]) {
      const taker = await openAs(socketUrl, `bo?token=${other}`, origin);
      expect(await taker.closed).toMatchObject({ code: 4403 });
      expect(taker.frames).toEqual([{ type: 'error', content: 'the token is not of this person' }]);
    }
    const nobody = await openAs(socketUrl, 'bo', origin);
    expect(await nobody.closed).toMatchObject({ code: 4401 });
    expect(nobody.frames).toMatchObject([{ type: 'error' }]);
    await expect(openAs(socketUrl, 'bo')).rejects.toThrow(/401/);
    expect(contents(bo)).toEqual(['a secret']);
  });
});
