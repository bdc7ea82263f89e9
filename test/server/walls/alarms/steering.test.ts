import { describe, expect, test } from 'vitest';
import type { Layout } from '#protocol';
import { createLocalBroker } from '../../../../server/broker/local.ts';
import type { StateEvent, WallEvent, WallTopics } from '../../../../server/walls/events.ts';
import type { Schedule } from '../../../../server/walls/schedule.ts';
import { createLocalWallStates } from '../../../../server/walls/wall-states.ts';
import { noAsides } from '../../../../server/walls/presence/asides.ts';
import { allDuties, nowhereElse } from '../../../../server/walls/presence/elsewhere.ts';
import { createWall } from '../../../../server/walls/wall.ts';
import { createFakeTime } from '../fake-time.ts';

const screen = { replace: () => {}, deliver: () => {} };
const layoutOf = (...charts: string[]): Layout => ({
  pages: charts.map((chart) => ({ kind: 'auto', key: `page of ${chart}`, charts: [chart, 'everywhere'] })),
  screens: {},
});
const scheduleOf = (layout: Layout): Schedule => ({
  layout,
  durations: layout.pages.map(() => 20_000),
  renewalTime: { includes: () => true },
});

/** A wall with a screen and pages a, b, c; `stored` outlives it. */
function startWall(stored = new Map<string, unknown>()) {
  const time = createFakeTime();
  const journal = {
    get: (key: string) => stored.get(key),
    entries: () => [],
    put: (key: string, value: unknown) => Promise.resolve(void stored.set(key, structuredClone(value))),
    delete: (key: string) => Promise.resolve(void stored.delete(key)),
    update: () => Promise.resolve(),
    onRemoteChange() {},
    close: () => Promise.resolve(),
  };
  const broker = createLocalBroker<WallTopics>({ epoch: 'this', keep: 0 });
  const states = createLocalWallStates({ journal, broker });
  const schedule = scheduleOf(layoutOf('a', 'b', 'c'));
  const wall = createWall('main', schedule, {
    ...{ journal, states, broker, ...time },
    elsewhere: nowhereElse,
    duties: allDuties,
    asides: noAsides,
    onFirstStored: () => {},
  });
  const events: StateEvent[] = [];
  wall.subscribe({ deliver: (event: WallEvent) => event.kind === 'state' && events.push(event) });
  wall.enter('s1', screen);
  const since = time.now();
  return {
    wall,
    time,
    stored,
    /** The alarms that are on, by their charts, in the order of being raised. */
    alarms: (...charts: string[]) => wall.setAlarms(charts.map((chart, i) => ({ chart, since: since + i }))),
    page: () => wall.layout.pages[wall.state.page % wall.layout.pages.length]?.key.slice(-1),
    turns: () => events.filter(({ action }) => action === 'pageChange').length,
  };
}

describe('L-4 the page of a chart with an alarm', () => {
  test('is shown, stays as long as the alarm, and then the one before is shown for its full time', () => {
    const { alarms, page, time } = startWall();
    time.advance(25_000);
    expect(page()).toBe('b');
    alarms('c');
    expect(page()).toBe('c');
    time.advance(3_600_000);
    expect(page()).toBe('c');
    alarms();
    expect(page()).toBe('b');
    time.advance(19_999);
    expect(page()).toBe('b');
    time.advance(1);
    expect(page()).toBe('c');
  });

  test('is not turned to if the page that is shown has the chart already', () => {
    const { alarms, page, time, turns } = startWall();
    alarms('everywhere');
    time.advance(60_000);
    alarms();
    expect([page(), turns()]).toEqual(['a', 0]);
  });

  test('takes the place of a chart that is maximised, which comes back afterwards', async () => {
    const { wall, alarms, page } = startWall();
    await wall.act({ action: 'fullScreen', chartName: 'a', value: true });
    alarms('b');
    expect([page(), wall.state.fullScreen]).toEqual(['b', null]);
    alarms();
    expect([page(), wall.state.fullScreen]).toEqual(['a', 'a']);
    await wall.act({ action: 'fullScreen', chartName: 'b', value: true });
    alarms('b');
    expect(wall.state.fullScreen).toBe('b');
  });

  test('of several the one that was raised first is shown; the next one comes when it is over', () => {
    const { alarms, page } = startWall();
    alarms('b');
    alarms('b', 'c');
    expect(page()).toBe('b');
    alarms('c');
    expect(page()).toBe('c');
    alarms();
    expect(page()).toBe('a');
  });

  test('of a chart on no page changes nothing', () => {
    const { alarms, page, turns } = startWall();
    alarms('elsewhere');
    expect([page(), turns()]).toEqual(['a', 0]);
  });

  test('follows the chart when the layout changes, and so does the page before', () => {
    const { wall, alarms, page } = startWall();
    alarms('c');
    wall.applySchedule(scheduleOf(layoutOf('new', 'c', 'b', 'a')));
    expect(page()).toBe('c');
    alarms();
    expect(page()).toBe('a');
  });
});

describe('L-5 a person who acts during an alarm', () => {
  test.each([
    [{ action: 'pageChange', value: 0 }, 'a', null],
    [{ action: 'pageChange', value: 2 }, 'c', null],
    [{ action: 'fullScreen', chartName: 'a', value: true }, 'b', 'a'],
  ] as const)('wins: %j', async (action, shown, fullScreen) => {
    const { wall, alarms, page, time } = startWall();
    alarms('b');
    await wall.act(action);
    const seen = () => [page(), wall.state.fullScreen];
    expect(seen()).toEqual([shown, fullScreen]);
    alarms('b', 'elsewhere');
    time.advance(60_000);
    expect(seen()).toEqual([shown, fullScreen]);
    alarms();
    expect(seen()).toEqual([shown, fullScreen]);
  });

  test('wins over those that are on, not over later ones; a theme is no turning away', async () => {
    const { wall, alarms, page } = startWall();
    alarms('b');
    await wall.act({ action: 'themeChange' });
    expect(page()).toBe('b');
    await wall.act({ action: 'pageChange', value: 0 });
    alarms('b', 'c');
    expect(page()).toBe('c');
    alarms('b');
    expect(page()).toBe('a');
  });
});

describe('L-6 after a restart', () => {
  test('the alarm still shows its page, and the one before comes back', async () => {
    const first = startWall();
    first.time.advance(25_000);
    first.alarms('c');
    // this is stored with the alarm's page
    await first.wall.act({ action: 'themeChange', value: 'vintage' });
    const second = startWall(first.stored);
    second.alarms('c');
    expect(second.page()).toBe('c');
    second.alarms();
    expect(second.page()).toBe('b');
  });

  test('an alarm that a person turned away from stays so', async () => {
    const first = startWall();
    first.alarms('c');
    await first.wall.act({ action: 'pageChange', value: 1 });
    const second = startWall(first.stored);
    second.alarms('c');
    expect(second.page()).toBe('b');
    second.alarms();
    expect([...second.stored.keys()]).toEqual(['wall:main']);
  });
});
