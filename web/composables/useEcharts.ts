import type { ThemeName } from '#protocol';
import { onScopeDispose, shallowRef, watch, watchEffect, type ShallowRef } from 'vue';
import type { ECElementEvent, EChartsCoreOption } from '../charts/echarts.ts';
import type { Language } from '../charts/chart-type.ts';
import { createChartRenderer, type ChartRenderer } from './chart-renderer.ts';
import { observeSize, type ElementSize } from './element-size.ts';
import { enqueueFirstRender } from './first-render-queue.ts';
import { fontsReady } from './fonts.ts';
import { reasonOf } from './useDrawable.ts';

export interface EchartsOptions {
  language: Language;
  /** The option for this size; undefined: nothing to draw. Rendered again whenever a reactive dependency changes. */
  option(size: ElementSize): EChartsCoreOption | undefined;
  /** The kind of drawing, compared by identity: options of different kinds are never merged. */
  kind(): unknown;
  theme(): ThemeName;
  /** Out of sight: no endless animations. */
  paused(): boolean;
  onClick?(event: ECElementEvent): void;
}

/** Why rendering failed, and whether the previous drawing is still shown. */
export interface DrawingFault {
  readonly reason: string;
  readonly kept: boolean;
}

/** Renders into an element for as long as the calling scope lives. An option that fails sets `fault` and keeps the last valid drawing. */
export function useEcharts(
  container: Readonly<ShallowRef<HTMLElement | null>>,
  { language, option, kind, theme, paused, onClick }: EchartsOptions,
): {
  fault: Readonly<ShallowRef<DrawingFault | undefined>>;
  size: Readonly<ShallowRef<ElementSize | undefined>>;
} {
  const size = shallowRef<ElementSize>();
  const fault = shallowRef<DrawingFault>();
  /** whether its turn in the first render queue has come */
  const ready = shallowRef(false);
  let leaveQueue: (() => void) | undefined;
  let renderer: ChartRenderer | undefined;
  let isPaused = false;

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
      if (!container.value || !size.value?.width || !size.value.height || !fontsReady.value) return;
      try {
        renderer ??= createRenderer(container.value);
        const next = option(size.value);
        if (next && !ready.value) return void (leaveQueue ??= enqueueFirstRender(() => (ready.value = true)));
        renderer.render(next, { size: size.value, kind: kind(), theme: theme() });
        fault.value = undefined;
      } catch (error) {
        fault.value = { reason: reasonOf(error, language), kept: renderer?.hasDrawing() ?? false };
      }
    },
    { flush: 'post' },
  );
  function createRenderer(element: HTMLElement): ChartRenderer {
    const created = createChartRenderer(element, language, onClick);
    created.setPaused(isPaused);
    return created;
  }
  onScopeDispose(() => {
    leaveQueue?.();
    renderer?.dispose();
  });
  return { fault, size };
}
