// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
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

test('a fade that starts late shows the state of that moment', async () => {
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
  fake.state.set(state());
  await vi.waitFor(() => expect(changes).toHaveLength(2));
  await Promise.all(changes.map((change) => change()));
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
