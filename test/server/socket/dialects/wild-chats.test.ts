import { expect, test } from 'vitest';
import { tempFolder } from '../../../helpers/temp-folder.ts';
import { startWallServer } from '../../../helpers/wall-server.ts';
import { openWildChat, type WildChat } from '../../../helpers/wild-chat.ts';

const everybody = (chats: readonly WildChat[], isSo: (chat: WildChat) => boolean) =>
  expect.poll(() => chats.every(isSo), { timeout: 10_000 }).toBe(true);

test('R-4, R-5, R-6 pages of both vocabularies come back in a storm when the server was away, and each message is shown once, in order', async () => {
  const stateDir = await tempFolder();
  const first = await startWallServer({ stateDir });
  const { port } = new URL(first.url);
  const chats = Array.from({ length: 30 }, (_, i) =>
    openWildChat(first.socketUrl, {
      name: `p${i}`,
      vocabulary: i % 2 ? 'login' : 'enter',
      uid: `u${i}`,
      room: 'lounge',
    }),
  );
  const [one, two] = chats as [WildChat, WildChat];
  await everybody(chats, (chat) => chat.num() === 30);
  one.say('hello');
  await everybody(chats, (chat) => chat.shown.length === 1);
  await first.close();
  const second = await startWallServer({ stateDir, port: Number(port) });
  await everybody(chats, (chat) => chat.opened() === 2);
  two.say('we are back');
  one.say('so are we');
  await everybody(chats, (chat) => chat.num() === 30 && chat.shown.length === 3);
  for (const { shown } of chats) expect(shown).toEqual(one.shown);
  expect(one.shown.toSorted()).toEqual(['p0: hello', 'p0: so are we', 'p1: we are back']);
  for (const chat of chats.slice(10)) chat.leave();
  await everybody(chats.slice(0, 10), (chat) => chat.num() === 10);
  await second.close();
});

test('R-5 a page that speaks before its socket is open, and expects a ping every second, keeps it', async () => {
  const { socketUrl } = await startWallServer();
  const page = openWildChat(socketUrl, { name: 'Ann', vocabulary: 'enter' });
  page.say('said before it was open');
  await expect.poll(() => page.shown).toEqual(['Ann: said before it was open']);
  // it has given up by then, twice, if no ping came
  let beats = 0;
  await expect.poll(() => ++beats, { timeout: 10_000, interval: 500 }).toBe(11);
  expect(page.opened()).toBe(1);
});
