import { expect, test, vi } from 'vitest';
import type * as journals from '../../../server/storage/journal.ts';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { openScreen } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

/** What the disk waits for before it stores anything. */
const disk = vi.hoisted(() => ({ ready: Promise.resolve() }));

vi.mock('../../../server/storage/journal.ts', async (original) => {
  const { openJournal, ...others } = await original<typeof journals>();
  async function openSlowJournal(options: Parameters<typeof openJournal>[0]) {
    const journal = await openJournal(options);
    const put = (key: string, value: unknown) => disk.ready.then(() => journal.put(key, value));
    return Object.assign(Object.create(journal) as typeof journal, { put });
  }
  return { ...others, openJournal: openSlowJournal };
});

const megabyte = 1_000_000;

test('B-7 a socket with 64 messages waiting is not read until they are handled, and a screen sees nothing of it', async () => {
  const { socketUrl } = await startWallServer();
  const [control, flooder] = [await openControlScreen(socketUrl), await openScreen(socketUrl, 'flooder')];
  let store = () => {};
  disk.ready = new Promise((resolve) => (store = resolve));
  flooder.send({ action: 'pageChange', value: 999 });
  const beats = Array.from({ length: 600 }, (_, i) => i + 1);
  for (const sent of beats) flooder.send({ action: 'heartbeat', sent, more: 'x'.repeat(50_000) });
  // the system takes some megabytes for a socket that is not read; one that is read is empty long before
  for (let i = 0; i < 500; i++) await control.settled();
  expect(flooder.ws.bufferedAmount).toBeGreaterThan(10 * megabyte);
  store();
  await flooder.settled();
  const answers = flooder.frames.map(({ json }) => json).filter(({ sent }) => sent > 0);
  expect(answers.map(({ sent }) => Number(sent))).toEqual(beats);
  await control.sawOnly(['pageChange']);
});
