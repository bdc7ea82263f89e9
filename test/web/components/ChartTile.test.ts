// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChartView } from '../../../web/client/index.ts';
import { ChartTile } from '../../../web/components/index.ts';
import { mount, type Mounted, type MountOptions } from './mount.ts';

const now = new Date(2026, 10, 21, 10, 45, 0).getTime();
const written = now - 3 * 60_000;
const sellers = [{ name: 'North', value: 3 }];

let tile: Mounted | undefined;
beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => {
  tile?.end();
  vi.useRealTimers();
});

function open(name: string, options: MountOptions = {}): Mounted {
  tile = mount(ChartTile, { ...options, props: { name, ...options.props } });
  return tile;
}

async function show(name: string, view: Partial<ChartView>, options?: MountOptions): Promise<Mounted> {
  const mounted = open(name, options);
  mounted.fake.show(name, { modified: written, ...view });
  await mounted.settle();
  return mounted;
}

const stateOf = ({ find }: Mounted): string | undefined => find('[data-chart]').dataset['state'];

describe('the header and messages of a tile', () => {
  test('before the first data show its frame and title', () => {
    const mounted = open('seller');
    expect(stateOf(mounted)).toBe('loading');
    expect(mounted.find('h2').textContent).toBe('Sales by seller');
  });

  test('with data show when it was written', async () => {
    const mounted = await show('seller', { data: sellers });
    expect(stateOf(mounted)).toBe('ready');
    expect(mounted.find('.age').textContent).toBe('data from 10:42, 3 min ago');
  });

  test.each([1e300, -1e300, Infinity])('with data show also a file time of %d', async (modified) => {
    const mounted = await show('seller', { data: sellers, modified });
    expect(mounted.errors).toEqual([]);
    expect(stateOf(mounted)).toBe('ready');
  });

  test('are in Chinese on a Chinese screen', async () => {
    const mounted = await show('seller', { data: sellers }, { language: 'zh-CN' });
    expect(mounted.find('.age').textContent).toBe('数据时间 10:42，3 分钟前');
  });

  test('without a file say which one it waits for', async () => {
    const mounted = await show('seller', { missing: true });
    expect(stateOf(mounted)).toBe('missing');
    expect(mounted.text()).toContain('Waiting for seller.json');
  });

  test('of a deleted file show no old data', async () => {
    const mounted = await show('seller', { data: sellers });
    mounted.fake.show('seller', { missing: true });
    await mounted.settle();
    expect(stateOf(mounted)).toBe('missing');
    expect(mounted.all('.age')).toEqual([]);
  });

  test('of an empty file say so', async () => {
    const mounted = await show('seller', { data: [] });
    expect(stateOf(mounted)).toBe('empty');
    expect(mounted.text()).toContain('seller.json holds no data');
  });

  test('of a broken file show position and reason, and that the drawing is the last good one', async () => {
    const problem = {
      code: 'syntax',
      file: 'seller.json',
      line: 12,
      column: 5,
      reason: 'a value is expected here',
    } as const;
    const mounted = await show('seller', { data: sellers, problem });
    expect(stateOf(mounted)).toBe('broken');
    for (const words of [
      'There is a mistake in the file',
      'seller.json:12:5',
      'a value is expected here',
      'Showing the last good data',
    ]) {
      expect(mounted.text()).toContain(words);
    }
  });

  test('of a file that was never good do not mention a last good one', async () => {
    const mounted = await show('seller', {
      problem: { code: 'empty', file: 'seller.json', reason: 'no content' },
    });
    expect(stateOf(mounted)).toBe('broken');
    expect(mounted.text()).not.toContain('last good');
  });

  test('of content that is held back say why, and how to accept it', async () => {
    const problem = { code: 'held', file: 'seller.json', reason: 'the column value is gone' } as const;
    const mounted = await show('seller', { data: sellers, problem });
    expect(stateOf(mounted)).toBe('broken');
    for (const words of ['Held back', 'the column value is gone', 'chartwall accept seller'])
      expect(mounted.text()).toContain(words);
  });

  test('of a broken file give the reason in the language of the page, or in English as a fallback', async () => {
    const words = { 'zh-CN': '此处应为一个值', en: 'a value is expected here' };
    const problem = { code: 'syntax', file: 'seller.json', reason: words.en } as const;
    const inChinese = await show('seller', { problem: { ...problem, words } }, { language: 'zh-CN' });
    expect(inChinese.text()).toContain('此处应为一个值');
    expect(inChinese.text()).not.toContain(words.en);
    inChinese.fake.show('seller', { problem });
    await inChinese.settle();
    expect(inChinese.text()).toContain(words.en);
  });

  test('of a mistake in the settings say that these are ignored', async () => {
    const problem = {
      code: 'settings',
      file: 'seller.chart.json',
      line: 2,
      column: 3,
      reason: 'no such type',
    } as const;
    const mounted = await show('seller', { data: sellers, problem });
    expect(mounted.text()).toContain('seller.chart.json:2:3');
    expect(mounted.text()).not.toContain('last good');
  });
});

