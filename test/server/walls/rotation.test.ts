import { describe, expect, test } from 'vitest';
import { createLocalBroker } from '../../../server/broker/local.ts';
import type { Schedule } from '../../../server/walls/schedule.ts';
import type { StateEvent, WallEvent, WallTopics } from '../../../server/walls/events.ts';
import { createLocalWallStates } from '../../../server/walls/wall-states.ts';
import { noAsides } from '../../../server/walls/presence/asides.ts';
import { allDuties, nowhereElse } from '../../../server/walls/presence/elsewhere.ts';
import { createWall } from '../../../server/walls/wall.ts';
import { createFakeTime } from './fake-time.ts';

const screen = { replace: () => {}, deliver: () => {} };
const pages = (...keys: string[]): Schedule => ({
  layout: { pages: keys.map((key) => ({ kind: 'auto', key, charts: [] })), screens: {} },
  durations: keys.map(() => 20_000),
  renewalTime: { includes: () => true },
});

/** A wall with a screen, and the page changes that it publishes. */
function startWall(schedule = pages('a', 'b', 'c')) {
  const time = createFakeTime();
  const stored: unknown[] = [];
  const put = (_key: string, value: unknown) => Promise.resolve(void stored.push(value));
  const done = () => Promise.resolve();
  const journal = {
    get: () => stored.at(-1),
    entries: () => [],
    put,
    delete: done,
    update: done,
    onRemoteChange() {},
    close: done,
  };
  const broker = createLocalBroker<WallTopics>({ epoch: 'this', keep: 0 });
  const states = createLocalWallStates({ journal, broker });
  const wall = createWall('main', schedule, {
    ...{ journal, states, broker, ...time },
    elsewhere: nowhereElse,
    duties: allDuties,
    asides: noAsides,
    onFirstStored: () => {},
  });
  const turns: StateEvent[] = [];
  const deliver = (event: WallEvent): void => {
    if (event.kind === 'state' && event.action === 'pageChange') turns.push(event);
  };
  wall.subscribe({ deliver });
  wall.enter('s1', screen);
  return { wall, time, turns, stored };
}

