import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchForRenewal, type RenewalWatch } from '../../../../web/composables/renewal/renewal-watch.ts';
import { fakeSocket } from '../fake-socket.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minute = 60_000;
const open = { status: 'open', since: 0, screen: 's', wall: 'main', num: 1, transport: 'socket' } as const;

function setUp({ isFresh = false, serverVersion = '1.0.0' } = {}) {
  const fake = fakeSocket();
  const page = { hidden: false, nodes: 100 };
  const watch: RenewalWatch = watchForRenewal(fake.socket, {
    version: '1.0.0',
    isFresh,
    read: () => ({ age: 0, heap: undefined, nodes: page.nodes, missedFrames: 0 }),
    canRenew: () => !page.hidden,
  });
  fake.settings.set({ version: serverVersion, staleAfter: null });
  fake.connection.set(open);
  const asked = () => fake.sent.splice(0).map(({ reason }) => reason);
  return { ...fake, ...watch, page, asked };
}

test('S-15 an outdated page asks at once, on every connection, and again as long as it is outdated', () => {
  const { asked, connection, settings } = setUp({ serverVersion: '1.1.0' });
  expect(asked()).toEqual(['version']);
  connection.set({ status: 'lost', since: 0, attempt: 1 });
  connection.set({ ...open });
  expect(asked()).toEqual(['version']);
  vi.advanceTimersByTime(minute);
  expect(asked()).toEqual(['version', 'version']);
  settings.set({ version: '1.0.0', staleAfter: null });
  vi.advanceTimersByTime(minute);
  expect(asked()).toEqual([]);
});

test('S-15 a page that has grown asks; one that has not asks nothing', () => {
  const { asked, page } = setUp();
  vi.advanceTimersByTime(5 * minute);
  page.nodes = 20_000;
  vi.advanceTimersByTime(5 * minute - 1);
  expect(asked()).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(asked()).toEqual(['nodes']);
});

test('a fresh page does not ask for ten minutes: should it be outdated too, it would ask for ever', () => {
  const { asked } = setUp({ isFresh: true, serverVersion: '1.1.0' });
  vi.advanceTimersByTime(10 * minute - 1);
  expect(asked()).toEqual([]);
  vi.advanceTimersByTime(minute / 2 + 1);
  expect(asked()).toEqual(['version']);
});

test('a page whose turn has come, and that was not replaced, asks again after ten minutes', () => {
  const { asked, rest } = setUp({ serverVersion: '1.1.0' });
  expect(asked()).toEqual(['version']);
  rest();
  vi.advanceTimersByTime(9 * minute);
  expect(asked()).toEqual([]);
  vi.advanceTimersByTime(minute + 30_000);
  expect(asked()).not.toEqual([]);
});

test('a hidden tab does not ask, and a page that was replaced has no timers', () => {
  const { asked, page, stop, connection } = setUp({ serverVersion: '1.1.0' });
  asked();
  page.hidden = true;
  vi.advanceTimersByTime(minute);
  expect(asked()).toEqual([]);
  page.hidden = false;
  stop();
  expect(vi.getTimerCount()).toBe(0);
  connection.set({ ...open });
  expect(asked()).toEqual([]);
});
