import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createLocalBroker } from '../../../server/broker/local.ts';
import { createContent } from '../../../server/charts/snapshot.ts';
import { createChartStore } from '../../../server/charts/store.ts';
import { schemaOf } from '../../../server/journal-schemas.ts';
import { openJournal } from '../../../server/storage/journal.ts';
import { openStateFolder } from '../../../server/storage/state-folder.ts';
import type { MessageTopics } from '../../../server/walls/events.ts';
import { openMessageLog } from '../../../server/walls/messages/message-log.ts';
import { createMessaging } from '../../../server/walls/messages/messaging.ts';
import { noAsides } from '../../../server/walls/presence/asides.ts';
import { nowhereElse } from '../../../server/walls/presence/elsewhere.ts';
import { createPresence } from '../../../server/walls/presence/presence.ts';
import { createWebhook } from '../../../server/webhook/webhook.ts';
import { silentLog } from '../../helpers/log.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
import { createFakeTime } from '../walls/fake-time.ts';
import { startReceiver } from './receiver.ts';

const soon = { interval: 5, timeout: 10_000 };
const problem = { code: 'syntax', file: 'a.json', line: 3, column: 5, reason: 'a comma is missing' } as const;

/** The charts, messages and journal of a server, and its webhook, with a clock that only the test moves. */
async function startServer(
  url: string,
  dir: string,
  { start, staleAfter = null }: { start?: number; staleAfter?: number | null } = {},
) {
  const time = createFakeTime(start);
  const { now, after } = time;
  const folder = await openStateFolder(dir);
  const journal = await openJournal({ folder, log: silentLog, schemaOf });
  const broker = createLocalBroker<MessageTopics>({ epoch: 'this', keep: 0 });
  const charts = createChartStore({ publish: () => {}, now });
  const common = { folder, journal, broker, newId: randomUUID, now, after, log: silentLog };
  const deps = { ...common, elsewhere: nowhereElse, asides: noAsides };
  const store = await openMessageLog({ folder, newEpoch: randomUUID, log: silentLog });
  const messaging = createMessaging({ ...deps, store });
  const presence = createPresence({ ...deps, ...messaging, walls: () => [] });
  const webhook = createWebhook(
    { url, secret: null },
    { ...deps, ...messaging, charts, presence, staleAfter, random: () => 1, version: '1.2.3' },
  );
  const write = (chart: string) => charts.put(chart, createContent('[1]', Buffer.from('[1]')), now());
  return {
    time,
    charts,
    messaging,
    presence,
    webhook,
    /** how many events wait to be told */
    waiting: () => [...journal.entries('webhook:')].length,
    write,
    alarm: (text: string, key?: string) =>
      messaging.messages.send({ id: text, text, level: 'alarm', ...(key && { key }) }, 'main', {
        key: 'test',
        from: { name: '' },
      }),
    async close() {
      await webhook.close();
      await messaging.close();
      await journal.close();
      await folder.close();
    },
  };
}

test('W-1 a chart that is broken for ten seconds or gets stale is told, and when that is over', async () => {
  const { told, url, types } = await startReceiver();
  const { time, charts, webhook, write, close } = await startServer(url, await tempFolder(), {
    staleAfter: 60_000,
  });
  write('a');
  webhook.start();
  // broken for less than ten seconds
  charts.setProblem('a', problem);
  time.advance(9_000);
  write('a');
  time.advance(21_000);
  charts.setProblem('a', problem);
  time.advance(15_000);
  await expect.poll(types, soon).toEqual(['chart.broken']);
  expect(told[0]?.body.data).toEqual({ chart: 'a', ...problem });
  // a minute after it was written last
  time.advance(29_000);
  await expect.poll(types, soon).toEqual(['chart.broken', 'chart.stale']);
  write('a');
  time.advance(15_000);
  await expect.poll(() => types().slice(2).toSorted(), soon).toEqual(['chart.fresh', 'chart.mended']);
  charts.setProblem('a', problem);
  time.advance(15_000);
  charts.remove('a');
  time.advance(5_000);
  await expect.poll(() => types().slice(4), soon).toEqual(['chart.broken', 'chart.mended']);
  expect(told.at(-1)?.body.data).toEqual({ chart: 'a', removed: true });
  await close();
});

