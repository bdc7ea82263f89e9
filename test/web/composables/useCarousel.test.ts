// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ref } from 'vue';
import { useCarousel } from '../../../web/composables/index.ts';
import { withSetup } from './with-setup.ts';

/** The beginning of the first of sixty steps, whatever a step takes here. */
beforeEach(() => void vi.useFakeTimers({ now: 60 * 3000 * 1000 }));
afterEach(() => void vi.useRealTimers());

function setUp(count: () => number, interval: number | null) {
  return withSetup(() => useCarousel(count, interval, Date.now));
}

describe('a carousel that plays', () => {
  test('advances one step per interval and wraps around', () => {
    const { result } = setUp(() => 3, 3000);
    const seen = Array.from({ length: 4 }, () => {
      const { value } = result.step;
      vi.advanceTimersByTime(3000);
      return value;
    });
    expect(seen).toEqual([0, 1, 2, 0]);
  });

  test('pauses while there is any reason to, and resumes after the last one', () => {
    const { result } = setUp(() => 3, 1000);
    result.pause('pointer');
    result.pause('focus');
    vi.advanceTimersByTime(5000);
    result.resume('pointer');
    vi.advanceTimersByTime(5300);
    expect(result.step.value).toBe(0);
    result.resume('focus');
    vi.advanceTimersByTime(600);
    expect(result.step.value).toBe(0);
    vi.advanceTimersByTime(100);
    expect(result.step.value).toBe(11 % 3);
  });

  test('does not run with only one step', () => {
    const count = ref(1);
    const { result } = setUp(() => count.value, 1000);
    expect(vi.getTimerCount()).toBe(0);
    count.value = 2;
    vi.advanceTimersByTime(1000);
    expect(result.step.value).toBe(1);
  });

  test('gives a step that was chosen manually at least a whole interval, and then follows the others', () => {
    const { result } = setUp(() => 5, 1000);
    vi.advanceTimersByTime(900);
    result.advance(3);
    vi.advanceTimersByTime(1000);
    expect(result.step.value).toBe(3);
    vi.advanceTimersByTime(100);
    expect(result.step.value).toBe(2);
  });

  test('shows the same step as one that began earlier, and changes with it', () => {
    const first = setUp(() => 5, 1000).result;
    vi.advanceTimersByTime(7300);
    const late = setUp(() => 5, 1000).result;
    for (const expected of [2, 3, 4, 0]) {
      expect([first.step.value, late.step.value]).toEqual([expected, expected]);
      vi.advanceTimersByTime(1000);
    }
  });

  test('begins at the step of the time once the data is there, and keeps it until the next when the data grows', () => {
    vi.advanceTimersByTime(4100);
    const count = ref(1);
    const { result } = setUp(() => count.value, 1000);
    count.value = 3;
    expect(result.step.value).toBe(1);
    count.value = 10;
    expect(result.step.value).toBe(1);
    vi.advanceTimersByTime(900);
    expect(result.step.value).toBe(5);
  });

  test('leaves no timer behind', () => {
    const { unmount } = setUp(() => 5, 1000);
    expect(vi.getTimerCount()).toBe(1);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a manual carousel', () => {
  test('wraps at both ends', () => {
    const { result } = setUp(() => 3, null);
    result.advance(-1);
    expect(result.step.value).toBe(2);
    result.advance(1);
    expect(result.step.value).toBe(0);
    vi.advanceTimersByTime(60_000);
    expect(result.step.value).toBe(0);
  });
});

describe('when data changes', () => {
  test('a step beyond the end becomes the last one', () => {
    const count = ref(5);
    const { result } = setUp(() => count.value, null);
    result.advance(4);
    count.value = 2;
    expect(result.step.value).toBe(1);
    count.value = 0;
    expect(result.step.value).toBe(0);
  });

  test('a step that still exists stays', () => {
    const count = ref(5);
    const { result } = setUp(() => count.value, null);
    result.advance(1);
    count.value = 3;
    expect(result.step.value).toBe(1);
  });
});
