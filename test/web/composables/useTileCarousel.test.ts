// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ref } from 'vue';
import type { ChartType } from '../../../web/charts/chart-type.ts';
import { enqueueFirstRender } from '../../../web/composables/first-render-queue.ts';
import { useTileCarousel, type Drawable } from '../../../web/composables/index.ts';
import { withSetup } from './with-setup.ts';

/** The beginning of a step, whatever a step takes here. */
beforeEach(() => void vi.useFakeTimers({ now: 60 * 2000 * 1000 }));
afterEach(() => {
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
});

const size = { width: 400, height: 300, unit: 1 };

function setUp(type: Partial<ChartType>, seconds?: number) {
  const drawable = {
    type: { steps: () => 3, playInterval: 2000, ...type },
    data: 'data',
  } as unknown as Drawable;
  return withSetup(() =>
    useTileCarousel(
      () => drawable,
      () => seconds,
      () => size,
    ),
  ).result;
}

test('a step stays as long as its chart type has it', () => {
  const { step, interval } = setUp({});
  expect(interval.value).toBe(2000);
  vi.advanceTimersByTime(2000);
  expect(step.value).toBe(1);
});

test('the seconds of the side-car replace those of the type, and the data’s own replace both', () => {
  expect(setUp({}, 10).interval.value).toBe(10_000);
  expect(setUp({ playInterval: null }, 10).interval.value).toBe(10_000);
  expect(setUp({ playIntervalOf: () => 500 }, 10).interval.value).toBe(500);
});

test('a chart type whose steps are chosen manually does not advance', () => {
  const { step, advance } = setUp({ playInterval: null });
  vi.advanceTimersByTime(60_000);
  expect(step.value).toBe(0);
  advance(1);
  expect(step.value).toBe(1);
});

test('the number of steps depends on the size, and steps may have names', () => {
  const steps = vi.fn(() => 5);
  const { count, stepTitle, advance } = setUp({
    steps,
    playInterval: null,
    stepTitle: (_, step) => `page ${step}`,
  });
  expect(count.value).toBe(5);
  expect(steps).toHaveBeenCalledWith('data', size);
  advance(2);
  expect(stepTitle.value).toBe('page 2');
});

test('while tiles wait for their first render, no carousel advances', () => {
  const { step } = setUp({});
  let busy = true;
  const render = (): void => void (busy && enqueueFirstRender(render));
  enqueueFirstRender(render);
  vi.advanceTimersByTime(10_000);
  expect(step.value).toBe(0);
  busy = false;
  vi.advanceTimersByTime(4000);
  expect(step.value).toBe(1);
});

test('without anything to draw there is one step, and no interval', () => {
  const none = ref<Drawable>();
  const { count, interval, playing } = withSetup(() =>
    useTileCarousel(
      () => none.value,
      () => undefined,
      () => size,
    ),
  ).result;
  expect([count.value, interval.value, playing.value]).toEqual([1, null, false]);
});
