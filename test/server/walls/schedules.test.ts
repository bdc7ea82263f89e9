import { expect, test } from 'vitest';
import type { Problem, WallFile } from '#protocol';
import { createWorkerPool } from '../../../server/charts/reading/worker-pool.ts';
import { createContent } from '../../../server/charts/snapshot.ts';
import { createChartStore } from '../../../server/charts/store.ts';
import { createSchedules } from '../../../server/walls/schedules.ts';
import { createWallFiles } from '../../../server/walls/wall-files.ts';
import { createFakeTime } from './fake-time.ts';

const page = (chart: string, more: Partial<WallFile['pages'][number]> = {}) => ({
  tiles: [{ chart }],
  ...more,
});

// Contents in these tests are small: none is read in a thread.
const workers = createWorkerPool({ onError: () => {} });

const problem: Problem = { code: 'syntax', file: 'a.json', reason: 'why' };

/** The schedules of these charts and walls, on a fake clock. */
function startSchedules({
  charts: names = [],
  start = Date.UTC(2026, 2, 2, 12),
  walls = {},
}: { charts?: string[]; start?: number; walls?: Record<string, WallFile> } = {}) {
  const time = createFakeTime(start);
  const charts = createChartStore({ publish: () => {}, now: time.now });
  const wallFiles = createWallFiles();
  const schedules = createSchedules({ charts, workers, wallFiles, timezone: 'Asia/Kolkata', ...time });
  let changes = 0;
  schedules.onChange(() => changes++);
  const writeChart = (name: string, text = '[]') =>
    charts.put(name, createContent(text, Buffer.from(text)), time.now());
  const writeWall = (name: string, file: WallFile) =>
    wallFiles.apply(name, { kind: 'good', parsed: { source: Buffer.alloc(0), file }, modified: 0 });
  for (const name of names) writeChart(name);
  for (const [name, file] of Object.entries(walls)) writeWall(name, file);
  time.advance(100);
  const keys = (wall = 'main') => schedules.of(wall).layout.pages.map(({ key }) => key);
  return { schedules, time, charts, wallFiles, writeChart, writeWall, keys, changes: () => changes };
}

