import { computed, watchEffect } from 'vue';
import { createSharedComposable, useWindowSize } from '@vueuse/core';

/** CSS px of one unit on a screen of that size: 1 at 1920 x 1080 and at 1080 x 1920, so that a turned screen keeps its text sizes. */
export function unitOf(width: number, height: number): number {
  return Math.min(Math.max(width, height) / 1920, Math.min(width, height) / 1080);
}

/** The screen's unit in CSS px; it is the CSS variable `--u` of the whole page as well. */
export const useUnit = createSharedComposable(() => {
  const { width, height } = useWindowSize();
  const unit = computed(() => unitOf(width.value, height.value));
  watchEffect(() => document.documentElement.style.setProperty('--u', `${unit.value}px`));
  return unit;
});
