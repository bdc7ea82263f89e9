import { useIdle } from '@vueuse/core';
import { watchEffect } from 'vue';

/** The cursor is hidden after this time without a move. ms */
const idleAfter = 3000;

/** Hides the cursor while it is idle, for as long as the calling scope lives. */
export function useIdleCursor(root: HTMLElement = document.documentElement): void {
  const { idle } = useIdle(idleAfter, {
    events: ['pointermove', 'pointerdown'],
    listenForVisibilityChange: false,
  });
  watchEffect(() => root.toggleAttribute('data-idle', idle.value));
}
