// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { provideSocket, useNow } from '../../../web/composables/index.ts';
import { fakeSocket } from './fake-socket.ts';
import { withSetup } from './with-setup.ts';

const start = Date.UTC(2030, 0, 1);
const serverAhead = 250;
beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

function setUp() {
  const { socket } = fakeSocket();
  socket.serverNow = () => Date.now() + serverAhead;
  return withSetup(useNow, (app) => provideSocket(app, socket));
}

test('the clock shows the server’s time, and ticks at its full seconds', () => {
  const { result: now, unmount } = setUp();
  expect(now.value).toBe(start + serverAhead);
  vi.advanceTimersByTime(749);
  expect(now.value).toBe(start + serverAhead);
  vi.advanceTimersByTime(1);
  expect(now.value).toBe(start + 1000);
  vi.advanceTimersByTime(5000);
  expect(now.value).toBe(start + 6000);
  unmount();
});

test('all users share one timer, which stops with the last', () => {
  const [one, two] = [setUp(), setUp()];
  expect(vi.getTimerCount()).toBe(1);
  one.unmount();
  vi.advanceTimersByTime(1000);
  expect(two.result.value).toBe(start + 1000);
  two.unmount();
  expect(vi.getTimerCount()).toBe(0);
});

test('a clock that was stopped starts again at the present time', () => {
  setUp().unmount();
  vi.advanceTimersByTime(60_000);
  const { result: now, unmount } = setUp();
  expect(now.value).toBe(start + 60_000 + serverAhead);
  unmount();
});