/** Loads the general chart types first. */
const drawn = async (mounted: Mounted): Promise<void> => {
  vi.useRealTimers();
  await vi.waitFor(() => expect(stateOf(mounted)).not.toBe('loading'), { timeout: 10_000 });
};
const months = ['Jan', 'Feb', 'Mar'].map((month, i) => ({
  month: `2026-0${i + 1}`,
  online: i + 3,
  shops: 9 - i,
}));

describe('a tile of any file', () => {
  test('is drawn with the type that suits its content, and explains why', async () => {
    const mounted = await show('market-share', { data: months });
    await drawn(mounted);
    expect(stateOf(mounted)).toBe('ready');
    expect(mounted.find('h2').textContent).toBe('Market share');
    mounted.find('[aria-label="About this chart"]').click();
    await mounted.settle();
    const told = mounted.find('[role=dialog]').textContent ?? '';
    expect(told).toMatch(/Why this chart.*3 months/);
    expect(told).toMatch(/Chart *market-share/);
    expect(told).toMatch(/Rows *3/);
  });

  test('closes its explanation with Escape, which reaches nothing behind it', async () => {
    const mounted = await show('market-share', { data: months });
    await drawn(mounted);
    const outside = vi.fn();
    document.addEventListener('keydown', outside);
    const button = mounted.find('[aria-label="About this chart"]');
    button.click();
    await mounted.settle();
    mounted
      .find('[role=dialog]')
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await mounted.settle();
    expect(mounted.all('[role=dialog]')).toEqual([]);
    expect(document.activeElement).toBe(button);
    expect(outside).not.toHaveBeenCalled();
    document.removeEventListener('keydown', outside);
  });

  test('follows its settings: title, unit, another type', async () => {
    const settings = { title: { 'zh-CN': '份额', en: 'Shares' }, unit: 'kg', type: 'table' } as const;
    const mounted = await show('market-share', { data: months, settings });
    await drawn(mounted);
    expect(mounted.find('h2').textContent).toBe('Shares');
    mounted.find('[aria-label="About this chart"]').click();
    await mounted.settle();
    expect(mounted.find('[role=dialog]').textContent).toMatch(/Unit *kg/);
  });

  test("prefers the type in the wall's layout", async () => {
    const options = { props: { type: 'bars' } };
    const mounted = await show(
      'market-share',
      { data: months.map(({ month, online }) => ({ month, online })) },
      options,
    );
    await drawn(mounted);
    expect(mounted.find('[data-chart]').dataset['type']).toBe('bars');
  });

  test('with nothing in it says so', async () => {
    const mounted = await show('market-share', { data: [] });
    await drawn(mounted);
    expect(stateOf(mounted)).toBe('empty');
    expect(mounted.text()).toContain('market-share holds no data');
  });

  test('without a file says which one it waits for', async () => {
    const mounted = await show('market-share', { missing: true });
    expect(mounted.text()).toContain('Waiting for market-share.csv');
  });

  test('with the name of an original chart and other content is drawn by its content, under its own name', async () => {
    const mounted = await show('stock', { data: months });
    await drawn(mounted);
    expect(stateOf(mounted)).toBe('ready');
    expect(mounted.find('h2').textContent).toBe('Stock');
  });

  test('keeps its drawing while newer content is resolved', async () => {
    const mounted = await show('market-share', { data: months });
    await drawn(mounted);
    mounted.fake.show('market-share', { data: months.slice(1), modified: written });
    await mounted.settle();
    expect(stateOf(mounted)).toBe('ready');
  });
});

