import type { ECharts } from '../charts/echarts.ts';

/** Transitions after a change, such as new data or a pointer move, are over after this time. ms */
const transitionTime = 1000;

/**
 * What animates after that never ends: the ripples. A ripple grows by less than a pixel in this time. More frames look much the same and
 * keep a processor without a graphics card busy day and night. ms
 */
const slowInterval = 400;

/**
 * During a transition, rendering takes at most 1/64 of the time: on a fast processor that is every frame, on a slow one a few. Otherwise a
 * wall's sliding windows would take a tenth of the processor.
 */
const costFactor = 64;
const minInterval = 15;
/** With longer between two frames a transition is a picture between two others, with names across one another. ms */
const maxInterval = 250;
/** Each change without a transition lets a processor count as faster again: it may only have been busy. */
const recovery = 0.9;

/** Decides when a chart renders its frames. */
export interface FrameScheduler {
  /** Something changed and moves to its new place. */
  animate(): void;
  /** Something was drawn without a transition. */
  settle(): void;
  /** While paused, for charts out of sight, endless animations stop; transitions still finish. */
  setPaused(paused: boolean): void;
  /** Something has not yet arrived at its new place. */
  isMoving(): boolean;
  /** Transitions would have too few frames: the processor has no time for more. */
  isSlow(): boolean;
  stop(): void;
}

/**
 * ECharts renders every frame while anything animates. This stops its own loop and renders frames as needed. The slow frames of all charts
 * on a page coincide. Hidden pages render none.
 */
export function createFrameScheduler(chart: ECharts, paused: boolean): FrameScheduler {
  const zr = chart.getZr();
  const { animation } = zr;
  let isPaused = paused;
  let timer: ReturnType<typeof setTimeout>;
  let frame = 0;
  let transitionEnd = 0;
  /** moving average of the time that a frame takes; ms */
  let cost = 1;
  let isFinished = false;
  let isMoving = false;

  function cancel(): void {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  }

  function animate(): void {
    cancel();
    isMoving = true;
    transitionEnd = performance.now() + transitionTime;
    animation.stop();
    frame = requestAnimationFrame(renderFrame);
  }

  function renderFrame(): void {
    if (document.hidden) return void (frame = requestAnimationFrame(renderFrame));
    const start = performance.now();
    isFinished = false;
    animation.update();
    cost += (performance.now() - start - cost) / 4;
    // Rendering restarts ECharts' own loop.
    animation.stop();
    if (isFinished) isMoving = false;
    else scheduleNext();
  }

  function scheduleNext(): void {
    const now = performance.now();
    isMoving = now < transitionEnd;
    if (isMoving)
      timer = setTimeout(renderFrame, Math.min(Math.max(minInterval, cost * costFactor), maxInterval));
    else if (isPaused) animation.stop();
    // Nothing animates: ECharts' own loop ends by itself once everything is drawn.
    else if (animation.isFinished()) animation.start();
    else {
      animation.stop();
      timer = setTimeout(renderFrame, slowInterval - (now % slowInterval));
    }
  }

  // Emitted when everything is drawn and nothing animates any more.
  chart.on('finished', () => (isFinished = true));
  for (const event of ['mousemove', 'click', 'globalout'] as const) zr.on(event, animate);
  return {
    animate,
    settle() {
      cancel();
      cost *= recovery;
      transitionEnd = 0;
      scheduleNext();
    },
    setPaused(paused) {
      isPaused = paused;
      animate();
    },
    isMoving: () => isMoving,
    isSlow: () => cost * costFactor > maxInterval,
    stop: cancel,
  };
}
