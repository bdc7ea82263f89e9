// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LinkLine } from '../../../web/components/index.ts';
import { mount, type Mounted } from './mount.ts';

const now = new Date(2026, 10, 21, 10, 42, 0).getTime();
let mounted: Mounted;
beforeEach(() => {
  vi.useFakeTimers({ now });
  mounted = mount(LinkLine);
});
afterEach(() => {
  mounted.end();
  vi.useRealTimers();
});

test('an open connection shows nothing', () => {
  expect(mounted.text()).toBe('');
});

test('a lost connection is shown at once, with its time and growing duration', async () => {
  mounted.fake.connection.set({ status: 'lost', since: now, attempt: 1 });
  await mounted.settle();
  expect(mounted.text()).toContain('Link lost since 10:42');
  await vi.advanceTimersByTimeAsync(3 * 60_000);
  expect(mounted.text()).toContain('3 min');
  expect(mounted.text()).toContain('Link lost since 10:42');
});

test('a slow first connection is shown after two seconds', async () => {
  mounted.fake.settings.set(undefined);
  mounted.fake.connection.set({ status: 'connecting', since: now });
  await mounted.settle();
  expect(mounted.text()).toBe('');
  await vi.advanceTimersByTimeAsync(3000);
  expect(mounted.text()).toContain('No link to the server yet');
});

test('a server that does not answer at all is told at once over the wall of an earlier visit, with the time', async () => {
  mounted.fake.settings.set(undefined);
  mounted.fake.layout.set({ pages: [], screens: {} });
  mounted.fake.connection.set({ status: 'connecting', since: now });
  await mounted.settle();
  expect(mounted.text()).toBe('');
  mounted.fake.connection.set({ status: 'lost', since: now, attempt: 1 });
  await mounted.settle();
  expect(mounted.text()).toContain('No link to the server since 10:42');
  expect(mounted.text()).toContain('This screen shows what it last knew');
});

test('a screen that was refused says so', async () => {
  mounted.fake.connection.set({ status: 'refused', since: now, code: 4403 });
  await mounted.settle();
  expect(mounted.text()).toContain('4403');
});

test('the duration is not announced every second', async () => {
  mounted.fake.connection.set({ status: 'lost', since: now, attempt: 1 });
  await mounted.settle();
  expect(mounted.find('[role=status] [aria-hidden=true]:not(svg)').textContent).toBe('0 s');
});

describe('a connection that fails repeatedly', () => {
  const answer = (status: number, body: unknown) =>
    vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status })));
  async function fail(from: number, to: number): Promise<void> {
    for (let attempt = from; attempt <= to; attempt++) {
      mounted.fake.connection.set({ status: 'lost', since: now, attempt });
      await vi.advanceTimersByTimeAsync(10);
    }
  }
  afterEach(() => vi.unstubAllGlobals());

  test.each([
    ['by a server', 200],
    ['by a server from before the question', 404],
  ])('while HTTP is answered %s is explained by a proxy without Upgrade support', async (_who, status) => {
    const ask = answer(status, { status, message: 'any' });
    vi.stubGlobal('fetch', ask);
    await fail(1, 2);
    expect(ask).toHaveBeenCalledOnce();
    // that server may just have come back: another attempt will show
    expect(mounted.text()).not.toContain('proxy');
    await fail(3, 3);
    expect(mounted.text()).toContain('does not get through a proxy in between');
    expect(mounted.text()).toContain('proxy_set_header Upgrade $http_upgrade;');
    await fail(4, 7);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  test('because this page is refused shows the server’s reason', async () => {
    vi.stubGlobal('fetch', answer(403, { status: 403, message: 'not from this origin' }));
    await fail(1, 3);
    expect(mounted.text()).toContain('The server does not let this page in: not from this origin');
    expect(mounted.text()).not.toContain('nginx');
  });

  test('because this page is refused is explained in the language of the page', async () => {
    mounted.end();
    mounted = mount(LinkLine, { language: 'zh-CN' });
    const words = { 'zh-CN': '不是此服务器的名称', en: 'not from this origin' };
    vi.stubGlobal('fetch', answer(403, { status: 403, message: words.en, words }));
    await fail(1, 3);
    expect(mounted.text()).toContain('服务器不允许此页面接入：不是此服务器的名称');
    expect(mounted.text()).not.toContain(words.en);
  });

  test.each([
    ['nobody answers', () => Promise.reject(new TypeError('no network'))],
    [
      'a gateway answers for it',
      () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })),
    ],
    ['another page answers', () => Promise.resolve(new Response('<h1>Sign in</h1>', { status: 200 }))],
    ['the server is not ready', answer(503, { status: 503, message: 'starting' })],
  ])('while %s is only shown as lost', async (_who, ask) => {
    vi.stubGlobal('fetch', ask);
    await fail(1, 5);
    expect(mounted.text()).toContain('Link lost since 10:42');
    expect(mounted.text()).not.toMatch(/proxy|let this page in/);
  });

  test('no longer shows its cause once it is open, nor at once when it is lost again', async () => {
    vi.stubGlobal('fetch', answer(200, { status: 200, message: 'any' }));
    await fail(1, 3);
    mounted.fake.connection.set({
      status: 'open',
      since: now,
      screen: 's',
      wall: 'main',
      num: 1,
      transport: 'socket',
    });
    await fail(1, 1);
    expect(mounted.text()).not.toContain('proxy');
  });
});
