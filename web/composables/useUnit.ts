import { computed, watchEffect } from 'vue';
import { createSharedComposable } from '@vueuse/core';
import { screenUnit } from '../charts/unit.ts';
import { useViewport } from './useViewport.ts';

export { screenUnit };

/** The page's unit in CSS px. Also the CSS variable `--u`: of the page, and on the root element that of the window. */
export const useUnit = createSharedComposable(() => {
  const { width, fullHeight, window, handheld } = useViewport();
  const unitOf = (width: number, height: number): number =>
    handheld.value ? handheldUnitOf(width) : screenUnit(width, height);
  watchEffect(() => {
    const unit = unitOf(window.value.width, window.value.height);
    document.documentElement.style.setProperty('--u', `${unit}px`);
  });
  return computed(() => unitOf(width.value, fullHeight.value));
});

/** On handhelds the smallest text (16 units) is 13 px. On less than 320 px a tile still has room for 400 units. */
function handheldUnitOf(width: number): number {
  return Math.min(0.8, width / 400);
}
