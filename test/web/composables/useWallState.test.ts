// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { watch } from 'vue';
import type { WallState } from '#protocol';
import { createWall } from '../../../web/composables/index.ts';
import { fakeSocket } from './fake-socket.ts';

const state = (changed: Partial<WallState> = {}): WallState => ({
  theme: 'chalk',
  fullScreen: null,
  page: 0,
  revision: 1,
  ...changed,
});

test('the first state is shown at once', () => {
  const fake = fakeSocket();
  const wall = createWall(fake.socket, { onRefused: vi.fn() });
  expect(wall.theme.value).toBe('chalk');
  fake.state.set(state({ theme: 'vintage', fullScreen: 'map' }));
  expect([wall.theme.value, wall.fullScreen.value]).toEqual(['vintage', 'map']);
});

test('a screen requests a change, and changes only on the echo', async () => {
  const fake = fakeSocket();
  const wall = createWall(fake.socket, { onRefused: vi.fn() });
  fake.state.set(state());
  wall.switchTheme();
  wall.maximise('hotproduct', true);
  expect(fake.sent).toEqual([
    { action: 'themeChange', value: 'vintage' },
    { action: 'fullScreen', chartName: 'hot', value: true },
  ]);
  expect(wall.theme.value).toBe('chalk');
  fake.state.set(state({ theme: 'vintage', fullScreen: 'hot', revision: 2 }));
  await vi.waitFor(() => expect([wall.theme.value, wall.fullScreen.value]).toEqual(['vintage', 'hot']));
});

test('of states in quick succession the last one wins', async () => {
  const fake = fakeSocket();
  const wall = createWall(fake.socket, { onRefused: vi.fn() });
  fake.state.set(state());
  fake.state.set(state({ theme: 'vintage', fullScreen: 'map' }));
  fake.state.set(state());
  await new Promise((resolve) => setTimeout(resolve));
  expect([wall.theme.value, wall.fullScreen.value]).toEqual(['chalk', null]);
});

test('a fade that starts late does not show a state that has passed', async () => {
  const changes: (() => Promise<void>)[] = [];
  const done = Promise.resolve();
  document.startViewTransition = (change) => {
    changes.push(change as () => Promise<void>);
    return {
      ready: done,
      finished: done,
      updateCallbackDone: done,
      skipTransition() {},
    } as unknown as ViewTransition;
  };
  const fake = fakeSocket();
  const wall = createWall(fake.socket, { onRefused: vi.fn() });
  fake.state.set(state());
  fake.state.set(state({ theme: 'vintage' }));
  await vi.waitFor(() => expect(changes).toHaveLength(1));
  fake.state.set(state());
  await changes[0]?.();
  expect(wall.theme.value).toBe('chalk');
  await vi.waitFor(() => expect(changes).toHaveLength(2));
  await changes[1]?.();
  expect(wall.theme.value).toBe('chalk');
  Reflect.deleteProperty(document, 'startViewTransition');
});

test('a request that cannot be sent is reported', () => {
  const fake = fakeSocket();
  const onRefused = vi.fn();
  const wall = createWall(fake.socket, { onRefused });
  fake.connection.set({ status: 'lost', since: 0, attempt: 1 });
  wall.switchTheme();
  expect(onRefused).toHaveBeenCalledOnce();
});

test('a screen with its own theme keeps it and switches it locally', async () => {
  const fake = fakeSocket();
  const wall = createWall(fake.socket, { ownTheme: 'vintage', onRefused: vi.fn() });
  fake.state.set(state());
  expect(wall.theme.value).toBe('vintage');
  wall.switchTheme();
  await vi.waitFor(() => expect(wall.theme.value).toBe('chalk'));
  expect(fake.sent).toEqual([]);
});

test('stopping unsubscribes', () => {
  const fake = fakeSocket();
  createWall(fake.socket, { onRefused: vi.fn() }).stop();
  expect(fake.state.listeners.size).toBe(0);
});

test('a change is prepared before its time, and made when it comes', async () => {
  vi.useFakeTimers();
  const fake = fakeSocket();
  const wall = createWall(fake.socket, { onRefused: vi.fn() });
  fake.state.set(state());
  let isPrepared = false;
  wall.addPreparer(() => isPrepared);
  const next = state({ theme: 'vintage', revision: 2 });
  fake.upcoming.set({ state: next, at: Date.now() + 300 });
  expect(wall.upcoming.value).toEqual({ theme: 'vintage', fullScreen: null, page: 0 });
  await vi.advanceTimersByTimeAsync(200);
  isPrepared = true;
  await vi.advanceTimersByTimeAsync(50);
  expect(wall.theme.value).toBe('chalk');
  await vi.advanceTimersByTimeAsync(50);
  expect([wall.theme.value, wall.upcoming.value]).toEqual(['vintage', undefined]);
  vi.useRealTimers();
});

test.each([
  ['in time', 0, undefined],
  ['late, because it was not ready', 400, 'not-ready'],
])('a change is reported with when it was painted, %s', async (_, preparation, late) => {
  vi.useFakeTimers();
  const fake = fakeSocket();
  const wall = createWall(fake.socket, { onRefused: vi.fn() });
  fake.state.set(state());
  const start = Date.now();
  wall.addPreparer(() => Date.now() >= start + preparation);
  fake.upcoming.set({ state: state({ page: 1, revision: 7 }), at: start + 200 });
  await vi.advanceTimersByTimeAsync(2000);
  expect(wall.page.value).toBe(1);
  expect(fake.sent).toMatchObject([{ action: 'flipped', revision: 7, error: 1, late }]);
  const { painted } = fake.sent[0] as unknown as { painted: number };
  const expected = Math.max(200, preparation);
  expect(painted - start).toBeGreaterThanOrEqual(expected - 20);
  expect(painted - start).toBeLessThan(expected + 60);
  vi.useRealTimers();
});

test('of two changes that are both to come the second is shown, at its time', async () => {
  vi.useFakeTimers();
  const fake = fakeSocket();
  const wall = createWall(fake.socket, { onRefused: vi.fn() });
  fake.state.set(state());
  const shown: string[] = [];
  const stop = watch(wall.theme, (theme) => shown.push(theme), { flush: 'sync' });
  const start = Date.now();
  fake.upcoming.set({ state: state({ theme: 'vintage', revision: 2 }), at: start + 200 });
  await vi.advanceTimersByTimeAsync(50);
  fake.upcoming.set({ state: state({ fullScreen: 'map', revision: 3 }), at: start + 250 });
  await vi.advanceTimersByTimeAsync(1000);
  expect([wall.theme.value, wall.fullScreen.value]).toEqual(['chalk', 'map']);
  expect(shown).toEqual([]);
  stop();
  vi.useRealTimers();
});
