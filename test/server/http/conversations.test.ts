import type { Conversation, Message } from '#protocol';
import { describe, expect, test } from 'vitest';
import { noAuth } from '../../../server/auth/authenticator.ts';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startWallServer, type TestServerOptions } from '../../helpers/wall-server.ts';

interface Told extends Conversation {
  person: string;
  conversations: Conversation[];
  messages: Message[];
  more: boolean;
  id: string;
  message: string;
}

/** A person with a token, who speaks to a server. */
async function startTalk(options: TestServerOptions = {}) {
  const server = await startWallServer({ auth: withSecret, ...options });

  async function ask(headers: Record<string, string>, method: string, path: string, body?: unknown) {
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(`${server.url}/api/-/${path}`, init);
    const json = JSON.parse((await response.text()) || '{}') as Told;
    return { status: response.status, json };
  }

  async function person(name: string, walls: 'all' | string[] = 'all') {
    const headers = bearer(await tokenFor('operator', { name, walls }));
    const send = async (to: unknown, text: string, more: object = {}) =>
      (await ask(headers, 'POST', 'messages', { to, text, ...more })).json.id;
    const list = async () =>
      Object.fromEntries(
        (await ask(headers, 'GET', 'conversations')).json.conversations.map((each) => [each.stream, each]),
      );
    return {
      headers,
      ask: (method: string, path: string, body?: unknown) => ask(headers, method, path, body),
      send,
      list,
      async read(stream: string, query = '') {
        const { json } = await ask(headers, 'GET', `conversations/${stream}${query}`);
        return { ...json, texts: json.messages.map(({ text }) => text) };
      },
      mark: (stream: string, offset: number) =>
        ask(headers, 'POST', `conversations/${stream}/read`, { offset }),
    };
  }

  return { ...server, person, ask };
}

describe('M-9 a message to a person', () => {
  test('waits for the addressee; both sides see one conversation, and each unread what the other said', async () => {
    const { person } = await startTalk();
    const [anna, ben] = [await person('Anna'), await person('Ben')];
    await anna.send({ person: 'BEN' }, 'hello');
    await ben.send({ person: 'Anna' }, 'hello back');
    await anna.send({ person: 'ben' }, 'how are you?');
    const [ofAnna, ofBen] = [await anna.list(), await ben.list()];
    expect(ofAnna['person:ben']).toMatchObject({ kind: 'person', name: 'Ben', unread: 1 });
    expect(ofBen['person:anna']).toMatchObject({ kind: 'person', name: 'Anna', unread: 2 });
    expect(ofBen['person:anna']?.last).toMatchObject({ text: 'how are you?', from: { person: 'Anna' } });
    for (const { texts } of [await anna.read('person:ben'), await ben.read('person:Anna')])
      expect(texts).toEqual(['hello', 'hello back', 'how are you?']);
  });

  test('is read by nobody else: not by its id, not in a list, not withdrawn, not by another spelling', async () => {
    const { person } = await startTalk();
    const [anna, ben, eve] = [await person('Anna'), await person('Ben'), await person('Eve')];
    const id = await anna.send({ person: 'ben' }, 'a secret');
    expect(id).toBe('person:ben/1');
    for (const spelt of [id, 'person:Ben/1', 'person%3Aben/1', 'PERSON:ben/1'])
      for (const method of ['GET', 'DELETE'])
        expect([spelt, (await eve.ask(method, `messages/${spelt}`)).status]).toEqual([spelt, 404]);
    expect(JSON.stringify(await eve.list())).not.toContain('a secret');
    for (const stream of ['person:ben', 'person:anna', 'person:eve'])
      expect((await eve.read(stream)).texts).toEqual([]);
    expect((await eve.read(`person:anna`, `?before=${id}`)).texts).toEqual([]);
    // the addressee reads it, and only the sender takes it back
    expect((await ben.ask('GET', `messages/${id}`)).json).toMatchObject({ text: 'a secret', read: false });
    expect((await ben.ask('DELETE', `messages/${id}`)).status).toBe(404);
    expect((await anna.ask('DELETE', `messages/${id}`)).status).toBe(204);
    expect((await ben.read('person:anna')).texts).toEqual([]);
  });

  test('does not reach a screen whose id is the name, nor who takes the name without its token', async () => {
    const { person, socketUrl, ask } = await startTalk();
    const anna = await person('Anna');
    const asScreen = bearer(await tokenFor('screen', { name: 'ben' }));
    const screen = await openScreen(socketUrl, 'ben', {}, { headers: asScreen });
    await anna.send({ person: 'ben' }, 'a secret');
    await screen.settled();
    const positions = { 'person:ben': { epoch: screen.entered.positions.main.epoch, offset: 0 } };
    const { key } = screen.entered;
    const again = await openScreen(socketUrl, 'ben', { key, positions }, { headers: asScreen });
    expect(JSON.stringify([screen.frames, again.frames])).not.toContain('a secret');
    expect((await ask(asScreen, 'GET', 'conversations?name=ben')).status).toBe(403);
    // a name in the request does not count where a token has another, or none
    const nameless = bearer(await tokenFor('operator'));
    expect((await ask(nameless, 'GET', 'conversations?name=ben')).status).toBe(400);
    const eve = await person('Eve');
    expect((await eve.ask('GET', 'conversations?name=ben')).json.person).toBe('eve');
  });

  test('takes the role for any wall; where no roles are enforced a name is a claim', async () => {
    const { person } = await startTalk();
    const olga = await person('Olga', ['lobby']);
    expect(await olga.send({ person: 'Anna' }, 'from the lobby')).toBe('person:anna/1');
    expect(Object.keys(await olga.list())).toEqual(['person:anna']);
    const { ask } = await startTalk({ auth: noAuth });
    await ask({}, 'POST', 'messages', { to: { person: 'Anna' }, text: 'hi', name: 'Ben' });
    const { conversations } = (await ask({}, 'GET', 'conversations?name=anna')).json;
    expect(conversations.find(({ stream }) => stream === 'person:ben')).toMatchObject({ unread: 1 });
  });

  test.each(['', 'a/b', 'x'.repeat(65), 'a\u200bb', 5])('to %j is refused', async (name) => {
    const { person } = await startTalk();
    const anna = await person('Anna');
    expect((await anna.ask('POST', 'messages', { to: { person: name }, text: 'x' })).status).toBe(400);
  });
});

