// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ECharts } from '../../../web/charts/echarts.ts';
import { createFrameScheduler } from '../../../web/composables/frame-scheduler.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/**
 * The part of an ECharts instance that renders frames.
 * @param frameTime ms that rendering one takes
 */
function setUp({ paused = false, frameTime = 0 } = {}) {
  /** `animates`: a ripple or a transition is under way */
  const chart = { animates: true, ownLoop: false, frames: [] as number[] };
  const fakeNow = performance.now.bind(performance);
  let spent = 0;
  if (frameTime > 0) vi.spyOn(performance, 'now').mockImplementation(() => fakeNow() + spent);
  const listeners = new Map<string, () => void>();
  const animation = {
    start: () => void (chart.ownLoop = true),
    stop: () => void (chart.ownLoop = false),
    update() {
      chart.frames.push(performance.now());
      spent += frameTime;
      if (!chart.animates) listeners.get('finished')?.();
    },
    isFinished: () => !chart.animates,
  };
  const on = (event: string, listener: () => void): void => void listeners.set(event, listener);
  const instance = { on, getZr: () => ({ animation, on }) } as unknown as ECharts;
  const scheduler = createFrameScheduler(instance, paused);
  return {
    chart,
    scheduler,
    emit: (event: string) => listeners.get(event)?.(),
    /** Lets time pass. @returns the number of frames in it */
    framesIn(ms: number): number {
      const before = chart.frames.length;
      vi.advanceTimersByTime(ms);
      return chart.frames.length - before;
    },
  };
}

describe('after a change', () => {
  test('a second is rendered frame by frame, then endless animations get 2.5 frames a second', () => {
    const { scheduler, framesIn } = setUp();
    scheduler.animate();
    expect(framesIn(1000)).toBeGreaterThan(12);
    framesIn(400);
    expect(framesIn(4000)).toBe(10);
  });

  test('nothing is rendered any more once nothing animates', () => {
    const { chart, scheduler, framesIn } = setUp();
    scheduler.animate();
    framesIn(500);
    chart.animates = false;
    framesIn(100);
    expect(framesIn(10_000)).toBe(0);
  });

  test.each(['mousemove', 'click', 'globalout'])('such as %s, frames are fast again', (event) => {
    const { scheduler, emit, framesIn } = setUp();
    scheduler.settle();
    framesIn(5000);
    emit(event);
    expect(framesIn(1000)).toBeGreaterThan(12);
  });
});

test('a transition is over with its last frame, however late that comes; endless animations are none', () => {
  const { scheduler, framesIn } = setUp({ frameTime: 100 });
  expect(scheduler.isMoving()).toBe(false);
  scheduler.animate();
  framesIn(500);
  expect(scheduler.isMoving()).toBe(true);
  framesIn(10_000);
  expect(scheduler.isMoving()).toBe(false);
  scheduler.settle();
  expect(scheduler.isMoving()).toBe(false);
});

test('a processor that can show a few pictures of a transition at most is slow, until it may have recovered', () => {
  const { scheduler, framesIn } = setUp({ frameTime: 16 });
  expect(scheduler.isSlow()).toBe(false);
  scheduler.animate();
  expect(framesIn(1000)).toBeLessThanOrEqual(5);
  expect(scheduler.isSlow()).toBe(true);
  for (let change = 0; change < 20; change++) scheduler.settle();
  expect(scheduler.isSlow()).toBe(false);
});

describe('a drawing without a transition', () => {
  test('only gets the slow frames of endless animations', () => {
    const { scheduler, framesIn } = setUp();
    scheduler.settle();
    framesIn(400);
    expect(framesIn(4000)).toBe(10);
  });

  test('is left to ECharts’ own loop if nothing animates, which ends by itself', () => {
    const { chart, scheduler, framesIn } = setUp();
    chart.animates = false;
    scheduler.settle();
    expect(chart.ownLoop).toBe(true);
    expect(framesIn(10_000)).toBe(0);
  });
});

test('the slow frames of all charts on a page coincide', () => {
  const one = setUp();
  one.scheduler.settle();
  vi.advanceTimersByTime(150);
  const two = setUp();
  two.scheduler.settle();
  vi.advanceTimersByTime(2000);
  expect(two.chart.frames).toEqual(one.chart.frames.slice(-two.chart.frames.length));
});

test('a paused chart finishes its transition and then stands still, until it is resumed', () => {
  const { scheduler, framesIn } = setUp({ paused: true });
  scheduler.animate();
  expect(framesIn(1000)).toBeGreaterThan(12);
  framesIn(400);
  expect(framesIn(10_000)).toBe(0);
  scheduler.setPaused(false);
  framesIn(1400);
  expect(framesIn(4000)).toBe(10);
});

test('a hidden page renders nothing, and goes on when it is visible', () => {
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  const { scheduler, framesIn } = setUp();
  scheduler.animate();
  expect(framesIn(5000)).toBe(0);
  hidden.mockReturnValue(false);
  expect(framesIn(500)).toBeGreaterThan(0);
});

test('a slow processor renders fewer frames of a transition', () => {
  const slow = setUp({ frameTime: 10 });
  slow.scheduler.animate();
  expect(slow.framesIn(1000)).toBeLessThan(6);
});

test('a chart that is stopped leaves no timer and no frame', () => {
  const { scheduler, framesIn } = setUp();
  scheduler.animate();
  framesIn(500);
  scheduler.stop();
  expect(vi.getTimerCount()).toBe(0);
});
