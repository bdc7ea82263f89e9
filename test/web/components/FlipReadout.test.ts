// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FlipReadout } from '../../../web/components/index.ts';
import { mount, type Mounted, type MountOptions } from './mount.ts';

const now = new Date(2026, 10, 30, 10, 0, 0).getTime();
const asked = vi.fn<(url: string) => void>();
/** undefined: the server is gone */
let flips: unknown[] | undefined;
let mounted: Mounted | undefined;

beforeEach(() => {
  vi.useFakeTimers({ now });
  flips = [];
  asked.mockClear();
  vi.stubGlobal('fetch', (url: string) => {
    asked(url);
    return flips ? Promise.resolve(Response.json({ flips })) : Promise.reject(new TypeError('gone'));
  });
});
afterEach(() => {
  mounted?.end();
  mounted = undefined;
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function show(options?: MountOptions) {
  mounted = mount(FlipReadout, options);
  const { root, fake, end } = mounted;
  await vi.advanceTimersByTimeAsync(100);
  return { fake, end, text: () => textsIn(root).join(' ') };
}

/** What stands beside each other is set apart by the layout. */
function textsIn(node: Node): string[] {
  if (node.nodeType === node.TEXT_NODE) return node.textContent?.trim() ? [node.textContent.trim()] : [];
  return [...node.childNodes].flatMap(textsIn);
}

const flip = {
  action: 'themeChange',
  at: now - 120_000,
  screens: 6,
  reported: 5,
  by: { p50: 2.4, p95: 130, max: 412.3 },
  late: [
    { screen: 'lobby', by: 412.3, error: 1, reason: 'not-ready' },
    { screen: 'hall', by: 130, error: 80, reason: 'clock' },
  ],
};

test('before the first change it says that there was none', async () => {
  const { text } = await show();
  expect(text()).toBe('In step This screen No change yet The wall No change yet');
});

test("the wall's last change is shown with its figures, and who was late and why", async () => {
  flips = [flip, { ...flip, reported: 6 }];
  const { text } = await show({ search: '?wall=lobby' });
  expect(asked).toHaveBeenCalledWith('/api/-/walls/lobby/flips');
  expect(text()).toContain(
    'The wall p50 +2 ms p95 +130 ms max +412 ms theme 2 min ago 5 of 6 screens lobby +412 ms not ready in time hall +130 ms clock unsure',
  );
});

test('of many that are late the worst three are named', async () => {
  flips = [{ ...flip, late: Array.from({ length: 5 }, (_, i) => ({ ...flip.late[0], screen: `s${i}` })) }];
  const { text } = await show();
  expect(text()).toMatch(/s0 .*s1 .*s2 .*and 2 more$/);
});

test('a change that all screens made in time says so; one that none has reported yet claims nothing', async () => {
  flips = [{ ...flip, late: [] }];
  const { text } = await show();
  expect(text()).toContain('nobody late');
  flips = [{ action: 'pageChange', at: now, screens: 2, reported: 0, late: [] }];
  await vi.advanceTimersByTimeAsync(2000);
  expect(text()).toContain('The wall page just now 0 of 2 screens');
  expect(text()).not.toContain('nobody late');
});

test('a server that is gone is told, and asked again', async () => {
  flips = undefined;
  const { text } = await show();
  expect(text()).toContain('The server does not answer');
  flips = [flip];
  await vi.advanceTimersByTimeAsync(2000);
  expect(text()).toContain('5 of 6 screens');
});

test('this screen’s last change is shown with how far its clock may be off', async () => {
  const { fake, text } = await show({ language: 'zh-CN' });
  const state = { theme: 'vintage', fullScreen: null, page: 0, revision: 2 } as const;
  fake.upcoming.set({ state, at: Date.now() });
  fake.state.set(state);
  await vi.advanceTimersByTimeAsync(1000);
  expect(text()).toMatch(/本屏 \+\d+ 毫秒 时钟误差 ±1 毫秒/);
});

test('nobody is asked any more once it is hidden', async () => {
  const { end } = await show();
  end();
  mounted = undefined;
  asked.mockClear();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).not.toHaveBeenCalled();
});