test('W-1 a screen that is gone for a minute is told, and when it is back; not one that was away for less, nor a guest', async () => {
  const { told, url, types } = await startReceiver();
  const { time, presence, webhook, close } = await startServer(url, await tempFolder());
  const sessionOf = (screen: string) => ({
    screen,
    identity: { address: '', walls: 'all' as const, isFor: () => true },
    peer: { transport: 'socket' as const },
    replace: () => {},
    deliver: () => {},
  });
  const [blinks, goes] = [sessionOf('blinks'), sessionOf('goes')];
  const enter = (session: typeof goes) =>
    presence.enter(session, { id: session.screen, name: `the ${session.screen}`, page: undefined }, 'main');
  webhook.start();
  [blinks, goes].forEach(enter);
  [blinks, goes].forEach((session) => presence.leave(session, session.screen, false));
  time.advance(50_000);
  enter(blinks);
  presence.hear(blinks);
  for (let i = 0; i < 10; i++) {
    time.advance(5_000);
    presence.hear(blinks);
  }
  await expect.poll(types, soon).toEqual(['screen.gone']);
  expect(told[0]?.body.data).toMatchObject({ screen: 'goes', name: 'the goes', wall: 'main' });
  enter(goes);
  time.advance(5_000);
  await expect.poll(types, soon).toEqual(['screen.gone', 'screen.back']);
  await close();
});

test('W-1 an alarm that no screen has shown for a minute is told; not one that was shown, withdrawn or replaced', async () => {
  const { told, url } = await startReceiver();
  const { time, messaging, webhook, alarm, close } = await startServer(url, await tempFolder());
  webhook.start();
  messaging.registry.enter('s1', 'main', 'Lobby');
  const unseen = await alarm('unseen');
  const shown = await alarm('shown');
  await alarm('replaced', 'fire');
  await alarm('newer', 'fire');
  const withdrawn = await alarm('withdrawn');
  await messaging.messages.withdraw(withdrawn.id);
  messaging.ledger.shown('s1', shown, () => messaging.messages.history('main'));
  time.advance(59_999);
  expect(told).toEqual([]);
  time.advance(1);
  await expect.poll(() => told.map(({ body }) => body.data['text']), soon).toEqual(['unseen', 'newer']);
  expect(told[0]?.body).toMatchObject({ type: 'alarm.unseen', data: { message: unseen.id, screens: 1 } });
  await close();
});

test('W-2 after a restart what has changed is one event; what was told before is not told again', async () => {
  const { told, url, types } = await startReceiver();
  const dir = await tempFolder();
  const first = await startServer(url, dir);
  for (let i = 0; i < 120; i++) first.charts.setProblem(`c${i}`, problem);
  first.charts.setProblem('old', problem);
  first.webhook.start();
  first.time.advance(15_000);
  await expect.poll(() => [told.length, first.waiting()], soon).toEqual([121, 0]);
  await first.close();

  const second = await startServer(url, dir, { start: first.time.now() });
  for (let i = 0; i < 120; i++) second.write(`c${i}`);
  second.charts.setProblem('old', problem);
  second.charts.setProblem('new', problem);
  second.webhook.start();
  second.time.advance(59_999);
  expect(told.length).toBe(121);
  second.time.advance(1);
  await expect.poll(() => types().slice(121), soon).toEqual(['server.restarted']);
  const changes = told.at(-1)?.body.data['changes'] as Record<string, { count: number; first: string[] }>;
  expect(changes['chart.mended']?.count).toBe(120);
  expect(changes['chart.mended']?.first).toHaveLength(100);
  expect(changes['chart.broken']).toEqual({ count: 1, first: ['new'] });
  await second.close();
});

test('a server tells its webhook', async () => {
  const { told, url } = await startReceiver();
  await startWallServer({
    charts: { sales: [1] },
    now: () => Date.now() + 3_600_000,
    staleAfter: 60_000,
    webhook: { url, secret: null },
  });
  await expect
    .poll(() => told[0]?.body, soon)
    .toMatchObject({ type: 'chart.stale', data: { chart: 'sales' } });
});