describe('M-10 conversations', () => {
  test('are one per wall, with what was said there, and not of walls that the role is not for', async () => {
    const { person } = await startTalk();
    const [anna, olga] = [await person('Anna'), await person('Olga', ['lobby'])];
    await anna.send({ wall: 'lobby' }, 'for the lobby');
    await anna.send({ wall: 'main' }, 'for main');
    await anna.send('all', 'for all');
    const own = await olga.list();
    expect(Object.keys(own)).toEqual(['*', 'lobby']);
    expect(own['lobby']).toMatchObject({ kind: 'wall', unread: 1, last: { text: 'for the lobby' } });
    expect((await olga.ask('GET', 'conversations/main')).status).toBe(404);
    expect((await olga.ask('POST', 'conversations/main/read', { offset: 1 })).status).toBe(404);
    // what one said oneself is not unread
    expect((await anna.list())['lobby']?.unread).toBe(0);
  });

  test('come in pages, from the newest back, without gap or double', async () => {
    const { person } = await startTalk();
    const [anna, ben] = [await person('Anna'), await person('Ben')];
    for (let i = 0; i < 7; i++) await (i % 2 ? ben : anna).send({ person: i % 2 ? 'Anna' : 'Ben' }, `${i}`);
    const pages: string[][] = [];
    let query = '?limit=3';
    for (let more = true; more;) {
      const page = await anna.read('person:ben', query);
      pages.push(page.texts);
      more = page.more;
      query = `?limit=3&before=${page.messages[0]?.id}`;
    }
    expect(pages).toEqual([['4', '5', '6'], ['1', '2', '3'], ['0']]);
    expect((await anna.ask('GET', 'conversations/person:ben?limit=0')).status).toBe(400);
    expect((await anna.read('person:ben', '?before=person:ben/99')).texts).toEqual([]);
  });

  test('with a screen hold what it said and what it was told', async () => {
    const { person, socketUrl } = await startTalk();
    const anna = await person('Anna');
    const headers = bearer(await tokenFor('operator'));
    const screen = await openScreen(socketUrl, 's1', { name: 'Lobby' }, { headers });
    await anna.send({ screen: 's1' }, 'who is there?');
    screen.send({ action: 'message', id: 'm1', to: { person: 'anna' }, text: 'the lobby' });
    await screen.next('sent');
    expect((await anna.list())['screen:s1']).toMatchObject({ kind: 'screen', name: 'Lobby', unread: 1 });
    expect((await anna.read('screen:s1')).texts).toEqual(['who is there?', 'the lobby']);
    expect((await anna.ask('GET', 'conversations/screen:s2')).status).toBe(404);
  });
});

