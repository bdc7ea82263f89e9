// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { crossFade } from '../../../web/composables/cross-fade.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  Reflect.deleteProperty(document, 'startViewTransition');
});

/** View transitions as in a browser; the test says when one starts and finishes. */
function stubViewTransition({ skipped = false } = {}) {
  let start = (): unknown => undefined;
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const startViewTransition = vi.fn((update: () => unknown) => {
    start = update;
    return {
      ready: skipped ? Promise.reject(new DOMException('skipped', 'AbortError')) : Promise.resolve(),
      finished,
    };
  });
  document.startViewTransition = startViewTransition as unknown as Document['startViewTransition'];
  return { startViewTransition, start: () => start(), finish: () => finish() };
}

test('without view transitions the change is made at once', () => {
  const change = vi.fn();
  void crossFade(change);
  expect(change).toHaveBeenCalledOnce();
});

test.each([
  ['on a hidden page', () => vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')],
  [
    'with prefers-reduced-motion',
    () => vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList),
  ],
])('%s the change is made at once, without a transition', (_, setUp) => {
  const { startViewTransition } = stubViewTransition();
  setUp();
  const change = vi.fn();
  void crossFade(change);
  expect(change).toHaveBeenCalledOnce();
  expect(startViewTransition).not.toHaveBeenCalled();
});

describe('a view transition', () => {
  test('makes the change when it starts, and is over when it has finished', async () => {
    const transition = stubViewTransition();
    const change = vi.fn();
    const over = vi.fn();
    void crossFade(change).then(over);
    expect(change).not.toHaveBeenCalled();
    await transition.start();
    expect(change).toHaveBeenCalledOnce();
    expect(over).not.toHaveBeenCalled();
    transition.finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(over).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('that never starts, since nothing is painted, is not waited for; the change is made once', async () => {
    const transition = stubViewTransition();
    const change = vi.fn();
    void crossFade(change);
    await vi.advanceTimersByTimeAsync(500);
    expect(change).toHaveBeenCalledOnce();
    await transition.start();
    expect(change).toHaveBeenCalledOnce();
  });

  test('marks the page as long as the newest lasts, for the styles of its parts', async () => {
    const marked = () => document.documentElement.hasAttribute('data-fading');
    const [first, second] = [stubViewTransition(), stubViewTransition()];
    document.startViewTransition = first.startViewTransition as unknown as Document['startViewTransition'];
    void crossFade(vi.fn());
    expect(marked()).toBe(true);
    document.startViewTransition = second.startViewTransition as unknown as Document['startViewTransition'];
    void crossFade(vi.fn());
    first.finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(marked()).toBe(true);
    second.finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(marked()).toBe(false);
  });

  test('that a newer one skips is no error', async () => {
    const transition = stubViewTransition({ skipped: true });
    const change = vi.fn();
    const fade = crossFade(change);
    await transition.start();
    transition.finish();
    await expect(fade).resolves.toBeUndefined();
    expect(change).toHaveBeenCalledOnce();
  });
});
