import { expect, test, vi } from 'vitest';
import { createLocalBroker } from '../../../server/broker/local.ts';
import { schemaOf } from '../../../server/journal-schemas.ts';
import { noAsides } from '../../../server/walls/presence/asides.ts';
import { allDuties, nowhereElse } from '../../../server/walls/presence/elsewhere.ts';
import { createHub } from '../../../server/walls/hub.ts';
import { createLocalWallStates } from '../../../server/walls/wall-states.ts';
import type { MessageTopics, WallTopics } from '../../../server/walls/events.ts';
import { noAlarms } from '../../helpers/no-alarms.ts';
import { silentLog } from '../../helpers/log.ts';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { openJournalAt } from '../../helpers/journal.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

// Storing ten thousand walls takes a while on a slow disk.
vi.setConfig({ testTimeout: 60_000 });

async function startHub(dir: string) {
  const journal = await openJournalAt(dir, { log: silentLog, schemaOf });
  const schedule = {
    layout: { pages: [], screens: {} },
    durations: [],
    renewalTime: { includes: () => true },
  };
  const broker = createLocalBroker<WallTopics & MessageTopics>({ epoch: 'this', keep: 0 });
  const hub = createHub({
    journal,
    broker,
    messages: broker,
    states: createLocalWallStates({ journal, broker }),
    now: () => 1000,
    after: () => () => {},
    schedules: { of: () => schedule, onChange: () => {} },
    wallFiles: { has: (wall) => wall.startsWith('written'), list: () => [] },
    alarms: noAlarms,
    elsewhere: nowhereElse,
    duties: allDuties,
    asides: noAsides,
  });
  /** Enters a wall, acts once and stays; undefined when the hub is full. */
  const act = async (name: string) => {
    const wall = hub.enter(name);
    await wall?.act({ action: 'pageChange', value: wall.state.page + 1 });
    return wall;
  };
  const actAndLeave = async (name: string) => {
    const wall = await act(name);
    if (wall) hub.leave(wall);
    return wall;
  };
  const stored = () => [...journal.entries('wall:')].map(([key]) => key.slice('wall:'.length));
  return { journal, hub, act, actAndLeave, stored };
}

test('B-6 ten thousand ad-hoc walls do not evict the state of main, of a new wall, or of one with a file or sockets', async () => {
  const dir = await tempFolder();
  const first = await startHub(dir);
  await first.actAndLeave('written-lobby');
  await first.act('in-use');
  for (let i = 0; i < 10_100; i += 500)
    await Promise.all(
      Array.from({ length: Math.min(500, 10_100 - i) }, (_, k) => first.actAndLeave(`x${i + k}`)),
    );
  expect((await first.actAndLeave('main'))?.state).toMatchObject({ page: 1, revision: 1 });
  expect((await first.actAndLeave('new'))?.state).toMatchObject({ page: 1, revision: 1 });
  await first.journal.close();

  const second = await startHub(dir);
  const kept = second.stored();
  expect(kept.slice(0, 2)).toEqual(['written-lobby', 'in-use']);
  expect(kept.slice(-3)).toEqual(['x10099', 'main', 'new']);
  expect(kept).not.toContain('x0');
  expect(kept.filter((name) => name.startsWith('x')).length).toBeLessThanOrEqual(10_000);
  expect((await second.actAndLeave('main'))?.state).toMatchObject({ page: 2, revision: 2 });
  expect((await second.actAndLeave('another'))?.state).toMatchObject({ page: 1, revision: 1 });
  // an evicted wall starts like a new one
  expect(second.hub.enter('x0')?.state).toMatchObject({ page: 0, revision: 0 });
  await second.journal.close();
});

test('B-6 while a thousand ad-hoc walls have sockets, main and walls with a file accept sockets and actions', async () => {
  const { journal, act } = await startHub(await tempFolder());
  const held = await Promise.all(Array.from({ length: 1000 }, (_, i) => act(`x${i}`)));
  expect(held).not.toContain(undefined);
  expect(await act('one-more')).toBeUndefined();
  expect((await act('main'))?.state).toMatchObject({ revision: 1 });
  expect((await act('written-lobby'))?.state).toMatchObject({ revision: 1 });
  await journal.close();
});

test('B-6 a server that starts with ten thousand stored ad-hoc walls stores actions on main and new walls, without a 507', async () => {
  const stateDir = await tempFolder();
  const journal = await openJournalAt(stateDir, { log: silentLog, schemaOf });
  const state = { theme: 'vintage', fullScreen: null, page: 0, revision: 1 };
  await Promise.all(Array.from({ length: 10_000 }, (_, i) => journal.put(`wall:x${i}`, state)));
  await journal.close();
  const { socketUrl } = await startWallServer({ stateDir });
  const control = await openControlScreen(socketUrl);
  for (const wall of ['main', 'new']) {
    const screen = await openScreen(socketUrl, 's1', { wall });
    screen.send({ action: 'themeChange', value: 'vintage' });
    expect(await screen.next('themeChange')).toMatchObject({ value: 'vintage', revision: 1 });
  }
  for (let i = 0; i < 30; i++) {
    const guest = await openSocket(`${socketUrl}/?wall=y${i}`);
    guest.send({ action: 'themeChange', socketType: 'themeChange' });
    await guest.next('themeChange');
    guest.close();
  }
  const stateOf = async (wall: string) => (await openScreen(socketUrl, 's2', { wall })).entered.state;
  expect([await stateOf('x0'), await stateOf('x9999')]).toMatchObject([{ revision: 0 }, state]);
  await control.sawOnly(['themeChange']);
});

test('B-6 a socket for a wall beyond the thousandth is closed with 4429, and a screen of main is not affected', async () => {
  const { socketUrl } = await startWallServer();
  const control = await openControlScreen(socketUrl);
  for (let i = 0; i < 1000; i += 100)
    await Promise.all(Array.from({ length: 100 }, (_, k) => openSocket(`${socketUrl}/?wall=x${i + k}`)));
  const oneMore = await openSocket(`${socketUrl}/?wall=one-more`);
  expect(await oneMore.closed).toEqual({ code: 4429, reason: 'too many walls' });
  await (await openSocket(`${socketUrl}/?wall=x0`)).settled();
  await control.sawNothing();
});
