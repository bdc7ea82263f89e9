// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Layout, LayoutPage } from '#protocol';
import WallPage from '../../../web/pages/WallPage.vue';
import { mount, type Mounted, type MountOptions } from '../components/mount.ts';

const names = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
const originals: LayoutPage = { kind: 'originals', key: 'originals', charts: names };
const auto = (key: string, ...charts: string[]): LayoutPage => ({ kind: 'auto', key, charts });

let mounted: Mounted;
// No map can be loaded: only the map tile is affected.
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 })));
});
afterEach(() => {
  mounted.end();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function open(
  pages: LayoutPage[],
  more: Partial<Layout> = {},
  options: MountOptions = {},
): Promise<void> {
  mounted = mount(WallPage, options);
  await tell(pages, more);
}

async function tell(pages: LayoutPage[], more: Partial<Layout> = {}): Promise<void> {
  mounted.fake.layout.set({ pages, screens: {}, ...more });
  await vi.advanceTimersByTimeAsync(0);
}

/** Nothing is drawn here, so a page is shown without being ready. ms */
const longestPreparation = 2000;

let revision = 2;
async function become(state: { fullScreen?: string | null; page?: number }): Promise<void> {
  mounted.fake.state.set({ theme: 'chalk', fullScreen: null, page: 0, revision: revision++, ...state });
  await vi.advanceTimersByTimeAsync(longestPreparation);
}

const chartOf = (tile: HTMLElement): string | undefined => tile.dataset['chart'];
const charts = (selector = '[data-chart]'): (string | undefined)[] => mounted.all(selector).map(chartOf);
const shown = () => charts('.tiles:not(.hidden) [data-chart]');
const prepared = () => charts('.tiles.hidden [data-chart]');

describe('the wall of the six charts', () => {
  test('is laid out before any data', async () => {
    await open([originals]);
    expect(shown()).toEqual(names);
    expect(mounted.errors).toEqual([]);
  });

  test('has its title, its theme button and a clock', async () => {
    await open([originals], {}, { language: 'zh-CN' });
    expect(mounted.find('h1').textContent).toBe('电商平台实时监控系统');
    expect(mounted.find('time').textContent).toMatch(/^\d\d:\d\d:\d\d$/);
    mounted.find('[aria-label=切换主题]').click();
    expect(mounted.fake.sent).toEqual([{ action: 'themeChange', value: 'vintage' }]);
  });

  test('is covered by a maximised tile, including the header, until it is restored', async () => {
    await open([originals]);
    await become({ fullScreen: 'hot' });
    expect(charts('.maximised')).toEqual(['hot']);
    expect(mounted.all('[inert]')).toHaveLength(6);
    await become({});
    expect(mounted.all('.maximised, [inert]')).toEqual([]);
  });

  test('is not covered by a chart that is not on it', async () => {
    await open([originals]);
    await become({ fullScreen: 'elsewhere' });
    expect(mounted.all('.maximised, [inert]')).toEqual([]);
  });
});

describe('the layout', () => {
  test('sets the title in the language of the screen, and the logo', async () => {
    await open([auto('a', 'sales')], { title: { 'zh-CN': '大厅', en: 'Lobby' }, logo: 'ACME' });
    expect(mounted.find('h1').textContent).toBe('Lobby');
    expect(mounted.find('header').textContent).toContain('ACME');
  });

  test('is drawn: a new chart joins, a deleted one leaves, and those between stay the same tiles', async () => {
    await open([auto('a', 'one', 'three')]);
    const [one, three] = mounted.all('[data-chart]');
    await tell([auto('a', 'one', 'two', 'three')]);
    expect(shown()).toEqual(['one', 'two', 'three']);
    expect(mounted.all('[data-chart]')[0]).toBe(one);
    expect(mounted.all('[data-chart]')[2]).toBe(three);
    await tell([auto('a', 'three')]);
    expect(shown()).toEqual(['three']);
    expect(mounted.fake.watcherCount('one')).toBe(0);
  });

  test('can have a chart on a page twice, of which one is maximised', async () => {
    const twice = {
      kind: 'grid',
      key: 'g',
      tiles: [{ chart: 'sales' }, { chart: 'sales', type: 'pie' }],
    } as const;
    await open([{ ...twice, tiles: [...twice.tiles] }]);
    expect(shown()).toEqual(['sales', 'sales']);
    await become({ fullScreen: 'sales' });
    expect(charts('.maximised')).toEqual(['sales']);
  });

  test('without charts explains what to do, until the first file exists', async () => {
    await open([]);
    expect(mounted.text()).toContain('Drop a file such as sales.csv into the data folder');
    await tell([auto('a', 'sales')]);
    expect(shown()).toEqual(['sales']);
  });

  test('of an unknown wall lists the existing walls, and nothing else', async () => {
    await open([originals], { unknownWall: ['main', 'lobby'] }, { search: '?wall=loby' });
    expect(mounted.text()).toContain('There is no wall “loby” here');
    expect(mounted.all('a').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['main', '?wall=main'],
      ['lobby', '?wall=lobby'],
    ]);
    expect(charts()).toEqual([]);
  });

  test('that is not known yet leaves the page empty, except for its header', () => {
    mounted = mount(WallPage);
    expect(charts()).toEqual([]);
    expect(mounted.text()).not.toContain('Nothing to show');
    expect(mounted.find('time').textContent).toMatch(/\d/);
  });
});

describe('pages', () => {
  const three = [auto('a', 'one', 'two'), auto('b', 'three'), auto('c', 'four')];

  test('are shown one at a time, by the wall’s state modulo their number', async () => {
    await open(three);
    expect(shown()).toEqual(['one', 'two']);
    await become({ page: 4 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(shown()).toEqual(['three']);
  });

  test('are mounted before they are shown, and unmounted afterwards', async () => {
    await open(three);
    expect(prepared()).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(prepared()).toEqual(['three']);
    expect(mounted.find('.tiles.hidden').hasAttribute('inert')).toBe(true);
    const [tile] = mounted.all('[data-chart=three]');
    await become({ page: 1 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(shown()).toEqual(['three']);
    expect(mounted.all('[data-chart=three]')).toEqual([tile]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(prepared()).toEqual(['four']);
    expect([mounted.fake.watcherCount('one'), mounted.fake.watcherCount('two')]).toEqual([0, 0]);
  });

  test('have a dot each, which requests the page', async () => {
    await open(three);
    const dots = mounted.all('.dot');
    expect(dots.map((dot) => dot.getAttribute('aria-current'))).toEqual(['page', null, null]);
    expect(dots[2]?.getAttribute('aria-label')).toBe('Page 3 of 3');
    dots[2]?.click();
    expect(mounted.fake.sent).toEqual([{ action: 'pageChange', value: 2 }]);
  });

  test('have dots that cannot be pressed in a kiosk', async () => {
    await open(three, {}, { search: '?kiosk' });
    expect(mounted.all('.dot')).toHaveLength(3);
    expect(mounted.all('button')).toEqual([]);
  });

  test('have no dots when there is only one', async () => {
    await open([originals]);
    expect(mounted.all('.dot')).toEqual([]);
  });

  test('do not keep a chart of another page from being maximised', async () => {
    await open(three);
    await become({ fullScreen: 'four' });
    expect(charts('.maximised')).toEqual(['four']);
    expect(mounted.all('[data-chart]:not(.maximised):not([inert])')).toEqual([]);
    await become({});
    expect(charts('.maximised')).toEqual([]);
  });

  test('that are prepared out of sight have no maximised tile, also of a chart that fills the screen', async () => {
    await open(three);
    await become({ fullScreen: 'three' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(prepared()).toEqual(['three']);
    expect(charts('.maximised')).toEqual(['three']);
  });

  test('that are removed are replaced at once', async () => {
    await open(three);
    await tell([auto('b', 'three'), auto('c', 'four')]);
    expect(shown()).toEqual(['three']);
  });
});

describe('a screen that the layout assigns to a page', () => {
  const pages = [auto('a', 'one', 'two'), auto('b', 'three', 'four')];
  const left = { search: '?screen=left' };

  test('keeps to its page, whatever the others show', async () => {
    await open(pages, { screens: { left: { key: 'b' } } }, left);
    expect(shown()).toEqual(['three', 'four']);
    await become({ page: 0 });
    await vi.advanceTimersByTimeAsync(5000);
    expect(shown()).toEqual(['three', 'four']);
    expect([prepared(), mounted.all('.dot')]).toEqual([[], []]);
  });

  test('follows the others when its page is gone', async () => {
    await open([pages[0] ?? originals], { screens: { left: { key: 'b' } } }, left);
    expect(shown()).toEqual(['one', 'two']);
  });

  test('shows its part of a page', async () => {
    await open(pages, { screens: { left: { key: 'b', charts: ['four'] } } }, left);
    expect(shown()).toEqual(['four']);
  });

  test('shows its part even if the page has none of it', async () => {
    await open(pages, { screens: { left: { charts: ['four'] } } }, left);
    expect(shown()).toEqual(['four']);
  });

  test('is found by own keys only: constructor is not a screen', async () => {
    await open(pages, { screens: { left: { key: 'b' } } }, { search: '?screen=constructor' });
    expect(shown()).toEqual(['one', 'two']);
  });
});

describe('a part of a span', () => {
  const span = { columns: 2, rows: 2, bezel: [0, 0] as [number, number] };

  test('has the tiles that its screen shows, and no others', async () => {
    await open([originals], { span }, { search: '?part=1,1' });
    expect(shown()).toEqual(['trend', 'seller']);
    mounted.span.choose([2, 2]);
    await vi.advanceTimersByTimeAsync(0);
    expect(shown()).toEqual(['stock']);
    mounted.span.choose(undefined);
    await vi.advanceTimersByTimeAsync(0);
    expect(shown()).toEqual(names);
  });

  test('is covered by a maximised chart that other screens show', async () => {
    await open([originals], { span }, { search: '?part=1,1' });
    await become({ fullScreen: 'stock' });
    expect(charts('.maximised')).toEqual(['stock']);
    await become({});
    expect(charts('.maximised')).toEqual([]);
    expect(shown()).toEqual(['trend', 'seller']);
  });
});
