import type { ECElementEvent, EChartsCoreOption } from '../charts/echarts.ts';
import type { Language } from '../charts/chart-type.ts';
import { pictureOf, thumbnailOf } from './canvas-pixels.ts';
import { isOneColour } from './canvas-verdict.ts';
import type { WatchedDrawing } from './canvas-watch.ts';
import { createChartLayer, type ChartLayer, type Rendering } from './chart-layer.ts';
import type { Pointed } from './pointer.ts';
import { runWhenIdle } from './idle-queue.ts';

/** A drawing that is no longer shown is kept for this long. ms */
const disposeDelay = 500;

/** Renders options into one element. */
export interface ChartRenderer extends WatchedDrawing {
  /** whether a valid option is shown */
  hasDrawing(): boolean;
  /** @throws what ECharts threw, after restoring the last valid option */
  render(option: EChartsCoreOption, rendering: Rendering): void;
  clear(): void;
  /** Draws beside what is shown, unseen. Replaces what was prepared before. @throws what ECharts threw; nothing is prepared then */
  prepare(option: EChartsCoreOption, rendering: Rendering): void;
  /** Shows what was prepared in place of the present drawing. Legend and zoom stay as a person has set them. */
  showPrepared(): void;
  dropPrepared(): void;
  /** Shows what a pointer at this place shows; null: the pointer has left. */
  point(at: Pointed | null): void;
  /** While paused, endless animations stand still. */
  setPaused(paused: boolean): void;
  dispose(): void;
}

export function createChartRenderer(
  container: HTMLElement,
  language: Language,
  onClick?: (event: ECElementEvent) => void,
  onPoint?: (at: Pointed | null) => void,
): ChartRenderer {
  let isPaused = false;
  let shown: ChartLayer | undefined;
  let prepared: ChartLayer | undefined;

  function createLayer(): ChartLayer {
    return createChartLayer(container, { language, isPaused, onClick, onPoint });
  }

  function dropPrepared(): void {
    prepared?.dispose();
    prepared = undefined;
  }

  return {
    hasDrawing: () => shown?.hasDrawing() ?? false,
    render(option, rendering) {
      shown ??= createLayer();
      shown.render(option, rendering);
    },
    clear() {
      shown?.clear();
    },
    prepare(option, rendering) {
      dropPrepared();
      const layer = createLayer();
      try {
        layer.render(shown?.withChanges(option) ?? option, rendering);
      } catch (error) {
        layer.dispose();
        throw error;
      }
      layer.hide();
      rasterise(layer.element);
      prepared = layer;
    },
    showPrepared() {
      if (!prepared) return;
      const before = shown;
      shown = prepared;
      prepared = undefined;
      shown.show();
      if (!before) return;
      before.element.remove();
      before.setPaused(true);
      // later: now this frame, and those of other pages here, need the processor
      runWhenIdle(disposeDelay, () => before.dispose());
    },
    dropPrepared,
    point: (at) => shown?.point(at),
    thumbnail: () => (shown?.hasDrawing() ? thumbnailOf(shown.element) : undefined),
    isBlank() {
      const picture = shown && pictureOf(shown.element);
      if (!shown || !picture || !isOneColour(picture)) return false;
      // one colour may be all there is, unless it is none
      return shown.paints().size > (picture[3] === 0 ? 0 : 1);
    },
    isMoving: () => shown?.isMoving() ?? false,
    drawAnew: () => shown?.drawAnew(),
    setPaused(paused) {
      isPaused = paused;
      shown?.setPaused(paused);
    },
    dispose() {
      dropPrepared();
      shown?.dispose();
    },
  };
}

/** Browsers defer painting a hidden canvas until it is shown, here in the frame of the swap. Copying a pixel forces it. */
function rasterise(element: HTMLElement): void {
  const scratch = document.createElement('canvas');
  scratch.width = scratch.height = 1;
  const context = scratch.getContext('2d');
  for (const canvas of element.querySelectorAll('canvas')) context?.drawImage(canvas, 0, 0, 1, 1);
}
