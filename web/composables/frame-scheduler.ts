import type { ECharts } from '../charts/echarts.ts';

/** After a change, such as new data or a move of the pointer, everything that moves to a place has got there; ms. */
const settled = 1000;

/**
 * What moves after that moves for ever: the ripples. The rim of one grows by less than a pixel in this time: more frames look much the same,
 * and keep a processor without a graphics card busy day and night; ms.
 */
const slowFrame = 400;

/**
 * While something moves to its place, drawing it takes no more than one part in so many of the time. With a fast processor that is every
 * frame, with a slow one a few frames of the way: a wall's slides would else take up a tenth of it.
 */
const share = 64;
const leastFrame = 15;

/** How many frames a drawing gets. */
export interface Pace {
  /** Something changed, and is on its way to a new place. */
  wake(): void;
  /** Something was drawn where it is to stay. */
  stand(): void;
  /** Out of sight (`still`) nothing moves once it is at its place. */
  rest(still: boolean): void;
  end(): void;
}

/**
 * ECharts draws every frame for as long as anything moves. Here its own loop is stopped, and the frames are made as they are needed. The
 * slow ones of all drawings of a page come at the same time. A hidden page gets none.
 */
export function createPace(chart: ECharts, still: boolean): Pace {
  const zr = chart.getZr();
  const { animation } = zr;
  let resting = still;
  let timer: ReturnType<typeof setTimeout>;
  let frame = 0;
  let movesUntil = 0;
  /** ms that a frame takes, of the latest ones */
  let cost = 1;
  let complete = false;

  function halt(): void {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  }

  function wake(): void {
    halt();
    movesUntil = performance.now() + settled;
    animation.stop();
    frame = requestAnimationFrame(step);
  }

  function step(): void {
    if (document.hidden) return void (frame = requestAnimationFrame(step));
    const began = performance.now();
    complete = false;
    animation.update();
    cost += (performance.now() - began - cost) / 4;
    // Drawing has started ECharts' own loop again.
    animation.stop();
    if (!complete) later();
  }

  function later(): void {
    const now = performance.now();
    if (now < movesUntil) timer = setTimeout(step, Math.max(leastFrame, cost * share));
    else if (resting) animation.stop();
    // Nothing moves: ECharts' own loop ends by itself, once it has nothing more to draw.
    else if (animation.isFinished()) animation.start();
    else {
      animation.stop();
      timer = setTimeout(step, slowFrame - (now % slowFrame));
    }
  }

  // Everything is drawn, and nothing moves any more.
  chart.on('finished', () => (complete = true));
  for (const event of ['mousemove', 'click', 'globalout'] as const) zr.on(event, wake);
  return {
    wake,
    stand() {
      halt();
      movesUntil = 0;
      later();
    },
    rest(now) {
      resting = now;
      wake();
    },
    end: halt,
  };
}
