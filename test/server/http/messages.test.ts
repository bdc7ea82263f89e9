import { expect, test } from 'vitest';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { openScreen, type TestScreen } from '../../helpers/socket.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

interface Told {
  id: string;
  screens: { screen: string; name: string; stage: string }[];
  messages: { id: string; text: string }[];
  message: string;
}

async function startMessages(options: Parameters<typeof startWallServer>[0] = {}) {
  const server = await startWallServer(options);
  const ask = async (method: string, path = '', body?: unknown) => {
    const response = await fetch(`${server.url}/api/-/messages${path}`, {
      method,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: JSON.parse(text || '{}') as Told };
  };
  const stages = async (id: string) => {
    const { screens } = (await ask('GET', `/${id}`)).json;
    return Object.fromEntries(screens.map(({ screen, stage }) => [screen, stage]));
  };
  return { ...server, ask, stages };
}

async function leave(screen: TestScreen): Promise<void> {
  screen.close();
  await screen.closed;
}

test('M-8 a program sends a message to a wall; a retry with its own id is the same message', async () => {
  const { socketUrl, ask } = await startMessages();
  const screen = await openScreen(socketUrl, 's1');
  const message = { id: 'job-7', text: 'Backup done', name: 'backup', seconds: 20 };
  expect(await ask('POST', '', message)).toMatchObject({ status: 201, json: { id: 'main/1' } });
  expect(await ask('POST', '', message)).toMatchObject({ status: 201, json: { id: 'main/1' } });
  expect((await ask('POST', '', { ...message, text: 'Backup failed' })).status).toBe(409);
  expect(await screen.next('message')).toMatchObject({
    id: 'main/1',
    text: 'Backup done',
    from: { name: 'backup' },
  });
  expect((await ask('POST', '', { text: 'no id' })).json.id).toBe('main/2');
  expect((await ask('GET', '?wall=main')).json.messages.map(({ id }) => id)).toEqual(['main/1', 'main/2']);
});

test.each<[unknown, string]>([
  ['{', 'the content is not JSON'],
  [{}, 'text is missing'],
  [{ text: '  ' }, 'text must not be empty'],
  [{ text: 'x', to: 5 }, 'to must be "wall", "all"'],
  [{ text: 'x', expires: 1 }, 'expires is over already'],
])('M-8 %j is refused with 400 and the reason', async (body, reason) => {
  const { ask } = await startMessages();
  const { status, json } = await ask('POST', '', body);
  expect([status, json.message]).toEqual([400, expect.stringContaining(reason)]);
});

test('M-8 a message that was withdrawn is gone from the screens; an unknown one is 404', async () => {
  const { socketUrl, ask } = await startMessages();
  const screen = await openScreen(socketUrl, 's1');
  await ask('POST', '', { text: 'a mistake', to: { screen: 's1' } });
  const { id } = await screen.next('message');
  expect((await ask('DELETE', `/${id}`)).status).toBe(204);
  expect((await screen.next('withdrawn')).id).toBe(id);
  expect((await ask('DELETE', '/main/99')).status).toBe(404);
  expect((await ask('GET', '/main/99')).status).toBe(404);
});

test('M-8 who has a token with a name says it under that name, and no other', async () => {
  const { url } = await startWallServer({ auth: withSecret });
  const send = async (name: string) => {
    const headers = bearer(await tokenFor('operator', { name }));
    const body = JSON.stringify({ id: 'same', text: 'hello', name: 'the boss' });
    const response = await fetch(`${url}/api/-/messages`, { method: 'POST', headers, body });
    return (await response.json()) as { id: string; from: { name: string } };
  };
  expect(await send('Anna')).toMatchObject({ id: 'main/1', from: { name: 'Anna' } });
  expect(await send('Ben')).toMatchObject({ id: 'main/2', from: { name: 'Ben' } });
});

test('M-7 the ledger says of each screen how far a message has come, also after a restart', async () => {
  const stateDir = await tempFolder();
  let time = Date.now();
  const { socketUrl, ask, stages, close } = await startMessages({ stateDir, now: () => time });
  const [s1, s2, s3] = [
    await openScreen(socketUrl, 's1', { name: 'Lobby' }),
    await openScreen(socketUrl, 's2'),
    await openScreen(socketUrl, 's3'),
  ];
  await openScreen(socketUrl, 'elsewhere', { wall: 'other' });
  await leave(s3);
  const first = (await ask('POST', '', { text: 'A', expires: time + 5000 })).json.id;
  const second = (await ask('POST', '', { text: 'B' })).json.id;
  expect(await stages(first)).toEqual({ s1: 'queued', s2: 'queued', s3: 'queued' });
  s1.send({ action: 'receipt', received: [first, second], shown: [first] });
  s2.send({ action: 'receipt', received: [first] });
  s2.send({ action: 'receipt', acknowledged: [second] });
  await Promise.all([s1.settled(), s2.settled()]);
  expect(await stages(first)).toEqual({ s1: 'shown', s2: 'delivered', s3: 'queued' });
  expect(await stages(second)).toEqual({ s1: 'delivered', s2: 'acknowledged', s3: 'queued' });
  time += 10_000;
  // the third comes back too late for the first
  const back = await openScreen(socketUrl, 's3', { positions: s3.entered.positions });
  back.send({ action: 'receipt', shown: back.entered.messages.map(({ id }: { id: string }) => id) });
  await back.settled();
  const late = { first: await stages(first), second: await stages(second) };
  expect(late).toEqual({
    first: { s1: 'shown', s2: 'expired', s3: 'expired' },
    second: { s1: 'delivered', s2: 'acknowledged', s3: 'shown' },
  });
  expect((await ask('GET', `/${first}`)).json.screens).toContainEqual({
    screen: 's1',
    name: 'Lobby',
    stage: 'shown',
  });
  await close();
  const again = await startMessages({ stateDir, now: () => time });
  expect({ first: await again.stages(first), second: await again.stages(second) }).toEqual(late);
});

test('M-1 a message to a screen that was never here is refused; one that is away is not', async () => {
  const { socketUrl, ask } = await startMessages();
  expect((await ask('POST', '', { text: 'x', to: { screen: 's1' } })).status).toBe(404);
  const screen = await openScreen(socketUrl, 's1');
  screen.send({ action: 'message', id: 'm', text: 'x', to: { screen: 's2' } });
  expect((await screen.next('error')).error).toEqual({ code: 404, message: 'there is no screen s2' });
  await leave(screen);
  expect((await ask('POST', '', { text: 'x', to: { screen: 's1' } })).status).toBe(201);
});

test('M-7 a screen cannot speak for messages of others, and one that came later was not meant', async () => {
  const { socketUrl, ask, stages } = await startMessages();
  await openScreen(socketUrl, 's1');
  const direct = (await ask('POST', '', { text: 'for s1', to: { screen: 's1' } })).json.id;
  const stranger = await openScreen(socketUrl, 's2');
  stranger.send({ action: 'receipt', acknowledged: [direct] });
  await stranger.settled();
  expect(await stages(direct)).toEqual({ s1: 'queued' });
  const moment = (await ask('POST', '', { text: 'now', seconds: 5 })).json.id;
  await openScreen(socketUrl, 's3');
  expect(await stages(moment)).toEqual({ s1: 'queued', s2: 'queued' });
});
