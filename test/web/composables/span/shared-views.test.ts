import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SharedView } from '#protocol';
import { createSharedViews } from '../../../../web/composables/index.ts';
import { fakeSocket } from '../fake-socket.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const look = (chartName: string, more: Partial<SharedView> = {}): SharedView => ({
  chartName,
  pointer: null,
  place: null,
  choice: null,
  step: null,
  ...more,
});
const at = (x: number) => look('sales', { pointer: [x, 0] });

function open(isSpanned = true) {
  const fake = fakeSocket();
  const views = createSharedViews(fake.socket, () => isSpanned);
  /** What was sent since the last call. */
  const sent = () => fake.sent.splice(0).map(({ action: _action, ...view }) => view);
  return { ...fake, ...views, sent };
}

test('S-18 the newest view is sent after the echo of the one before, and a tenth of a second later', () => {
  const { change, sent, look: tell } = open();
  for (const x of [0.1, 0.2, 0.3]) change(at(x));
  expect(sent()).toEqual([at(0.1)]);
  vi.advanceTimersByTime(500);
  expect(sent()).toEqual([]);
  tell({ ...at(0.1), own: true });
  expect(sent()).toEqual([at(0.3)]);
  tell({ ...at(0.3), own: true });
  change(at(0.4));
  vi.advanceTimersByTime(90);
  expect(sent()).toEqual([]);
  vi.advanceTimersByTime(20);
  expect(sent()).toEqual([at(0.4)]);
});

test('S-18 charts take turns, and an echo that never comes is not waited for', () => {
  const { change, sent } = open();
  change(at(0.1));
  change(look('stock', { step: 1 }));
  expect(sent()).toEqual([at(0.1)]);
  vi.advanceTimersByTime(2000);
  expect(sent()).toEqual([look('stock', { step: 1 })]);
});

test('S-18 what others say is shown, unless something newer of this screen is on its way', () => {
  const { change, of, look: tell } = open();
  tell(look('sales', { place: 'guangdong' }));
  expect(of('sales')).toEqual(look('sales', { place: 'guangdong' }));
  change(at(0.5));
  tell(at(0.6));
  expect(of('sales')).toEqual(at(0.5));
  tell({ ...at(0.5), own: true });
  tell(at(0.7));
  expect(of('sales')).toEqual(at(0.7));
});

test('S-18 a view that could not be sent is sent once connected', () => {
  const { change, sent, connection } = open();
  connection.set({ status: 'lost', since: 0, attempt: 1 });
  change(at(0.5));
  expect(sent()).toEqual([]);
  connection.set({ status: 'open', since: 0, screen: 's', wall: 'main', num: 1, transport: 'socket' });
  expect(sent()).toEqual([at(0.5)]);
});

test('S-18 views end with the page, and there are none on a wall without a span', () => {
  const { of, state, look: tell } = open();
  state.set({ theme: 'chalk', fullScreen: null, page: 0, revision: 1 });
  tell(at(0.5));
  state.set({ theme: 'vintage', fullScreen: null, page: 0, revision: 2 });
  expect(of('sales')).toEqual(at(0.5));
  state.set({ theme: 'vintage', fullScreen: null, page: 1, revision: 3 });
  expect(of('sales')).toBeUndefined();
  const plain = open(false);
  plain.change(at(0.5));
  expect([plain.of('sales'), plain.sent()]).toEqual([undefined, []]);
});
