// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ref } from 'vue';
import { useSteps } from '../../../web/composables/index.ts';
import { inScope } from './with-setup.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function stepsOf(count: () => number, pace: number | null) {
  return inScope(() => useSteps(count, pace));
}

describe('steps that turn by themselves', () => {
  test('stay for their pace, go on one by one and start again after the last', () => {
    const { result } = stepsOf(() => 3, 3000);
    const seen = Array.from({ length: 4 }, () => {
      const { value } = result.step;
      vi.advanceTimersByTime(3000);
      return value;
    });
    expect(seen).toEqual([0, 1, 2, 0]);
  });

  test('stay while there is any reason to, and go on when the last one is gone', () => {
    const { result } = stepsOf(() => 3, 1000);
    result.pause('pointer');
    result.pause('focus');
    vi.advanceTimersByTime(5000);
    result.resume('pointer');
    vi.advanceTimersByTime(5000);
    expect(result.step.value).toBe(0);
    result.resume('focus');
    vi.advanceTimersByTime(1000);
    expect(result.step.value).toBe(1);
  });

  test('do not turn while there is only one', () => {
    const count = ref(1);
    const { result } = stepsOf(() => count.value, 1000);
    expect(vi.getTimerCount()).toBe(0);
    count.value = 2;
    vi.advanceTimersByTime(1000);
    expect(result.step.value).toBe(1);
  });

  test('give a step that was turned by hand its whole time', () => {
    const { result } = stepsOf(() => 5, 1000);
    vi.advanceTimersByTime(900);
    result.turn(1);
    vi.advanceTimersByTime(900);
    expect(result.step.value).toBe(1);
    vi.advanceTimersByTime(100);
    expect(result.step.value).toBe(2);
  });

  test('leave no timer behind', () => {
    const { end } = stepsOf(() => 5, 1000);
    expect(vi.getTimerCount()).toBe(1);
    end();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('steps that are turned by hand', () => {
  test('wrap at both ends', () => {
    const { result } = stepsOf(() => 3, null);
    result.turn(-1);
    expect(result.step.value).toBe(2);
    result.turn(1);
    expect(result.step.value).toBe(0);
    vi.advanceTimersByTime(60_000);
    expect(result.step.value).toBe(0);
  });
});

describe('when data changes', () => {
  test('a step beyond the end becomes the last one', () => {
    const count = ref(5);
    const { result } = stepsOf(() => count.value, null);
    result.turn(4);
    count.value = 2;
    expect(result.step.value).toBe(1);
    count.value = 0;
    expect(result.step.value).toBe(0);
  });

  test('a step that is still there stays', () => {
    const count = ref(5);
    const { result } = stepsOf(() => count.value, null);
    result.turn(1);
    count.value = 3;
    expect(result.step.value).toBe(1);
  });
});
