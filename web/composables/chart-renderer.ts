import { init, type ECElementEvent, type ECharts, type EChartsCoreOption } from '../charts/echarts.ts';
import type { Language } from '../charts/chart-type.ts';
import { chartWords } from '../charts/words/index.ts';
import type { ElementSize } from './element-size.ts';
import { createFrameScheduler, type FrameScheduler } from './frame-scheduler.ts';

/**
 * Series are replaced, matched by id. Everything else is merged, so that a legend keeps its selection. An option with different components,
 * or of another chart type, replaces the old one as a whole.
 */
const replaceMerge = ['series'];

/**
 * ECharts stops requesting frames after this many without a change. Its own default: long enough for an animation that starts with a delay.
 * A drawing without animation needs only two; eight more would cost 5 ms.
 */
const framesUntilStill = 10;

/** Renders options into one element. */
export interface ChartRenderer {
  /** whether a valid option is on the canvas */
  hasDrawing(): boolean;
  /** @throws what ECharts threw, after restoring the last valid option */
  render(option: EChartsCoreOption | undefined, size: ElementSize, kind: unknown): void;
  /** While paused, endless animations stand still. */
  setPaused(paused: boolean): void;
  dispose(): void;
}

/**
 * Keeps the ECharts instance in a closure: inside reactivity its tooltips and legends break. Another kind gets a new instance, because an
 * instance only knows the chart modules that were registered when it was created.
 */
export function createChartRenderer(
  element: HTMLElement,
  language: Language,
  onClick?: (event: ECElementEvent) => void,
): ChartRenderer {
  const label = element.getAttribute('aria-label') ?? '';
  let chart: ECharts | undefined;
  let lastOption: EChartsCoreOption | undefined;
  let lastKind: unknown;
  let frames: FrameScheduler | undefined;
  let isPaused = false;

  function chartFor(kind: unknown, size: ElementSize): ECharts {
    return chart && kind === lastKind ? chart : createChart(size);
  }

  function createChart({ width, height }: ElementSize): ECharts {
    dispose();
    chart = init(element, null, { width, height, locale: chartWords[language].echarts });
    frames = createFrameScheduler(chart, isPaused);
    if (onClick) chart.on('click', onClick);
    return chart;
  }

  return {
    hasDrawing: () => lastOption !== undefined,
    render(option, size, kind) {
      if (!option) clear();
      else {
        const chart = chartFor(kind, size);
        if (chart.getWidth() !== size.width || chart.getHeight() !== size.height) chart.resize({ ...size });
        const replaces = kind !== lastKind || componentsOf(option) !== componentsOf(lastOption);
        const animates = !replaces && option['animation'] !== false;
        chart.getZr().setSleepAfterStill(animates ? framesUntilStill : 2);
        lastKind = kind;
        try {
          // A first drawing is not animated: on a slow processor its frames would delay the drawings after it.
          if (replaces) chart.setOption({ ...option, animation: false }, { notMerge: true });
          else chart.setOption(option, { replaceMerge });
          if (animates) frames?.animate();
          else frames?.settle();
        } catch (error) {
          // An instance that threw in setOption may silently ignore every later option.
          const fresh = createChart(size);
          if (lastOption) fresh.setOption({ ...lastOption, animation: false }, { notMerge: true });
          frames?.settle();
          throw error;
        }
      }
      lastOption = option;
    },
    setPaused(paused) {
      isPaused = paused;
      frames?.setPaused(paused);
    },
    dispose,
  };

  function dispose(): void {
    frames?.stop();
    chart?.dispose();
  }

  /** ECharts clears the drawing but leaves its description for screen readers. */
  function clear(): void {
    chart?.clear();
    element.setAttribute('aria-label', label);
  }
}

/** The components of an option and their number, as `grid 1 xAxis 2 …`. Series count as one: they are matched by id. */
function componentsOf(option: EChartsCoreOption = {}): string {
  return Object.entries(option)
    .map(
      ([name, value]) => `${name} ${Array.isArray(value) && !replaceMerge.includes(name) ? value.length : 1}`,
    )
    .join();
}
