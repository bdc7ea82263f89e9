import {
  computed,
  onScopeDispose,
  shallowRef,
  watch,
  watchEffect,
  type ComputedRef,
  type ShallowRef,
} from 'vue';
import type { ECElementEvent, EChartsCoreOption } from '../charts/echarts.ts';
import type { Language } from '../charts/chart-type.ts';
import { createChartRenderer, type ChartRenderer } from './chart-renderer.ts';
import { observeSize, type ElementSize } from './element-size.ts';
import { enqueueFirstRender } from './first-render-queue.ts';
import { fontsReady } from './fonts.ts';
import { runWhenIdle } from './idle-queue.ts';
import {
  isSameButForPlace,
  isSameScene,
  renderingOf,
  type DrawingFault,
  type Placement,
  type Scene,
} from './scene.ts';
import { useCanvasWatch } from './useCanvasWatch.ts';
import type { Pointed } from './pointer.ts';
import { reasonOf } from './useDrawable.ts';

/** What is out of sight is drawn again after this, or when it is about to be seen. ms */
const unseenDelay = 3000;

export type { DrawingFault, Placement, Pointed };

export interface EchartsOptions<Drawn extends Scene> {
  language: Language;
  /** What to draw at this size; undefined: nothing. Rendered again whenever a reactive dependency changes. */
  scene(size: ElementSize): Drawn | undefined;
  /** What will be drawn after the wall's next change, if that is known. It is drawn beforehand, unseen. Its size may be another. */
  upcoming(size: ElementSize): Drawn | undefined;
  /** Options of different kinds are never merged. */
  option(scene: Drawn): EChartsCoreOption;
  /** Out of sight, and not about to be seen: no endless animations. */
  paused(): boolean;
  /** All screens are about to show a change: what is out of sight waits. */
  isChanging(): boolean;
  onClick?(event: ECElementEvent): void;
  /** A person's pointer moves over the drawing, or leaves it (null). */
  onPoint?(at: Pointed | null): void;
}

export interface UseEchartsReturn {
  readonly fault: ComputedRef<DrawingFault | undefined>;
  readonly size: Readonly<ShallowRef<ElementSize | undefined>>;
  /** Whether what comes next is drawn, or nothing comes. */
  isPrepared(): boolean;
  /** Shows what a pointer at this place of the drawing shows; null: the pointer has left. */
  point(at: Pointed | null): void;
}

/** Renders into an element for as long as the calling scope lives. A scene that fails sets `fault` and keeps the last valid drawing. */
export function useEcharts<Drawn extends Scene>(
  container: Readonly<ShallowRef<HTMLElement | null>>,
  { language, scene, upcoming, option, paused, isChanging, onClick, onPoint }: EchartsOptions<Drawn>,
): UseEchartsReturn {
  const size = shallowRef<ElementSize>();
  const fault = shallowRef<DrawingFault>();
  /** whether its turn in the first render queue has come */
  const ready = shallowRef(false);
  let leaveQueue: (() => void) | undefined;
  let renderer: ChartRenderer | undefined;
  let isPaused = false;
  let shown: Drawn | undefined;
  let prepared: Drawn | undefined;
  let measuredIn: typeof fontsReady.value;
  let stopRedrawing: (() => void) | undefined;
  let preparing: ReturnType<typeof setTimeout> | undefined;
  const canvasWatch = useCanvasWatch(container, () => renderer, { language, paused });

  watch(
    paused,
    (now) => {
      isPaused = now;
      renderer?.setPaused(now);
    },
    { immediate: true },
  );
  watch(
    container,
    (element, _before, onCleanup) => {
      if (element) onCleanup(observeSize(element, (changed) => (size.value = changed)));
    },
    { immediate: true, flush: 'post' },
  );
  watchEffect(
    () => {
      stopRedrawing?.();
      if (!container.value || !size.value?.width || !size.value.height || !fontsReady.value) return;
      const at = size.value;
      if (fontsReady.value !== measuredIn) forgetDrawings();
      measuredIn = fontsReady.value;
      renderer ??= createRenderer(container.value);
      try {
        const next = scene(at);
        if (next && !ready.value) return void (leaveQueue ??= enqueueFirstRender(() => (ready.value = true)));
        if (!paused() || !renderer.hasDrawing()) draw(next);
        else if (!isChanging()) stopRedrawing = runWhenIdle(unseenDelay, () => draw(next));
      } catch (error) {
        fail(error);
      }
    },
    { flush: 'post' },
  );
  watchEffect(
    () => {
      const next = ready.value && size.value ? upcoming(size.value) : undefined;
      if (next && prepared && isSameScene(next, prepared)) return;
      dropPrepared();
      if (next && shown && isSameScene(next, shown)) return;
      // in a task of its own: all tiles of a page prepare at once
      if (next) preparing = setTimeout(() => prepare(next));
    },
    { flush: 'post' },
  );

  function createRenderer(element: HTMLElement): ChartRenderer {
    const created = createChartRenderer(element, language, onClick, onPoint);
    created.setPaused(isPaused);
    return created;
  }

  /** They were measured in another font. */
  function forgetDrawings(): void {
    shown = undefined;
    dropPrepared();
  }

  function draw(next: Drawn | undefined): void {
    if (next && shown && isSameScene(next, shown)) return;
    try {
      if (!next) renderer?.clear();
      else if (prepared && isSameButForPlace(next, prepared)) return showPrepared(prepared);
      else renderer?.render(option(next), renderingOf(next));
      shown = next;
      fault.value = undefined;
      canvasWatch.changed();
    } catch (error) {
      fail(error);
    }
  }

  function fail(error: unknown): void {
    shown = undefined;
    fault.value = { reason: reasonOf(error, language), kept: renderer?.hasDrawing() ?? false };
  }

  function prepare(next: Drawn): void {
    preparing = undefined;
    try {
      renderer?.prepare(option(next), renderingOf(next));
      prepared = next;
    } catch {
      // rendering it will fail too, and say why
    }
  }

  function showPrepared(scene: Drawn): void {
    const { width, height } = scene;
    renderer?.showPrepared();
    shown = scene;
    prepared = undefined;
    fault.value = undefined;
    canvasWatch.changed();
    // the element has this size with the next layout
    if (size.value?.width !== width || size.value.height !== height) size.value = { width, height };
  }

  function dropPrepared(): void {
    clearTimeout(preparing);
    preparing = undefined;
    prepared = undefined;
    renderer?.dropPrepared();
  }

  onScopeDispose(() => {
    leaveQueue?.();
    stopRedrawing?.();
    dropPrepared();
    renderer?.dispose();
  });
  return {
    fault: computed(() => fault.value ?? canvasWatch.fault.value),
    size,
    isPrepared: () => preparing === undefined,
    point: (at) => renderer?.point(at),
  };
}
