import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createCanvasWatch, type CanvasFault } from '../../../web/composables/canvas-watch.ts';

const minute = 60_000;
const blank = 'blank';
/** What it shows, as one level of a thumbnail. */
type Shown = number | typeof blank;

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** A drawing that shows what it was given unless `shows` says otherwise. `anew`: what it shows after it was drawn anew. */
function setUp(first: Shown = 100) {
  const drawing = {
    shows: first,
    anew: undefined as Shown | undefined,
    isEmpty: false,
    isMoving: false,
    isSeen: true,
    timesDrawnAnew: 0,
  };
  const reports: (CanvasFault | undefined)[] = [];
  const watch = createCanvasWatch(
    {
      thumbnail: () =>
        new Uint8ClampedArray(
          drawing.shows === blank ? [0, 0, 0, 0, 0, 0, 0, 0] : [drawing.shows, 0, 0, 255, 0, 0, 0, 0],
        ),
      isBlank: () => drawing.shows === blank && !drawing.isEmpty,
      isMoving: () => drawing.isMoving,
      drawAnew() {
        drawing.timesDrawnAnew++;
        drawing.shows = drawing.anew ?? drawing.shows;
      },
    },
    {
      now: Date.now,
      later(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      isSeen: () => drawing.isSeen,
      report: (fault) => void reports.push(fault),
    },
  );
  const pass = (ms = 5000): void => void vi.advanceTimersByTime(ms);
  watch.changed();
  return {
    drawing,
    reports,
    watch,
    pass,
    /** Something else is drawn, and shows as this. */
    draw(shows: Shown) {
      drawing.shows = shows;
      watch.changed();
      pass();
    },
  };
}

test('a drawing that changes with its data is left alone', () => {
  const { drawing, reports, draw } = setUp();
  for (const shown of [1, 2, 3, 2]) draw(shown);
  expect([drawing.timesDrawnAnew, reports]).toEqual([0, []]);
});

describe('a blank drawing', () => {
  test('is drawn anew, and not reported if that helps', () => {
    const { drawing, reports, pass } = setUp(blank);
    drawing.anew = 5;
    pass();
    expect([drawing.timesDrawnAnew, reports]).toEqual([1, []]);
  });

  test('is reported once if it stays blank, drawn anew from time to time, and taken back when it is seen again', () => {
    const { drawing, reports, pass } = setUp(blank);
    pass();
    expect([drawing.timesDrawnAnew, reports]).toEqual([1, ['blank']]);
    pass(minute);
    expect(drawing.timesDrawnAnew).toBeGreaterThan(2);
    expect(reports).toEqual(['blank']);
    drawing.anew = 5;
    pass(minute);
    expect(reports).toEqual(['blank', undefined]);
  });

  test('is noticed within a minute when its data does not change', () => {
    const { drawing, pass } = setUp();
    pass();
    Object.assign(drawing, { shows: blank, anew: 5 });
    pass(minute);
    expect(drawing).toMatchObject({ timesDrawnAnew: 1, shows: 5 });
  });

  test('of which nothing is to be seen is not reported, and drawn anew once a minute at most', () => {
    const { drawing, reports, pass, draw } = setUp(blank);
    drawing.isEmpty = true;
    pass();
    for (let i = 0; i < 10; i++) draw(blank);
    expect([drawing.timesDrawnAnew, reports]).toEqual([1, []]);
  });

  test('is not looked for while nobody sees it', () => {
    const { drawing, watch, pass } = setUp(blank);
    drawing.isSeen = false;
    pass(10 * minute);
    expect([drawing.timesDrawnAnew, vi.getTimerCount()]).toEqual([0, 0]);
    drawing.isSeen = true;
    watch.seen();
    pass();
    expect(drawing.timesDrawnAnew).toBe(1);
  });
});

describe('a drawing that looks as before although something else was drawn', () => {
  test('is drawn anew; if it then looks the same, all is well, and it is trusted for a minute', () => {
    const { drawing, reports, pass, draw } = setUp();
    pass();
    for (let i = 0; i < 10; i++) draw(100);
    expect([drawing.timesDrawnAnew, reports]).toEqual([1, []]);
    pass(minute);
    draw(100);
    expect(drawing.timesDrawnAnew).toBe(2);
  });

  test('and otherwise when drawn anew was frozen: reported the second time in a row, until it changes by itself', () => {
    const { drawing, reports, pass, draw } = setUp();
    pass();
    drawing.anew = 50;
    draw(100);
    expect([drawing.timesDrawnAnew, reports]).toEqual([1, []]);
    drawing.anew = 20;
    draw(50);
    expect([drawing.timesDrawnAnew, reports]).toEqual([2, ['frozen']]);
    draw(70);
    expect(reports).toEqual(['frozen', undefined]);
  });

  test('is frozen twice in a row only if it did not change by itself between', () => {
    const { drawing, reports, pass, draw } = setUp();
    pass();
    drawing.anew = 50;
    draw(100);
    draw(70);
    drawing.anew = 20;
    draw(70);
    expect([drawing.timesDrawnAnew, reports]).toEqual([2, []]);
  });

  test('proves nothing if its data changed while it was drawn anew', () => {
    const { drawing, reports, watch, pass, draw } = setUp();
    pass();
    for (const [now, next] of [
      [100, 50],
      [50, 20],
    ] as const) {
      drawing.shows = now;
      watch.changed();
      pass(1300);
      draw(next);
    }
    expect([drawing.timesDrawnAnew, reports]).toEqual([2, []]);
  });

  test('is waited for while it moves, but not for ever', () => {
    const { drawing, pass, draw } = setUp();
    pass();
    drawing.isMoving = true;
    draw(100);
    expect(drawing.timesDrawnAnew).toBe(0);
    pass(15_000);
    expect(drawing.timesDrawnAnew).toBe(1);
  });
});

test('what lost its canvas is drawn anew at once', () => {
  const { drawing, watch, pass } = setUp();
  pass();
  watch.lost();
  pass(1);
  expect(drawing.timesDrawnAnew).toBe(1);
});

test('nothing is looked at any more once it was stopped', () => {
  const { watch } = setUp();
  watch.stop();
  expect(vi.getTimerCount()).toBe(0);
});