describe('old data', () => {
  test('is shown as old a minute after the connection was lost, and not before: the line about that is enough', async () => {
    const mounted = await show('seller', { data: sellers });
    mounted.fake.connection.set({ status: 'lost', since: now, attempt: 1 });
    await mounted.settle();
    expect(stateOf(mounted)).toBe('ready');
    vi.advanceTimersByTime(61_000);
    await mounted.settle();
    expect(stateOf(mounted)).toBe('stale');
    expect(mounted.find('.age.old').textContent).toBe('as of 10:42, 4 min ago');
  });

  test('stays unconfirmed after a reconnect until the server has confirmed it', async () => {
    const mounted = await show('seller', { data: sellers });
    mounted.fake.connection.set({ status: 'lost', since: now, attempt: 1 });
    mounted.fake.show('seller', { data: sellers, modified: written, confirmed: false });
    mounted.fake.connection.set({
      status: 'open',
      since: now,
      screen: 's',
      wall: 'main',
      num: 1,
      transport: 'socket',
    });
    await mounted.settle();
    expect(stateOf(mounted)).toBe('stale');
    expect(mounted.find('.age.old').textContent).toBe('as of 10:42, 3 min ago');
    mounted.fake.show('seller', { data: sellers, modified: written });
    await mounted.settle();
    expect(stateOf(mounted)).toBe('ready');
  });

  test('is marked as such when the server refuses to answer', async () => {
    const error = { code: 429, message: 'too many charts asked for' };
    const mounted = await show('seller', { data: sellers, confirmed: false, error });
    expect(stateOf(mounted)).toBe('broken');
    expect(mounted.find('.age.old').textContent).toContain('as of 10:42');
    for (const words of ['(429)', error.message, 'Showing the last good data'])
      expect(mounted.text()).toContain(words);
    tile?.end();
    const inChinese = await show('seller', { data: sellers, confirmed: false, error }, { language: 'zh-CN' });
    expect(inChinese.text()).toContain('请求的图表过多');
    expect(inChinese.text()).not.toContain(error.message);
  });

  test('is not mentioned before anything is drawn', async () => {
    const mounted = open('seller');
    mounted.fake.show('seller', { confirmed: false, revision: 0 });
    await mounted.settle();
    expect(stateOf(mounted)).toBe('loading');
    expect(mounted.all('.age')).toEqual([]);
  });

  test("is determined by the chart's settings before the server's default", async () => {
    const mounted = await show('seller', { data: sellers, settings: { freshness: 60 } });
    expect(stateOf(mounted)).toBe('stale');
    mounted.fake.settings.set({ version: '1.0.0', staleAfter: 1000 });
    mounted.fake.show('seller', { data: sellers, modified: written, settings: { freshness: null } });
    await mounted.settle();
    expect(stateOf(mounted)).toBe('ready');
  });

  test("is stale after the server's limit, and fresh again with a new file", async () => {
    const mounted = await show('seller', { data: sellers });
    mounted.fake.settings.set({ version: '1.0.0', staleAfter: 5 * 60_000 });
    await mounted.settle();
    expect(stateOf(mounted)).toBe('ready');
    await vi.advanceTimersByTimeAsync(2 * 60_000 + 1000);
    expect(stateOf(mounted)).toBe('stale');
    mounted.fake.show('seller', { data: sellers, modified: Date.now() });
    await mounted.settle();
    expect(stateOf(mounted)).toBe('ready');
  });
});

