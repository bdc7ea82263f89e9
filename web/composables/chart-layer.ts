import type { ThemeName } from '#protocol';
import { init, type ECElementEvent, type ECharts, type EChartsCoreOption } from '../charts/echarts.ts';
import type { Language } from '../charts/chart-type.ts';
import { chartWords } from '../charts/words/index.ts';
import { canMerge, replaceMerge } from './can-merge.ts';
import type { ElementSize } from './element-size.ts';
import { changedPlaces, glow } from './glow.ts';
import { paintsOf } from './paints.ts';
import { createFrameScheduler, type FrameScheduler } from './frame-scheduler.ts';
import { createPointer, type Pointed, type Pointer } from './pointer.ts';
import { keepTextsOff } from './span/keep-texts-off.ts';
import { keepTooltipOff } from './span/keep-tooltip-off.ts';
import { noSeams, type Seams } from './span/seams.ts';
import { renderInTheme, withChanges } from './render-in-theme.ts';

/**
 * ECharts stops requesting frames after this many without a change. Its own default: long enough for an animation that starts with a delay.
 * A drawing without animation needs only two; eight more would cost 5 ms.
 */
const framesUntilStill = 10;

/** A drawing over many screens of a span is rather blurred than larger: browsers leave larger canvases blank. 256 MB */
const maxPixels = 2 ** 26;

/** Where and as what an option is rendered. */
export interface Rendering {
  readonly size: ElementSize;
  /** as seen from its corner */
  readonly seams: Seams;
  /** compared by identity: options of different kinds are never merged */
  readonly kind: unknown;
  readonly theme: ThemeName;
}

/** One drawing: an element of its own within the container, and the ECharts instance in it. */
export interface ChartLayer {
  readonly element: HTMLElement;
  /** whether a valid option is on the canvas */
  hasDrawing(): boolean;
  /** @throws what ECharts threw, after restoring the last valid option */
  render(option: EChartsCoreOption, rendering: Rendering): void;
  clear(): void;
  /** Draws the last option again in a fresh instance, which has canvases of its own. What people changed stays. */
  drawAnew(): void;
  isMoving(): boolean;
  /** What is painted with, each colour once. Without any there is nothing to be seen. */
  paints(): ReadonlySet<unknown>;
  /** The option with what people changed on this drawing, such as a legend's selection. */
  withChanges(option: EChartsCoreOption): EChartsCoreOption;
  /** Shows what a pointer at this place shows; null: the pointer has left. */
  point(at: Pointed | null): void;
  /** While paused, endless animations stand still. */
  setPaused(paused: boolean): void;
  /** Neither seen nor read by screen readers. */
  hide(): void;
  show(): void;
  dispose(): void;
}

export interface LayerOptions {
  language: Language;
  isPaused: boolean;
  onClick: ((event: ECElementEvent) => void) | undefined;
  /** Called when a person's pointer moves over the drawing, and with null when it leaves. */
  onPoint: ((at: Pointed | null) => void) | undefined;
}

/**
 * Keeps the ECharts instance in a closure: inside reactivity its tooltips and legends break. Another kind gets a new instance, because an
 * instance only knows the chart modules that were registered when it was created.
 */
export function createChartLayer(
  container: HTMLElement,
  { language, isPaused: isPausedAtFirst, onClick, onPoint }: LayerOptions,
): ChartLayer {
  const element = container.ownerDocument.createElement('div');
  Object.assign(element.style, { position: 'absolute', inset: '0' });
  container.append(element);
  let chart: ECharts | undefined;
  let lastOption: EChartsCoreOption | undefined;
  let last: Rendering | undefined;
  let frames: FrameScheduler | undefined;
  let pointer: Pointer | undefined;
  /** what ECharts says about the drawing while that is hidden */
  let description = '';
  let isPaused = isPausedAtFirst;

  function chartFor(rendering: Rendering): ECharts {
    return chart && rendering.kind === last?.kind ? chart : createChart(rendering);
  }

  function createChart({ size, theme }: Rendering): ECharts {
    stop();
    const locale = chartWords[language].echarts;
    chart = init(element, theme, { ...size, devicePixelRatio: pixelRatioOf(size), locale });
    frames = createFrameScheduler(chart, isPaused);
    keepTextsOff(chart.getZr(), () => last?.seams ?? noSeams);
    if (onClick) chart.on('click', onClick);
    pointer = createPointer(chart.getZr(), onPoint);
    return chart;
  }

  return {
    element,
    hasDrawing: () => lastOption !== undefined,
    render(option, rendering) {
      const changed = rendering.kind === last?.kind ? changedPlaces(lastOption, option) : [];
      draw(option, rendering);
      lastOption = option;
      if (chart && changed.length > 0 && !isPaused) glow(chart, changed);
    },
    /** ECharts clears the drawing but leaves its description for screen readers. */
    clear() {
      chart?.clear();
      element.removeAttribute('role');
      element.removeAttribute('aria-label');
      lastOption = undefined;
    },
    drawAnew() {
      if (!chart || !last || !lastOption) return;
      drawInFreshInstance(withChanges(lastOption, chart), last);
    },
    isMoving: () => frames?.isMoving() ?? false,
    point: (at) => pointer?.point(at),
    paints: () => (chart ? paintsOf(chart) : new Set()),
    withChanges: (option) => (chart ? withChanges(option, chart) : option),
    setPaused(paused) {
      isPaused = paused;
      frames?.setPaused(paused);
    },
    hide() {
      description = element.getAttribute('aria-label') ?? '';
      element.removeAttribute('role');
      element.removeAttribute('aria-label');
      element.style.visibility = 'hidden';
    },
    show() {
      element.setAttribute('role', 'img');
      element.setAttribute('aria-label', description);
      element.style.visibility = '';
    },
    dispose() {
      stop();
      element.remove();
    },
  };

  function draw(given: EChartsCoreOption, rendering: Rendering): void {
    const { size, seams, kind, theme } = rendering;
    const option = keepTooltipOff(given, seams);
    const before = last;
    const chart = chartFor(rendering);
    if (chart.getWidth() !== size.width || chart.getHeight() !== size.height) chart.resize({ ...size });
    const switches = before !== undefined && kind === before.kind && theme !== before.theme;
    const replaces = kind !== before?.kind || !canMerge(option, lastOption);
    const isSlow = frames?.isSlow() ?? false;
    const animates = !switches && !replaces && !isSlow && option['animation'] !== false;
    chart.getZr().setSleepAfterStill(animates ? framesUntilStill : 2);
    last = rendering;
    // A first drawing is not animated: on a slow processor its frames would delay the drawings after it.
    const still = { ...option, animation: false };
    try {
      if (switches) renderInTheme(chart, still, theme);
      else if (replaces) chart.setOption(still, { notMerge: true });
      else chart.setOption(animates ? option : still, { replaceMerge });
      if (animates) frames?.animate();
      else frames?.settle();
    } catch (error) {
      last = { ...rendering, theme: before?.theme ?? theme };
      // An instance that threw in setOption may silently ignore every later option.
      drawInFreshInstance(lastOption, last);
      throw error;
    }
  }

  function drawInFreshInstance(option: EChartsCoreOption | undefined, rendering: Rendering): void {
    const fresh = createChart(rendering);
    if (option) fresh.setOption({ ...option, animation: false }, { notMerge: true });
    frames?.settle();
  }

  function stop(): void {
    frames?.stop();
    chart?.dispose();
  }
}

function pixelRatioOf({ width, height }: ElementSize): number {
  return Math.min(Math.max(1, window.devicePixelRatio), Math.sqrt(maxPixels / (width * height)));
}
