import { expect, test } from 'vitest';
import type { LayoutPage, ScreenView } from '#protocol';
import { miniatureTiles, ratioOf } from '../../../web/console/common/miniature-tiles.ts';
import {
  matches,
  rowOf,
  screenFilters,
  sortRows,
  type ScreenFilter,
} from '../../../web/console/screens/screen-row.ts';
import type { ListedWall } from '../../../web/console/walls/walls.ts';

const minute = 60_000;
const now = 1_000 * minute;
const pages: LayoutPage[] = [
  { kind: 'auto', key: 'one', charts: ['a', 'b'] },
  { kind: 'auto', key: 'two', charts: ['c'] },
];
const wall: ListedWall = {
  wall: 'main',
  screens: 1,
  held: false,
  state: { theme: 'chalk', fullScreen: null, page: 1, revision: 1 },
  layout: { pages, screens: {} },
};
const walls = new Map([['main', wall]]);
const files = new Map(
  ['a', 'b', 'c'].map((name, at) => [name, { name, revision: 7, modified: now - (at + 1) * minute }]),
);

const view = (more: Partial<ScreenView> = {}): ScreenView => ({
  screen: 'id-1',
  name: '',
  wall: 'main',
  firstSeen: 0,
  lastSeen: now,
  status: 'here',
  page: null,
  pinned: null,
  ...more,
});
const row = (more: Partial<ScreenView> = {}) => rowOf(view(more), walls, files, now);
const filtersOf = (more: Partial<ScreenView>): ScreenFilter[] =>
  (Object.keys(screenFilters) as ScreenFilter[]).filter((name) => screenFilters[name](row(more)));

test('a screen shows the page that it says, or is pinned to, or else that of its wall', () => {
  expect(row({ page: 'one' }).page?.key).toBe('one');
  expect(row({ pinned: 'one' }).page?.key).toBe('one');
  expect(row().page?.key).toBe('two');
  expect(row({ page: 'gone since' }).page?.key).toBe('two');
  expect(row({ wall: 'unknown' }).page).toBeUndefined();
});

test('its oldest data is what it draws, or what its page has while it says nothing', () => {
  const charts = { a: { revision: 7, modified: now - 9 * minute }, b: { revision: 7, modified: now } };
  expect(row({ telemetry: { charts } }).oldest).toBe(now - 9 * minute);
  expect(row({ page: 'one' }).oldest).toBe(now - 2 * minute);
  expect(row({ wall: 'unknown' }).oldest).toBeUndefined();
  expect(row({ page: 'one', status: 'gone' }).oldest).toBeUndefined();
});

test('filters find screens that are behind, in a window, with an error, or not here', () => {
  const charts = (more: object) => ({ telemetry: { charts: { a: { revision: 7, ...more } } } });
  expect(filtersOf(charts({}))).toEqual([]);
  expect(filtersOf(charts({ revision: 6 }))).toEqual(['stale']);
  expect(filtersOf(charts({ error: 'too many points' }))).toEqual(['error']);
  expect(filtersOf({ status: 'gone', facts: { address: '::1', kiosk: false } })).toEqual(['window', 'away']);
});

test('a chart that has just changed does not make a screen stale', () => {
  const fresh = new Map([['a', { name: 'a', revision: 8, modified: now - 2000 }]]);
  const telemetry = { charts: { a: { revision: 7 } } };
  expect(rowOf(view({ telemetry }), walls, fresh, now).stale).toEqual([]);
  expect(rowOf(view({ telemetry }), walls, fresh, now + minute).stale).toEqual(['a']);
});

test('rows are in the order of walls, then the oldest data first', () => {
  const telemetry = (age: number) => ({ charts: { a: { revision: 7, modified: now - age } } });
  const rows = [
    row({ screen: 'new', telemetry: telemetry(1) }),
    row({ screen: 'none', wall: 'other' }),
    row({ screen: 'old', telemetry: telemetry(9) }),
  ];
  expect(sortRows(rows).map(({ screen }) => screen.screen)).toEqual(['old', 'new', 'none']);
});

test('a search finds names, walls and addresses in any spelling of capitals', () => {
  const lift = row({ name: 'By the Lift', facts: { address: '10.0.0.7' } });
  for (const text of ['lift', ' BY THE ', 'main', '10.0.0', 'id-1', ''])
    expect(matches(lift, text)).toBe(true);
  expect(matches(lift, 'lobby')).toBe(false);
});

test('a miniature has its tiles where the screen has them, with pictures no smaller than the server draws', () => {
  const tiles = miniatureTiles(pages[0]!, ratioOf([1920, 1080]));
  expect(tiles.map(({ chart }) => chart)).toEqual(['a', 'b']);
  for (const { left, top, width, height, pixels } of tiles) {
    expect(left + width).toBeLessThanOrEqual(100);
    expect(top + height).toBeLessThanOrEqual(100);
    expect(Math.min(pixels.width, pixels.height)).toBeGreaterThanOrEqual(64);
    expect(Math.abs(pixels.width - 19.2 * width)).toBeLessThan(2);
  }
  const [upright] = miniatureTiles(pages[0]!, ratioOf([1080, 1920]));
  expect(upright?.width).toBeGreaterThan(90);
  expect([ratioOf([1903, 1080]), ratioOf([0, 0])]).toEqual([ratioOf([1920, 1080]), 16 / 9]);
});
