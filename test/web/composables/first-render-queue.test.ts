// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { enqueueFirstRender, firstRendersPending } from '../../../web/composables/first-render-queue.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('first renders wait for everything that arrives in the same turn', () => {
  const render = vi.fn();
  enqueueFirstRender(render);
  expect(render).not.toHaveBeenCalled();
  expect(firstRendersPending.value).toBe(true);
  vi.runAllTimers();
  expect(render).toHaveBeenCalledOnce();
  expect(firstRendersPending.value).toBe(false);
});

test('they run in order, each after the one before was painted', () => {
  const done: number[] = [];
  for (const each of [1, 2, 3]) enqueueFirstRender(() => done.push(each));
  vi.advanceTimersByTime(0);
  expect(done).toEqual([1]);
  vi.advanceTimersToNextFrame();
  vi.advanceTimersByTime(1);
  expect(done).toEqual([1, 2]);
  vi.runAllTimers();
  expect(done).toEqual([1, 2, 3]);
});

test('a hidden page, which paints nothing, does not wait for a frame', () => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  const frame = vi.spyOn(globalThis, 'requestAnimationFrame');
  const done: number[] = [];
  for (const each of [1, 2]) enqueueFirstRender(() => done.push(each));
  vi.runAllTimers();
  expect(done).toEqual([1, 2]);
  expect(frame).not.toHaveBeenCalled();
});

test('a chart that is unmounted leaves the queue', () => {
  const [gone, other] = [vi.fn(), vi.fn()];
  enqueueFirstRender(gone)();
  enqueueFirstRender(other);
  vi.runAllTimers();
  expect(gone).not.toHaveBeenCalled();
  expect(other).toHaveBeenCalledOnce();
});

test('a render that throws does not hold up the others', () => {
  const other = vi.fn();
  enqueueFirstRender(() => {
    throw new Error('cannot draw');
  });
  enqueueFirstRender(other);
  expect(() => vi.advanceTimersByTime(0)).toThrow('cannot draw');
  vi.runAllTimers();
  expect(other).toHaveBeenCalledOnce();
  expect(firstRendersPending.value).toBe(false);
});