describe('S-13', () => {
  test('pages turn in a cycle, each after its duration, published with the time at which to apply it', () => {
    const { wall, time, turns } = startWall({ ...pages('a', 'b', 'c'), durations: [20_000, 5000, 1000] });
    wall.enter('s2', screen);
    const seen: [number, number][] = [];
    const start = time.now();
    for (let i = 0; i < 27; i++) {
      time.advance(1000);
      if (seen.at(-1)?.[1] !== wall.state.page) seen.push([(time.now() - start) / 1000, wall.state.page]);
    }
    expect(seen).toEqual([
      [1, 0],
      [20, 1],
      [25, 2],
      [26, 0],
    ]);
    expect(turns[0]).toMatchObject({ state: { page: 1, revision: 1 }, at: start + 20_400 });
  });

  test('a turn of the rotation is not stored, an action of a person is', async () => {
    const { wall, time, stored } = startWall();
    time.advance(20_000);
    expect([wall.state.page, stored]).toEqual([1, []]);
    await wall.act({ action: 'themeChange', value: undefined, requestId: undefined });
    expect(stored).toEqual([{ theme: 'vintage', fullScreen: null, page: 1, revision: 2 }]);
  });

  test('a wall with one page does not turn, and needs no timer', () => {
    const { time, turns } = startWall(pages('a'));
    time.advance(100_000);
    expect([turns, time.timers()]).toEqual([[], 0]);
  });

  test('pages do not turn while there is no screen; the first screen sees the page for its whole duration', () => {
    const { wall, time } = startWall();
    time.advance(15_000);
    wall.leave('s1', screen);
    expect(time.timers()).toBe(0);
    time.advance(100_000);
    expect(wall.state.page).toBe(0);
    wall.enter('s2', screen);
    time.advance(19_000);
    expect(wall.state.page).toBe(0);
    time.advance(1000);
    expect(wall.state.page).toBe(1);
  });

  test('neither another screen nor one that replaces an older socket delays the turn', () => {
    const { wall, time } = startWall();
    wall.leave('s1', screen);
    const older = { ...screen, replace: () => wall.leave('s1', older) };
    wall.enter('s1', older);
    time.advance(15_000);
    expect(wall.enter('s1', { ...screen })).toBe(1);
    expect(wall.enter('s2', screen)).toBe(2);
    time.advance(5000);
    expect(wall.state.page).toBe(1);
  });

  test('a page that a person turned to stays for two minutes, and again after each such turn', async () => {
    const { wall, time } = startWall();
    await wall.act({ action: 'pageChange', value: 2, requestId: undefined });
    time.advance(100_000);
    await wall.act({ action: 'pageChange', value: 1, requestId: undefined });
    time.advance(119_000);
    expect(wall.state.page).toBe(1);
    time.advance(1000);
    expect(wall.state.page).toBe(2);
    time.advance(20_000);
    expect(wall.state.page).toBe(0);
  });

  test('a pageChange to the page that is shown holds it too', async () => {
    const { wall, time } = startWall();
    time.advance(10_000);
    await wall.act({ action: 'pageChange', value: 0, requestId: undefined });
    time.advance(119_000);
    expect(wall.state.page).toBe(0);
    time.advance(1000);
    expect(wall.state.page).toBe(1);
  });

  test('a maximised tile holds the page, which has its whole duration after that', async () => {
    const { wall, time } = startWall();
    await wall.act({ action: 'fullScreen', chartName: 'trend', value: true, requestId: undefined });
    time.advance(1_000_000);
    expect(wall.state.page).toBe(0);
    await wall.act({ action: 'fullScreen', chartName: 'trend', value: false, requestId: undefined });
    time.advance(19_000);
    expect(wall.state.page).toBe(0);
    time.advance(1000);
    expect(wall.state.page).toBe(1);
  });

  test('a page beyond the last is counted modulo the number of pages', async () => {
    const { wall, time } = startWall();
    await wall.act({ action: 'pageChange', value: 7, requestId: undefined });
    time.advance(120_000);
    expect(wall.state.page).toBe(2); // 7 is the second of three
  });

  test('a clock that is set back does not stop the rotation', async () => {
    const { wall, time } = startWall();
    time.advance(5000);
    time.set(time.now() - 86_400_000);
    time.advance(40_000);
    expect(wall.state.page).toBe(1);
    await wall.act({ action: 'pageChange', value: 0, requestId: undefined });
    time.set(time.now() - 86_400_000);
    time.advance(240_000);
    expect(wall.state.page).not.toBe(0);
  });
});

describe('S-12', () => {
  test('the page that is shown stays when pages before it come and go, and keeps the time that it has left', () => {
    const { wall, time, turns } = startWall();
    time.advance(30_000);
    wall.applySchedule(pages('new', 'a', 'b', 'c'));
    expect(wall.state.page).toBe(2);
    wall.applySchedule(pages('b', 'c'));
    expect(wall.state.page % 2).toBe(0);
    time.advance(9000);
    expect(wall.state.page % 2).toBe(0);
    time.advance(1000);
    expect(wall.state.page % 2).toBe(1);
    expect(turns).toHaveLength(3);
  });

  test('a removed page is replaced by the one at its index', () => {
    const { wall, time } = startWall();
    time.advance(40_000);
    wall.applySchedule(pages('a', 'b'));
    expect(wall.state.page % 2).toBe(0);
    time.advance(20_000);
    expect(wall.state.page).toBe(1);
  });

  test('a schedule with the same layout is not published', () => {
    const { wall } = startWall();
    const kinds: string[] = [];
    wall.subscribe({ deliver: ({ kind }) => kinds.push(kind) });
    wall.applySchedule(pages('a', 'b', 'c'));
    expect(kinds).toEqual([]);
    wall.applySchedule(pages('a', 'b'));
    expect(kinds).toEqual(['layout']);
  });

  test('the theme of the schedule counts, and is live, until a person chooses one', async () => {
    const { wall } = startWall({ ...pages('a'), theme: 'vintage' });
    expect(wall.state).toMatchObject({ theme: 'vintage', revision: 0 });
    wall.applySchedule({ ...pages('a'), theme: 'chalk' });
    expect(wall.state).toMatchObject({ theme: 'chalk', revision: 1 });
    await wall.act({ action: 'themeChange', value: 'chalk', requestId: undefined });
    await wall.act({ action: 'themeChange', value: 'vintage', requestId: undefined });
    wall.applySchedule(pages('a'));
    expect(wall.state.theme).toBe('vintage');
  });
});
