// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import WallPage from '../../../web/pages/WallPage.vue';
import { mount, type Mounted } from '../components/mount.ts';

const names = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
let mounted: Mounted;
// No map can be had: that is the map tile's own business.
beforeEach(() => void vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 }))));
afterEach(() => {
  mounted.end();
  vi.unstubAllGlobals();
});

test('the frame of all six tiles stands before any data', () => {
  mounted = mount(WallPage);
  expect(mounted.all('[data-chart]').map((tile) => tile.dataset['chart'])).toEqual(names);
  expect(mounted.errors).toEqual([]);
});

test('the title, the theme button and the clock are there', () => {
  mounted = mount(WallPage, { language: 'zh-CN' });
  expect(mounted.find('h1').textContent).toBe('电商平台实时监控系统');
  expect(mounted.find('time').textContent).toMatch(/^\d\d:\d\d:\d\d$/);
  mounted.find('[aria-label=切换主题]').click();
  expect(mounted.fake.sent).toEqual([{ action: 'themeChange', value: 'vintage' }]);
});

test('a maximised tile covers the others and the header until it ends', async () => {
  mounted = mount(WallPage);
  const maximise = (fullScreen: string | null): void =>
    mounted.fake.state.set({ theme: 'chalk', fullScreen, page: 0, revision: 2 });
  maximise('hot');
  await vi.waitFor(() =>
    expect(mounted.all('.maximised').map((tile) => tile.dataset['chart'])).toEqual(['hot']),
  );
  expect(mounted.all('[inert]')).toHaveLength(6);
  maximise(null);
  await vi.waitFor(() => expect(mounted.all('.maximised, [inert]')).toEqual([]));
});

test('a maximised chart that is not on this wall covers nothing', async () => {
  mounted = mount(WallPage);
  mounted.fake.state.set({ theme: 'vintage', fullScreen: 'elsewhere', page: 0, revision: 2 });
  await vi.waitFor(() => expect(mounted.wall.fullScreen.value).toBe('elsewhere'));
  await mounted.settle();
  expect(mounted.all('.maximised, [inert]')).toEqual([]);
});

test('a wall with no chart at all says what to do, until the first file is there', async () => {
  mounted = mount(WallPage);
  for (const name of names) mounted.fake.show(name, { missing: true });
  await mounted.settle();
  expect(mounted.text()).toContain('Drop a file such as trend.json into the data folder');
  mounted.fake.show('rank', { data: [{ name: 'North', value: 1 }] });
  await mounted.settle();
  expect(mounted.all('[data-chart]')).toHaveLength(6);
});

test('a wall with one broken file is not empty', async () => {
  mounted = mount(WallPage);
  for (const name of names) mounted.fake.show(name, { missing: true });
  mounted.fake.show('rank', {
    missing: true,
    problem: { code: 'empty', file: 'rank.json', reason: 'no content' },
  });
  await mounted.settle();
  expect(mounted.all('[data-chart]')).toHaveLength(6);
});
