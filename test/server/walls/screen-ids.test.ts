import { expect, test } from 'vitest';
import type { AuditRecord } from '../../../server/auth/audit.ts';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { forThisFile } from '../../helpers/for-this-file.ts';
import { openScreen } from '../../helpers/socket.ts';
import { startWallServer, type TestServer } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

let time = Date.now();
const guarded = forThisFile((onEnd) => startWallServer({ auth: withSecret, now: () => time, onEnd }));

/** Enters with what a screen says of itself. */
async function enter(said: object, server: TestServer = guarded()) {
  const headers = bearer(await tokenFor('operator'));
  return openScreen(server.socketUrl, undefined as unknown as string, said, { headers });
}

async function conflicts(): Promise<AuditRecord[]> {
  const headers = bearer(await tokenFor('admin'));
  const { body } = await request(guarded()).get('/api/-/audit').set(headers);
  return (body.records as AuditRecord[]).filter(({ what }) => what === 'enter');
}

test('S-19: a screen without an id is given one and a key, and has it again by showing the key', async () => {
  const first = await enter({ page: 'p' });
  const { screen, key } = first.entered;
  expect(key).toMatch(/^[\w-]{43}$/);
  first.close();
  await first.closed;
  const again = await enter({ screen, key, page: 'q' });
  expect(again.entered.screen).toBe(screen);
  expect(again.entered).not.toHaveProperty('key');
});

test('S-19: an id that nobody has is given out with a key', async () => {
  const { entered } = await enter({ screen: 'by-the-lift' });
  expect(entered).toMatchObject({ screen: 'by-the-lift', key: expect.any(String) });
});

test.each([
  ['without the key', {}],
  ['with another key', { key: 'x'.repeat(43) }],
])("S-19: who says another screen's id %s gets a new one, and none of its messages", async (_, shown) => {
  const owner = await enter({ page: 'own' });
  const { screen } = owner.entered;
  const thief = await enter({ screen, page: 'thief', ...shown });
  expect(thief.entered.screen).not.toBe(screen);
  owner.send({ action: 'message', text: 'secret', id: 'm', to: { screen } });
  expect(await owner.next('message')).toMatchObject({ text: 'secret' });
  await thief.settled();
  expect(thief.frames.map(({ json }) => json.action)).toEqual(['entered', 'heartbeat']);
  expect((await conflicts())[0]).toMatchObject({
    on: screen,
    screen: thief.entered.screen,
    from: '127.0.0.1',
    refused: expect.stringContaining('without its key'),
  });
});

test('S-19: of two machines with the same id and key the newer gets a new id, the older goes on, and the audit tells', async () => {
  const older = await enter({ page: 'one' });
  const { screen, key } = older.entered;
  const newer = await enter({ screen, key, page: 'two' });
  expect(newer.entered.screen).not.toBe(screen);
  expect(newer.entered.key).toEqual(expect.any(String));
  await older.settled();
  expect((await conflicts())[0]).toMatchObject({
    on: screen,
    refused: expect.stringContaining('copied disk'),
  });
});

test('S-19: a new socket of the same page takes its own place, also while the older one seems to be there', async () => {
  const older = await enter({ page: 'one' });
  const { screen, key } = older.entered;
  const newer = await enter({ screen, key, page: 'one' });
  expect(newer.entered.screen).toBe(screen);
  expect(await older.closed).toMatchObject({ code: 4409 });
});

test('S-19: a browser that was started anew takes the place of a socket that was not heard of for 10 s', async () => {
  const older = await enter({ page: 'one' });
  const { screen, key } = older.entered;
  time += 9999;
  await older.settled();
  time += 9999;
  expect((await enter({ screen, key, page: 'two' })).entered.screen).not.toBe(screen);
  time += 1;
  expect((await enter({ screen, key, page: 'three' })).entered.screen).toBe(screen);
});

test('S-19: a key survives a restart of the server, which stores its hash only', async () => {
  const first = await startWallServer({ auth: withSecret });
  const { screen, key } = (await enter({ page: 'p' }, first)).entered;
  await first.close();
  const again = await startWallServer({ auth: withSecret, stateDir: first.stateDir });
  expect((await enter({ screen, page: 'p' }, again)).entered.screen).not.toBe(screen);
  expect((await enter({ screen, key, page: 'p' }, again)).entered.screen).toBe(screen);
});

test('S-19: an id from the time without a secret is for who comes with it first, on its own wall only', async () => {
  const open = await startWallServer();
  const before = await openScreen(open.socketUrl, 'left', { wall: 'lobby' });
  before.close();
  await before.closed;
  await open.close();
  const server = await startWallServer({ auth: withSecret, stateDir: open.stateDir });
  expect((await enter({ screen: 'left', page: 'p' }, server)).entered.screen).not.toBe('left');
  const { entered } = await enter({ screen: 'left', wall: 'lobby', page: 'p' }, server);
  expect(entered).toMatchObject({ screen: 'left', key: expect.any(String) });
});

test('without a secret a screen has the id that it says, and no key', async () => {
  const server = await startWallServer();
  const one = await openScreen(server.socketUrl, 'left');
  const two = await openScreen(server.socketUrl, 'left', { key: 'any', page: 'other' });
  expect(two.entered.screen).toBe('left');
  expect(two.entered).not.toHaveProperty('key');
  expect(await one.closed).toMatchObject({ code: 4409 });
});
