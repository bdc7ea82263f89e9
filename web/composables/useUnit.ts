import { computed, watchEffect } from 'vue';
import { createSharedComposable } from '@vueuse/core';
import { screenUnit } from '../charts/unit.ts';
import { useRoom } from './useViewport.ts';

export { screenUnit };

/** The screen's unit in CSS px; it is the CSS variable `--u` of the whole page as well. */
export const useUnit = createSharedComposable(() => {
  const { width, windowHeight, handheld } = useRoom();
  const unit = computed(() =>
    handheld.value ? handheldUnitOf(width.value) : screenUnit(width.value, windowHeight.value),
  );
  watchEffect(() => document.documentElement.style.setProperty('--u', `${unit.value}px`));
  return unit;
});

/** In the hand, the smallest words (16 units) are 13 px high; on less than 320 px a tile still has room for 400 units. */
function handheldUnitOf(width: number): number {
  return Math.min(0.8, width / 400);
}