describe('the controls of a tile', () => {
  const categories = ['Shoes', 'Hats', 'Bags'].map((name) => ({
    name,
    children: [{ name: `${name} 1`, value: 1 }],
  }));
  const trend = {
    map: { title: 'a', data: [{ name: 'x', data: [1] }] },
    seller: { title: 'b', data: [{ name: 'x', data: [1] }] },
    common: { month: ['1'] },
    type: [
      { key: 'map', text: 'By place' },
      { key: 'seller', text: 'By seller' },
    ],
  };

  test('arrows cycle through the categories', async () => {
    const mounted = await show('hot', { data: categories });
    expect(mounted.find('.name').textContent).toBe('Shoes');
    mounted.find('[aria-label="Previous category"]').click();
    await mounted.settle();
    expect(mounted.find('.name').textContent).toBe('Bags');
    mounted.find('[aria-label="Next category"]').click();
    await mounted.settle();
    expect(mounted.find('.name').textContent).toBe('Shoes');
  });

  test('the title is a menu of the other sets', async () => {
    const mounted = await show('trend', { data: trend });
    const opener = mounted.find('[aria-haspopup=menu]');
    opener.click();
    await mounted.settle();
    expect(opener.getAttribute('aria-expanded')).toBe('true');
    expect(mounted.all('[role=menuitem]').map((entry) => entry.textContent)).toEqual(['By seller']);
    expect(document.activeElement?.textContent).toBe('By seller');
    mounted.find('[role=menuitem]').click();
    await mounted.settle();
    expect(opener.textContent).toContain('By seller');
    expect(mounted.all('[role=menuitem]').map((entry) => entry.textContent)).toEqual(['By place']);
  });

  test('Escape closes the menu, restores the focus and reaches nothing behind it', async () => {
    const mounted = await show('trend', { data: trend });
    const outside = vi.fn();
    document.addEventListener('keydown', outside);
    mounted.find('[aria-haspopup=menu]').click();
    await mounted.settle();
    mounted
      .find('[role=menuitem]')
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await mounted.settle();
    expect(document.activeElement).toBe(mounted.find('[aria-haspopup=menu]'));
    expect(outside).not.toHaveBeenCalled();
    document.removeEventListener('keydown', outside);
  });

  test("it requests to be maximised, and waits for the wall's echo", async () => {
    const mounted = await show('seller', { data: sellers });
    mounted.find('[aria-label=Maximise]').click();
    expect(mounted.fake.sent).toEqual([{ action: 'fullScreen', chartName: 'seller', value: true }]);
    expect(mounted.all('.maximised')).toEqual([]);
  });

  test('maximised, it can be restored', async () => {
    const mounted = await show('seller', { data: sellers }, { props: { mode: 'maximised' } });
    mounted.find('[aria-label="Back to the wall"]').click();
    expect(mounted.fake.sent).toEqual([{ action: 'fullScreen', chartName: 'seller', value: false }]);
  });

  test('covered by another tile, it is inert', async () => {
    const mounted = await show('seller', { data: sellers }, { props: { mode: 'covered' } });
    expect(mounted.find('[data-chart]').hasAttribute('inert')).toBe(true);
  });

  test('in a kiosk there are no controls', async () => {
    const mounted = await show('hot', { data: categories }, { search: '?kiosk' });
    expect(mounted.all('button')).toEqual([]);
    expect(mounted.find('.name').textContent).toBe('Shoes');
  });

  test('in a kiosk the title is plain text', async () => {
    const mounted = await show('trend', { data: trend }, { search: '?kiosk' });
    expect(mounted.all('button')).toEqual([]);
    expect(mounted.find('h2').textContent).toBe('By place');
  });

  test('alone on its page it links to the wall instead of maximising', async () => {
    const mounted = await show('seller', { data: sellers }, { props: { mode: 'alone' } });
    expect(mounted.all('[aria-label=Maximise]')).toEqual([]);
    expect(mounted.find('[aria-label="To the wall"]').getAttribute('href')).toBe('/');
  });
});

test('an unmounted tile has no subscription and no timer', async () => {
  const mounted = await show('stock', { data: [] });
  mounted.end();
  expect(mounted.fake.watcherCount('stock')).toBe(0);
  expect(mounted.fake.connection.listeners.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});
