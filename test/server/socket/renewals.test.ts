import { writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { openScreen, openSocket, type TestScreen } from '../../helpers/socket.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

const ask = { action: 'renew', reason: 'version' };
const done = { action: 'renew', done: true };

async function askAll(screens: readonly TestScreen[], message: object = ask): Promise<void> {
  for (const screen of screens) {
    screen.send(message);
    await screen.settled();
  }
}

const turnsOf = (screens: readonly TestScreen[]) =>
  screens.map(({ frames }) => frames.filter(({ json }) => json.action === 'renew').length);

async function openThree(socketUrl: string) {
  return Promise.all(['s1', 's2', 's3'].map((id) => openScreen(socketUrl, id)));
}

test('S-15 of the screens that ask, the next gets its turn when the one before has finished, or left', async () => {
  const { socketUrl } = await startWallServer();
  const screens = await openThree(socketUrl);
  const [one, two, three] = screens as [TestScreen, TestScreen, TestScreen];
  await askAll(screens);
  expect(await one.next('renew')).toEqual({ action: 'renew', granted: true });
  expect(turnsOf(screens)).toEqual([1, 0, 0]);
  one.send(done);
  await two.next('renew');
  expect(turnsOf(screens)).toEqual([1, 1, 0]);
  two.close();
  await three.next('renew');
});

test('S-15 the fresh page of a screen takes over its turn, and ends it', async () => {
  const { socketUrl } = await startWallServer();
  const screens = await openThree(socketUrl);
  const [one, two] = screens as [TestScreen, TestScreen, TestScreen];
  await askAll(screens);
  await one.next('renew');
  const fresh = await openScreen(socketUrl, 's1');
  expect((await one.closed).code).toBe(4409);
  await Promise.all([fresh.settled(), two.settled()]);
  expect(turnsOf(screens)).toEqual([1, 0, 0]);
  fresh.send(done);
  await two.next('renew');
});

test('S-15 a screen that waits and comes back on another socket has no place until it asks again', async () => {
  const { socketUrl } = await startWallServer();
  const screens = await openThree(socketUrl);
  const [one, , three] = screens as [TestScreen, TestScreen, TestScreen];
  await askAll(screens);
  const again = await openScreen(socketUrl, 's2');
  one.send(done);
  await three.next('renew');
  await again.settled();
  expect(turnsOf([again])).toEqual([0]);
});

test('S-15 walls do not wait for each other, and a guest that asks is heard by nobody', async () => {
  const { socketUrl } = await startWallServer();
  const [control, guest] = [await openControlScreen(socketUrl), await openSocket(socketUrl)];
  guest.send(ask);
  guest.send({ ...ask, reason: 'boredom' });
  expect((await guest.next('error')).error.code).toBe(400);
  const screens = [await openScreen(socketUrl, 's1'), await openScreen(socketUrl, 's2', { wall: 'lobby' })];
  await askAll(screens);
  for (const screen of screens) await screen.next('renew');
  await control.sawNothing();
});

test.each([
  ['in the night of the wall’s file', { renew: '03:00-05:00 in Asia/Shanghai' }, 1],
  ['not at another time', { renew: '03:00-05:00 in Europe/London' }, 0],
])('S-15 a page that is merely old is renewed %s', async (_, file, turns) => {
  const dir = join(await tempFolder(), 'data');
  await mkdir(join(dir, 'walls'), { recursive: true });
  const pages = [{ tiles: [{ chart: 'trend' }] }];
  await writeFile(join(dir, 'walls/main.json'), JSON.stringify({ ...file, pages }));
  const fourInShanghai = Date.UTC(2026, 2, 2, 20);
  const { socketUrl } = await startWallServer({ dir, now: () => fourInShanghai });
  const screen = await openScreen(socketUrl, 's1');
  await askAll([screen], { action: 'renew', reason: 'age' });
  expect(turnsOf([screen])).toEqual([turns]);
});
