// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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

test('an open link is nothing to speak of', () => {
  expect(mounted.text()).toBe('');
});

test('a lost link is told at once, since when, and for how long as time goes by', async () => {
  mounted.fake.connection.set({ status: 'lost', since: now, attempt: 1 });
  await mounted.settle();
  expect(mounted.text()).toContain('Link lost since 10:42');
  await vi.advanceTimersByTimeAsync(3 * 60_000);
  expect(mounted.text()).toContain('3 min');
  expect(mounted.text()).toContain('Link lost since 10:42');
});

test('a first connection that takes its time is told after two seconds', async () => {
  mounted.fake.settings.set(undefined);
  mounted.fake.connection.set({ status: 'connecting', since: now });
  await mounted.settle();
  expect(mounted.text()).toBe('');
  await vi.advanceTimersByTimeAsync(3000);
  expect(mounted.text()).toContain('No link to the server yet');
});

test('a screen that is not let in says so', async () => {
  mounted.fake.connection.set({ status: 'refused', since: now, code: 4403 });
  await mounted.settle();
  expect(mounted.text()).toContain('4403');
});

test('what changes every second is not read out', async () => {
  mounted.fake.connection.set({ status: 'lost', since: now, attempt: 1 });
  await mounted.settle();
  expect(mounted.find('[role=status] [aria-hidden=true]:not(svg)').textContent).toBe('0 s');
});
