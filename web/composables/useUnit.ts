import { computed, watchEffect } from 'vue';
import { createSharedComposable, useWindowSize } from '@vueuse/core';
import { unitOf } from '../charts/unit.ts';

export { unitOf };

/** The screen's unit in CSS px; it is the CSS variable `--u` of the whole page as well. */
export const useUnit = createSharedComposable(() => {
  const { width, height } = useWindowSize();
  const unit = computed(() => unitOf(width.value, height.value));
  watchEffect(() => document.documentElement.style.setProperty('--u', `${unit.value}px`));
  return unit;
});
