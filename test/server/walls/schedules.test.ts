import { expect, test } from 'vitest';
import type { WallFile } from '#protocol';
import { createSchedules } from '../../../server/walls/schedules.ts';
import { createWallFiles } from '../../../server/walls/wall-files.ts';
import { createFakeTime } from './fake-time.ts';

const page = (chart: string, more: Partial<WallFile['pages'][number]> = {}) => ({
  tiles: [{ chart }],
  ...more,
});

/** The schedules of a folder with these charts and files, as time goes by. */
function startPlans({
  charts = [] as string[],
  start = Date.UTC(2026, 2, 2, 12),
  ...walls
}: {
  charts?: string[];
  start?: number;
  main?: WallFile;
  lobby?: WallFile;
}) {
  const time = createFakeTime(start);
  let renewals = 0;
  const files = createWallFiles({ changed: () => schedules.renewSoon() });
  const list = () => charts.map((name) => ({ name }));
  const get = () => undefined;
  const schedules = createSchedules({ charts: { get, list }, files, ...time, changed: () => renewals++ });
  const write = (name: string, file: WallFile) =>
    files.take(name, { kind: 'good', parsed: { source: Buffer.alloc(0), file }, modified: 0 });
  for (const [name, file] of Object.entries(walls)) write(name, file);
  time.pass(100);
  const keys = (wall = 'main') => schedules.of(wall).layout.pages.map(({ key }) => key);
  return { schedules, time, files, write, keys, charts, renewals: () => renewals };
}

test('S-12 a wall with a file shows what it says, with explicit places where it says any', () => {
  const { schedules } = startPlans({
    main: {
      title: 'Sales',
      logo: 'ACME',
      languages: ['en'],
      theme: 'vintage',
      seconds: 30,
      pages: [page('a', { title: 'One', seconds: 5, columns: [2] }), page('b')],
      screens: { left: { page: 2 }, right: { charts: ['a'] } },
    },
  });
  expect(schedules.of('main')).toEqual({
    theme: 'vintage',
    durations: [5000, 30_000],
    layout: {
      title: 'Sales',
      logo: 'ACME',
      languages: ['en'],
      pages: [
        {
          kind: 'grid',
          key: 'page-1',
          title: 'One',
          columns: [2],
          rows: [1],
          tiles: [{ chart: 'a', column: 1, row: 1, columns: 1, rows: 1 }],
        },
        { kind: 'grid', key: 'page-2', tiles: [{ chart: 'b' }] },
      ],
      screens: { left: { key: 'page-2' }, right: { charts: ['a'] } },
    },
  });
});

test('S-12 a chart with two names is told under the one that the state uses', () => {
  const { schedules } = startPlans({
    main: { pages: [page('hotproduct')], screens: { left: { charts: ['hotproduct'] } } },
  });
  expect(schedules.of('main').layout).toMatchObject({
    pages: [{ tiles: [{ chart: 'hot' }] }],
    screens: { left: { charts: ['hot'] } },
  });
});

test('S-12 a wall that has no file shows all charts, and says which walls there are', () => {
  const { schedules } = startPlans({ charts: ['a', 'a b.csv'], lobby: { pages: [page('x')] } });
  const pages = [{ kind: 'auto', key: 'auto-1', charts: ['a'] }];
  expect(schedules.of('main').layout).toEqual({ pages, screens: {} });
  expect(schedules.of('nowhere').layout).toEqual({ pages, screens: {}, unknownWall: ['main', 'lobby'] });
  expect(schedules.of('lobby').layout).not.toHaveProperty('unknownWall');
  expect(schedules.of('elsewhere')).toBe(schedules.of('nowhere'));
});

test('S-12 a wall whose file was never good is no unknown one, and shows all charts', () => {
  const { schedules, files, time } = startPlans({ charts: ['a'] });
  files.take('hall', { kind: 'broken', problem: { code: 'syntax', file: 'walls/hall.json', reason: '' } });
  time.pass(100);
  expect(schedules.of('hall').layout).toEqual({
    pages: [{ kind: 'auto', key: 'auto-1', charts: ['a'] }],
    screens: {},
  });
});

test('S-12 a page is left out when it is not its time, and comes with the minute', () => {
  const { keys, time, renewals } = startPlans({
    main: { pages: [page('a'), page('b', { when: 'mon 12:30-13:00 in UTC' }), page('c')] },
  });
  const before = renewals();
  time.pass(30 * 60_000 - 101);
  expect([keys(), renewals() - before]).toEqual([['page-1', 'page-3'], 29]);
  time.pass(1);
  expect(keys()).toEqual(['page-1', 'page-2', 'page-3']);
  time.pass(30 * 60_000);
  expect(keys()).toEqual(['page-1', 'page-3']);
});

test('S-12 when no page is in its time the first is shown', () => {
  const { keys } = startPlans({
    main: { pages: [page('a', { when: 'tue' }), page('b', { when: 'wed' })] },
  });
  expect(keys()).toEqual(['page-1']);
});

test('S-12 the minute is right when the clocks change and when somebody sets the clock', () => {
  const beforeTheChange = Date.UTC(2026, 2, 29, 0, 59, 30);
  const { keys, time } = startPlans({
    start: beforeTheChange,
    main: { pages: [page('a'), page('b', { when: 'daily 03:00-04:00 in Europe/Berlin' })] },
  });
  expect(keys()).toEqual(['page-1']);
  time.pass(30_000);
  expect(keys()).toEqual(['page-1', 'page-2']);
  time.pass(3_600_000);
  expect(keys()).toEqual(['page-1']);
  time.set(beforeTheChange + 40_000);
  time.pass(60_000);
  expect(keys()).toEqual(['page-1', 'page-2']);
});

test('no minute is waited for on walls that look the same all day', () => {
  const { time, write } = startPlans({ main: { pages: [page('a')] } });
  expect(time.waiting()).toBe(0);
  write('main', { pages: [page('a', { when: 'mon' })] });
  time.pass(100);
  expect(time.waiting()).toBe(1);
  write('main', { pages: [page('a')] });
  time.pass(100);
  expect(time.waiting()).toBe(0);
});

test('S-12 charts that come and go within a moment are told together; a new content is no news', () => {
  const { schedules, time, charts, keys, renewals } = startPlans({});
  const before = renewals();
  for (let i = 0; i < 5; i++) {
    charts.push(`c${i}`);
    schedules.heard({ kind: 'removed', name: `c${i}`, revision: 1 });
  }
  time.pass(100);
  expect([renewals() - before, keys()]).toEqual([1, ['auto-1']]);
  schedules.heard({ kind: 'settings', name: 'c1', settings: null });
  expect(time.waiting()).toBe(0);
});