test('S-12 a wall shows the pages of its file, with explicit places on pages that have any placement', () => {
  const { schedules } = startSchedules({
    walls: {
      main: {
        title: 'Sales',
        logo: 'ACME',
        languages: ['en'],
        theme: 'vintage',
        seconds: 30,
        pages: [page('a', { title: 'One', seconds: 5, columns: [2] }), page('b')],
        screens: { left: { page: 2 }, right: { charts: ['a'] } },
      },
    },
  });
  expect(schedules.of('main')).toEqual({
    theme: 'vintage',
    renewalTime: { includes: expect.any(Function) as unknown },
    durations: [5000, 30_000],
    layout: {
      title: 'Sales',
      logo: 'ACME',
      languages: ['en'],
      timezone: 'Asia/Kolkata',
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

test('S-12 a chart with two names has the one that the state uses in layouts', () => {
  const { schedules } = startSchedules({
    walls: { main: { pages: [page('hotproduct')], screens: { left: { charts: ['hotproduct'] } } } },
  });
  expect(schedules.of('main').layout).toMatchObject({
    pages: [{ tiles: [{ chart: 'hot' }] }],
    screens: { left: { charts: ['hot'] } },
  });
});

test('S-12 a wall without a file shows all charts, and lists the walls that exist', () => {
  const { schedules, charts, time } = startSchedules({
    charts: ['a'],
    walls: { lobby: { pages: [page('x')] } },
  });
  charts.setProblem('a b.csv', problem);
  time.advance(100);
  const pages = [{ kind: 'auto', key: 'auto-1', charts: ['a'] }];
  expect(schedules.of('main').layout).toEqual({ timezone: 'Asia/Kolkata', pages, screens: {} });
  expect(schedules.of('nowhere').layout).toEqual({
    timezone: 'Asia/Kolkata',
    pages,
    screens: {},
    unknownWall: ['main', 'lobby'],
  });
  expect(schedules.of('lobby').layout).not.toHaveProperty('unknownWall');
  expect(schedules.of('elsewhere')).toBe(schedules.of('nowhere'));
});

test('S-12 a wall whose file was never good is not unknown, and shows all charts', () => {
  const { schedules, wallFiles, time } = startSchedules({ charts: ['a'] });
  wallFiles.apply('hall', { kind: 'broken', problem });
  time.advance(100);
  expect(schedules.of('hall').layout).toEqual({
    timezone: 'Asia/Kolkata',
    pages: [{ kind: 'auto', key: 'auto-1', charts: ['a'] }],
    screens: {},
  });
});

test('S-12 a page outside its time window is left out, and appears on the minute', () => {
  const { keys, time, changes } = startSchedules({
    walls: { main: { pages: [page('a'), page('b', { when: 'mon 12:30-13:00 in UTC' }), page('c')] } },
  });
  const before = changes();
  time.advance(30 * 60_000 - 101);
  expect([keys(), changes() - before]).toEqual([['page-1', 'page-3'], 29]);
  time.advance(1);
  expect(keys()).toEqual(['page-1', 'page-2', 'page-3']);
  time.advance(30 * 60_000);
  expect(keys()).toEqual(['page-1', 'page-3']);
});

test('S-12 when all pages are outside their time windows the first is shown', () => {
  const { keys } = startSchedules({
    walls: { main: { pages: [page('a', { when: 'tue' }), page('b', { when: 'wed' })] } },
  });
  expect(keys()).toEqual(['page-1']);
});

test('S-12 time windows are right when the clocks change and when the clock is set', () => {
  const beforeTheChange = Date.UTC(2026, 2, 29, 0, 59, 30);
  const { keys, time } = startSchedules({
    start: beforeTheChange,
    walls: { main: { pages: [page('a'), page('b', { when: 'daily 03:00-04:00 in Europe/Berlin' })] } },
  });
  expect(keys()).toEqual(['page-1']);
  time.advance(30_000);
  expect(keys()).toEqual(['page-1', 'page-2']);
  time.advance(3_600_000);
  expect(keys()).toEqual(['page-1']);
  time.set(beforeTheChange + 40_000);
  time.advance(60_000);
  expect(keys()).toEqual(['page-1', 'page-2']);
});

test('no timer runs for walls without time windows', () => {
  const { time, writeWall } = startSchedules({ walls: { main: { pages: [page('a')] } } });
  expect(time.timers()).toBe(0);
  writeWall('main', { pages: [page('a', { when: 'mon' })] });
  time.advance(100);
  expect(time.timers()).toBe(1);
  writeWall('main', { pages: [page('a')] });
  time.advance(100);
  expect(time.timers()).toBe(0);
});

test('S-12 charts that come and go within a moment change the schedules once, and new content does not', () => {
  const { time, charts, writeChart, keys, changes } = startSchedules();
  const changesOf = (write: () => void) => {
    const before = changes();
    write();
    time.advance(100);
    return changes() - before;
  };
  expect(changesOf(() => ['a', 'b', 'c', 'd', 'e'].forEach((name) => writeChart(name)))).toBe(1);
  expect(keys()).toEqual(['auto-1']);
  expect(changesOf(() => charts.remove('e'))).toBe(1);
  expect(changesOf(() => charts.setProblem('broken', problem))).toBe(1);
  expect(changesOf(() => writeChart('a', '[1]'))).toBe(0);
  expect(changesOf(() => charts.setProblem('a', problem))).toBe(0);
  expect(changesOf(() => charts.setSettings('a', {}))).toBe(0);
  expect(time.timers()).toBe(0);
});

test('S-12 a wall has its own time zone, or else the server’s: for what it shows, its pages and its nights', () => {
  const pages = [page('a'), page('b', { when: '08:00-09:00' }), page('c', { when: '08:00-09:00 in UTC' })];
  const { schedules } = startSchedules({
    charts: ['a'],
    start: Date.parse('2026-03-02T07:30Z'),
    walls: { main: { timezone: 'Europe/Berlin', pages }, lobby: { pages } },
  });
  expect(schedules.of('main').layout.timezone).toBe('Europe/Berlin');
  expect(schedules.of('lobby').layout.timezone).toBe('Asia/Kolkata');
  expect(schedules.of('nowhere').layout.timezone).toBe('Asia/Kolkata');
  const keysOf = (wall: string) => schedules.of(wall).layout.pages.map(({ key }) => key);
  expect(keysOf('main')).toEqual(['page-1', 'page-2']);
  expect(keysOf('lobby')).toEqual(['page-1']);
  const isNight = (wall: string, time: string) => schedules.of(wall).renewalTime.includes(Date.parse(time));
  expect(isNight('main', '2026-03-02T02:30Z')).toBe(true);
  expect(isNight('lobby', '2026-03-02T02:30Z')).toBe(false);
  expect(isNight('lobby', '2026-03-01T22:00Z')).toBe(true);
  expect(isNight('nowhere', '2026-03-01T22:00Z')).toBe(true);
});