describe('M-11 a read mark', () => {
  test('is the person’s, goes forward only, and is known after a restart', async () => {
    const stateDir = await tempFolder();
    const first = await startTalk({ stateDir });
    const [anna, ben] = [await first.person('Anna'), await first.person('Ben')];
    const ids = [];
    for (const text of ['one', 'two', 'three']) ids.push(await anna.send({ person: 'Ben' }, text));
    expect((await ben.mark('person:anna', 2)).json).toMatchObject({ unread: 1, read: 2, newest: 3 });
    expect((await ben.mark('person:anna', 1)).json).toMatchObject({ unread: 1, read: 2 });
    expect((await anna.ask('GET', `messages/${ids[1]}`)).json).toMatchObject({ read: true });
    expect((await anna.ask('GET', `messages/${ids[2]}`)).json).toMatchObject({ read: false });
    await first.close();
    const second = await startTalk({ stateDir });
    const again = await second.person('ben');
    expect((await again.list())['person:anna']).toMatchObject({ unread: 1, read: 2 });
    // what was not said yet is not read
    expect((await again.mark('person:anna', 1_000_000)).json).toMatchObject({ unread: 0, read: 3 });
    expect((await again.ask('POST', 'conversations/person:anna/read', { offset: -1 })).status).toBe(400);
  });

  test('of a wall called __proto__ is kept too', async () => {
    const stateDir = await tempFolder();
    const first = await startTalk({ stateDir });
    const [anna, ben] = [await first.person('Anna'), await first.person('Ben')];
    await anna.send({ wall: '__proto__' }, 'hello');
    expect((await ben.mark('__proto__', 1)).json).toMatchObject({ unread: 0, read: 1 });
    await first.close();
    const again = await (await startTalk({ stateDir })).person('Ben');
    expect((await again.list())['__proto__']).toMatchObject({ unread: 0, read: 1 });
  });
});

describe('M-12 a person’s sockets', () => {
  async function openFor(url: string, headers: Record<string, string>) {
    const socket = await openSocket(url, { headers });
    socket.send({ action: 'conversations', requestId: 1 });
    return Object.assign(socket, { told: await socket.next('conversations') });
  }

  test('are all told of messages, of marks that another tab sets, and of withdrawals; those of others are not', async () => {
    const { person, socketUrl } = await startTalk();
    const [anna, ben, eve] = [await person('Anna'), await person('Ben'), await person('Eve')];
    const tabs = [await openFor(socketUrl, ben.headers), await openFor(socketUrl, ben.headers)];
    const stranger = await openFor(socketUrl, eve.headers);
    expect(tabs[0]?.told).toMatchObject({ person: 'ben', requestId: 1, conversations: [{ stream: 'main' }] });
    const id = await anna.send({ person: 'Ben' }, 'hello');
    for (const tab of tabs)
      expect(await tab.next('conversation')).toMatchObject({
        person: 'ben',
        conversation: { stream: 'person:anna', unread: 1, last: { text: 'hello' } },
      });
    await ben.mark('person:anna', 1);
    for (const tab of tabs)
      expect((await tab.next('conversation')).conversation).toMatchObject({ unread: 0, read: 1 });
    await anna.ask('DELETE', `messages/${id}`);
    for (const tab of tabs) expect((await tab.next('conversation')).conversation.last).toBeNull();
    await stranger.settled();
    expect(stranger.frames.map(({ json }) => json.action)).toEqual(['conversations', 'heartbeat']);
  });

  test('are told of walls that their role is for, and not of others', async () => {
    const { person, socketUrl } = await startTalk();
    const [anna, olga] = [await person('Anna'), await person('Olga', ['lobby'])];
    const socket = await openFor(`${socketUrl}/?wall=lobby`, olga.headers);
    await anna.send({ wall: 'main' }, 'for main');
    await anna.send({ wall: 'lobby' }, 'for the lobby');
    expect((await socket.next('conversation')).conversation).toMatchObject({ stream: 'lobby', unread: 1 });
    expect(JSON.stringify(socket.frames)).not.toContain('for main');
  });

  test('hear nothing more of a person once they are another’s', async () => {
    const { person, socketUrl } = await startTalk();
    const [anna, ben] = [await person('Anna'), await person('Ben')];
    const socket = await openFor(socketUrl, ben.headers);
    socket.send({ action: 'auth', value: await tokenFor('operator', { name: 'Eve' }) });
    await socket.next('auth');
    await anna.send({ person: 'Ben' }, 'a secret');
    await socket.settled();
    expect(JSON.stringify(socket.frames)).not.toContain('a secret');
  });
});
