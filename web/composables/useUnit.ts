import { computed, watchEffect } from 'vue';
import { createSharedComposable } from '@vueuse/core';
import { screenUnit } from '../charts/unit.ts';
import { useViewport } from './useViewport.ts';

export { screenUnit };

/** The screen's unit in CSS px. Also the page's CSS variable `--u`. */
export const useUnit = createSharedComposable(() => {
  const { width, windowHeight, handheld } = useViewport();
  const unit = computed(() =>
    handheld.value ? handheldUnitOf(width.value) : screenUnit(width.value, windowHeight.value),
  );
  watchEffect(() => document.documentElement.style.setProperty('--u', `${unit.value}px`));
  return unit;
});

/** On handhelds the smallest text (16 units) is 13 px. On less than 320 px a tile still has room for 400 units. */
function handheldUnitOf(width: number): number {
  return Math.min(0.8, width / 400);
}
