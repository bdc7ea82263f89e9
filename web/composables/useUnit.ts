import { computed, watchEffect } from 'vue';
import { createSharedComposable, useWindowSize } from '@vueuse/core';

/** Smaller words are none on a screen of few pixels, however near one stands. CSS px */
const smallest = 0.5;

/**
 * CSS px of one unit on a screen of that size: 1 at 1920 x 1080 and at 1080 x 1920, so that a turned screen keeps its text sizes. A small
 * screen has room for fewer units rather than for smaller words, as long as a page fits into them.
 */
export function unitOf(width: number, height: number): number {
  const [longer, shorter] = [Math.max(width, height), Math.min(width, height)];
  return Math.max(Math.min(longer / 1920, shorter / 1080), Math.min(smallest, longer / 1300, shorter / 950));
}

/** The screen's unit in CSS px; it is the CSS variable `--u` of the whole page as well. */
export const useUnit = createSharedComposable(() => {
  const { width, height } = useWindowSize();
  const unit = computed(() => unitOf(width.value, height.value));
  watchEffect(() => document.documentElement.style.setProperty('--u', `${unit.value}px`));
  return unit;
});
