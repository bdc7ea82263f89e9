import { onScopeDispose, shallowRef, watch, watchEffect, type ShallowRef } from 'vue';
import type { ECElementEvent, EChartsCoreOption } from '../charts/echarts.ts';
import type { Language } from '../charts/chart-type.ts';
import { createDrawing, type Drawing } from './chart-renderer.ts';
import { drawInTurn } from './first-render-queue.ts';
import { fontsReady } from './fonts.ts';
import { observeSize, type ElementSize } from './element-size.ts';
import { reasonOf } from './useDrawable.ts';

export interface EchartsOptions {
  language: Language;
  /** What to draw at that size; undefined: nothing. Drawn again whenever something reactive that it reads has changed. */
  option(size: ElementSize): EChartsCoreOption | undefined;
  /** What kind of drawing it is: nothing is merged into another kind. */
  kind(): unknown;
  /** It is out of sight, and need not move. */
  asleep(): boolean;
  onClick?(event: ECElementEvent): void;
}

/** Why a drawing failed, and whether the one before is still there. */
export interface DrawingFault {
  readonly reason: string;
  readonly kept: boolean;
}

/**
 * Draws into an element for as long as the calling scope lives. An option that cannot be drawn leaves the last good drawing in
 * place; why is in `fault`.
 */
export function useEcharts(
  container: Readonly<ShallowRef<HTMLElement | null>>,
  { language, option, kind, asleep, onClick }: EchartsOptions,
): {
  fault: Readonly<ShallowRef<DrawingFault | undefined>>;
  size: Readonly<ShallowRef<ElementSize | undefined>>;
} {
  const size = shallowRef<ElementSize>();
  const fault = shallowRef<DrawingFault>();
  /** its turn has come */
  const begun = shallowRef(false);
  let leave: (() => void) | undefined;
  let drawing: Drawing | undefined;
  let sleeps = false;

  watch(
    asleep,
    (now) => {
      sleeps = now;
      drawing?.rest(now);
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
        drawing ??= begin(container.value);
        const next = option(size.value);
        if (next && !begun.value) return void (leave ??= drawInTurn(() => (begun.value = true)));
        drawing.show(next, size.value, kind());
        fault.value = undefined;
      } catch (error) {
        fault.value = { reason: reasonOf(error, language), kept: drawing?.isGood() ?? false };
      }
    },
    { flush: 'post' },
  );
  function begin(element: HTMLElement): Drawing {
    const begun = createDrawing(element, language, onClick);
    begun.rest(sleeps);
    return begun;
  }
  onScopeDispose(() => {
    leave?.();
    drawing?.end();
  });
  return { fault, size };
}
