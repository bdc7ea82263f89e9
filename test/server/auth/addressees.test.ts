import { expect, test } from 'vitest';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { forThisFile } from '../../helpers/for-this-file.ts';
import { openScreen } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

// an operator of the lobby, who must reach the lobby and its screens, and nobody else
const server = forThisFile((onEnd) => startWallServer({ auth: withSecret, onEnd }));
const operator = async (walls: 'all' | string[] = ['lobby'], name = 'Olga') =>
  bearer(await tokenFor('operator', { walls, name }));

/** A screen of its wall that has entered, with a token for that wall only. */
async function screenOn(wall: string, screen: string) {
  const headers = bearer(await tokenFor('screen', { walls: [wall] }));
  return openScreen(`${server().socketUrl}/?wall=${wall}`, screen, { wall }, { headers });
}

async function post(to: unknown, headers: Record<string, string>) {
  return request(server()).post('/api/-/messages').set(headers).send({ text: 'for you', to });
}

/** The id of a message that somebody sent who may send any. */
async function sent(to: unknown): Promise<string> {
  return (await post(to, await operator('all', 'Anna'))).body.id as string;
}

const reached: [string, unknown][] = [
  ['its wall', { wall: 'lobby' }],
  ['a screen of its wall', { screen: 'in-lobby' }],
];
const notReached: [string, unknown][] = [
  ['every wall', 'all'],
  ['the wall that nobody named, which is main', 'wall'],
  ['another wall', { wall: 'main' }],
  ['a wall called all', { wall: 'all' }],
  ['a screen of another wall', { screen: 'in-main' }],
  ['a screen that was never here', { screen: 'nobody' }],
];

test('M-8 screens of both walls are there', async () => {
  await screenOn('lobby', 'in-lobby');
  await screenOn('main', 'in-main');
});

test.each(reached)(
  'M-8 who is operator of one wall sends, reads and withdraws messages to %s',
  async (_, to) => {
    const headers = await operator();
    const { status, body } = await post(to, headers);
    expect(status).toBe(201);
    const path = `/api/-/messages/${body.id}`;
    const read = await request(server()).get(path).set(headers).expect(200);
    expect(read.body).toMatchObject({ text: 'for you', screens: [{ screen: 'in-lobby' }] });
    await request(server()).delete(path).set(headers).expect(204);
  },
);

test.each(notReached)('M-8 who is operator of one wall sends nothing to %s', async (_, to) => {
  const { status, body } = await post(to, await operator());
  expect(status).toBe(403);
  expect(body.message).toBe(
    'this takes the role operator for every wall that it reaches, and you have operator for lobby',
  );
});

test('M-8 who is operator of one wall neither reads nor withdraws messages to others, nor learns which are there', async () => {
  const headers = await operator();
  const ids = [await sent('all'), await sent({ wall: 'main' }), await sent({ screen: 'in-main' })];
  const absent = ['*/99', 'main/99', 'screen:in-main/99', 'screen:nobody/1', 'screen:/1', '%20/1'];
  const spelt = ['MAIN/1', 'main%2F..%2Flobby/1', 'lobby%00/1', 'screen:in-lobby%2F..%2Fin-main/1'];
  for (const id of [...ids, ...absent, ...spelt]) {
    for (const method of ['get', 'delete'] as const)
      expect([id, (await request(server())[method](`/api/-/messages/${id}`).set(headers)).status]).toEqual([
        id,
        403,
      ]);
  }
  for (const query of ['', '?wall=main', '?wall=all'])
    await request(server()).get(`/api/-/messages${query}`).set(headers).expect(403);
  const list = await request(server()).get('/api/-/messages?wall=lobby').set(headers).expect(200);
  expect(list.body.wall).toBe('lobby');
  for (const id of ids)
    await request(server())
      .get(`/api/-/messages/${id}`)
      .set(await operator('all'))
      .expect(200);
});

test('M-1 on a socket too: to its own wall and screens yes, to all and to others no', async () => {
  const headers = await operator(['lobby']);
  const acting = await openScreen(
    `${server().socketUrl}/?wall=lobby`,
    'acting',
    { wall: 'lobby' },
    { headers },
  );
  const other = await sent({ wall: 'main' });
  for (const [index, [, to]] of [
    ...reached,
    ['the wall', 'wall'],
    ['the wall, not named', undefined],
  ].entries())
    acting.send({ action: 'message', id: `yes${index}`, text: 'for you', to });
  await acting.settled();
  expect(acting.frames.filter(({ json }) => json.action === 'sent')).toHaveLength(4);
  const own = acting.frames.find(({ json }) => json.action === 'sent')!.json.id as string;
  acting.send({ action: 'withdraw', id: own });
  expect((await acting.next('withdrawn')).id).toBe(own);
  const others = notReached.filter(([, to]) => to !== 'wall').map(([, to]) => to);
  for (const [index, to] of others.entries())
    acting.send({ action: 'message', id: `no${index}`, text: 'for you', to });
  const unreadable = ['main/999', '*/1', 'screen:in-main/1', 'nothing', '', 'lobby'];
  for (const id of [other, ...unreadable]) acting.send({ action: 'withdraw', id });
  await acting.settled();
  const codes = acting.frames
    .filter(({ json }) => json.action === 'error')
    .map(({ json }) => json.error.code);
  expect(codes).toEqual(Array(others.length + 1 + unreadable.length).fill(403));
  await request(server())
    .get(`/api/-/messages/${other}`)
    .set(await operator('all'))
    .expect(200);
});

test("M-8 a screen that has moved to another wall is that wall's, with what it was sent", async () => {
  const moving = await screenOn('lobby', 'moving');
  const { key } = moving.entered;
  const id = (await post({ screen: 'moving' }, await operator())).body.id as string;
  moving.close();
  await moving.closed;
  const headers = bearer(await tokenFor('screen', { walls: ['hall'] }));
  await openScreen(`${server().socketUrl}/?wall=hall`, 'moving', { wall: 'hall', key }, { headers });
  expect((await post({ screen: 'moving' }, await operator())).status).toBe(403);
  await request(server())
    .get(`/api/-/messages/${id}`)
    .set(await operator())
    .expect(403);
  expect((await post({ screen: 'moving' }, await operator(['hall']))).status).toBe(201);
});

test('M-2 nobody gets the message of another by guessing the id that it was sent with', async () => {
  const send = async (jti: string) => {
    const headers = bearer(await tokenFor('operator', { jti }));
    const body = { id: 'backup-1', text: 'Backup done' };
    return (await request(server()).post('/api/-/messages').set(headers).send(body).expect(201)).body
      .id as string;
  };
  const first = await send('one');
  expect(await send('two')).not.toBe(first);
  expect(await send('one')).toBe(first);
});
