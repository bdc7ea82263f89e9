import { describe, expect, test } from 'vitest';
import { createLocalBroker } from '../../../server/broker/local.ts';
import type { Schedule } from '../../../server/walls/schedule.ts';
import type { StateEvent, WallEvent, WallTopics } from '../../../server/walls/events.ts';
import { createWall } from '../../../server/walls/wall.ts';
import { createFakeTime } from './fake-time.ts';

const screen = { replace: () => {} };
const pages = (...keys: string[]): Schedule => ({
  layout: { pages: keys.map((key) => ({ kind: 'auto', key, charts: [] })), screens: {} },
  durations: keys.map(() => 20_000),
});

/** A wall with a screen, and what it tells. */
function startWall(schedule = pages('a', 'b', 'c')) {
  const time = createFakeTime();
  const stored: unknown[] = [];
  const put = (_key: string, value: unknown) => Promise.resolve(void stored.push(value));
  const done = () => Promise.resolve();
  const journal = { get: () => stored.at(-1), entries: () => [], put, delete: done, close: done };
  const broker = createLocalBroker<WallTopics>({ epoch: 'this', keep: 0 });
  const wall = createWall('main', schedule, { journal, broker, onFirstStored: () => {}, ...time });
  const turns: StateEvent[] = [];
  const deliver = (event: WallEvent): void => {
    if (event.kind === 'state' && event.action === 'pageChange') turns.push(event);
  };
  wall.subscribe({ deliver });
  wall.enter('s1', screen);
  return { wall, time, turns, stored };
}

describe('S-13', () => {
  test('pages turn round and round, each after its time, and are told with the moment at which to turn', () => {
    const { wall, time, turns } = startWall({ ...pages('a', 'b', 'c'), durations: [20_000, 5000, 1000] });
    const seen: [number, number][] = [];
    const start = time.now();
    for (let i = 0; i < 27; i++) {
      time.pass(1000);
      if (seen.at(-1)?.[1] !== wall.state.page) seen.push([(time.now() - start) / 1000, wall.state.page]);
    }
    expect(seen).toEqual([
      [1, 0],
      [20, 1],
      [25, 2],
      [26, 0],
    ]);
    expect(turns[0]).toMatchObject({ state: { page: 1, revision: 1 }, at: start + 20_060 });
  });

  test('a turn is not stored, what a person does is', async () => {
    const { wall, time, stored } = startWall();
    time.pass(20_000);
    expect([wall.state.page, stored]).toEqual([1, []]);
    await wall.act({ action: 'themeChange', value: undefined, requestId: undefined });
    expect(stored).toEqual([{ theme: 'vintage', fullScreen: null, page: 1, revision: 2 }]);
  });

  test('nothing turns on a wall of one page, and nothing waits', () => {
    const { time, turns } = startWall(pages('a'));
    time.pass(100_000);
    expect([turns, time.waiting()]).toEqual([[], 0]);
  });

  test('nothing turns while no screen is there; whoever comes first sees the whole of the page', () => {
    const { wall, time } = startWall();
    time.pass(15_000);
    wall.leave('s1', screen);
    expect(time.waiting()).toBe(0);
    time.pass(100_000);
    expect(wall.state.page).toBe(0);
    wall.enter('s2', screen);
    time.pass(19_000);
    expect(wall.state.page).toBe(0);
    time.pass(1000);
    expect(wall.state.page).toBe(1);
  });

  test('a screen that comes to others does not hold the page up, nor does one that was replaced', () => {
    const { wall, time } = startWall();
    wall.leave('s1', screen);
    const older = { replace: () => wall.leave('s1', older) };
    wall.enter('s1', older);
    time.pass(15_000);
    expect(wall.enter('s1', { replace: () => {} })).toBe(1);
    expect(wall.enter('s2', screen)).toBe(2);
    time.pass(5000);
    expect(wall.state.page).toBe(1);
  });

  test('a page that a person turned to stays for two minutes, and as long again with every turn', async () => {
    const { wall, time } = startWall();
    await wall.act({ action: 'pageChange', value: 2, requestId: undefined });
    time.pass(100_000);
    await wall.act({ action: 'pageChange', value: 1, requestId: undefined });
    time.pass(119_000);
    expect(wall.state.page).toBe(1);
    time.pass(1000);
    expect(wall.state.page).toBe(2);
    time.pass(20_000);
    expect(wall.state.page).toBe(0);
  });

  test('a person who asks for the page that is shown holds it too', async () => {
    const { wall, time } = startWall();
    time.pass(10_000);
    await wall.act({ action: 'pageChange', value: 0, requestId: undefined });
    time.pass(119_000);
    expect(wall.state.page).toBe(0);
    time.pass(1000);
    expect(wall.state.page).toBe(1);
  });

  test('a maximised tile holds the page as long as it is maximised, and the page has its whole time after that', async () => {
    const { wall, time } = startWall();
    await wall.act({ action: 'fullScreen', chartName: 'trend', value: true, requestId: undefined });
    time.pass(1_000_000);
    expect(wall.state.page).toBe(0);
    await wall.act({ action: 'fullScreen', chartName: 'trend', value: false, requestId: undefined });
    time.pass(19_000);
    expect(wall.state.page).toBe(0);
    time.pass(1000);
    expect(wall.state.page).toBe(1);
  });

  test('a page beyond the last counts round', async () => {
    const { wall, time } = startWall();
    await wall.act({ action: 'pageChange', value: 7, requestId: undefined });
    time.pass(120_000);
    expect(wall.state.page).toBe(2); // 7 is the second of three
  });

  test('a clock that is set back holds nothing up', async () => {
    const { wall, time } = startWall();
    time.pass(5000);
    time.set(time.now() - 86_400_000);
    time.pass(40_000);
    expect(wall.state.page).toBe(1);
    await wall.act({ action: 'pageChange', value: 0, requestId: undefined });
    time.set(time.now() - 86_400_000);
    time.pass(240_000);
    expect(wall.state.page).not.toBe(0);
  });
});

describe('S-12', () => {
  test('the page that is shown stays when pages before it come and go, and its time goes on', () => {
    const { wall, time, turns } = startWall();
    time.pass(30_000);
    wall.applySchedule(pages('new', 'a', 'b', 'c'));
    expect(wall.state.page).toBe(2);
    wall.applySchedule(pages('b', 'c'));
    expect(wall.state.page % 2).toBe(0);
    time.pass(9000);
    expect(wall.state.page % 2).toBe(0);
    time.pass(1000);
    expect(wall.state.page % 2).toBe(1);
    expect(turns).toHaveLength(3);
  });

  test('a page that is no more gives way to the one in its place', () => {
    const { wall, time } = startWall();
    time.pass(40_000);
    wall.applySchedule(pages('a', 'b'));
    expect(wall.state.page % 2).toBe(0);
    time.pass(20_000);
    expect(wall.state.page).toBe(1);
  });

  test('a schedule that shows the same is told to nobody', () => {
    const { wall } = startWall();
    const told: string[] = [];
    wall.subscribe({ deliver: ({ kind }) => told.push(kind) });
    wall.applySchedule(pages('a', 'b', 'c'));
    expect(told).toEqual([]);
    wall.applySchedule(pages('a', 'b'));
    expect(told).toEqual(['layout']);
  });

  test('the theme that is written down is the first, and live until somebody chooses one', async () => {
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
