import { useIdle, useWakeLock } from '@vueuse/core';
import { watchEffect } from 'vue';

/** A kiosk's pointer is hidden when it has not moved for so long, in ms. */
const pointerStays = 3000;

/** Hides the pointer while nobody uses it, for as long as the calling scope lives. */
export function useIdleCursor(root: HTMLElement = document.documentElement): void {
  const { idle } = useIdle(pointerStays, {
    events: ['pointermove', 'pointerdown'],
    listenForVisibilityChange: false,
  });
  watchEffect(() => root.toggleAttribute('data-idle', idle.value));
}

/** Keeps the display from sleeping where the browser allows it, which is not on plain http over a network. */
export function useStayAwake(): void {
  const { isSupported, request } = useWakeLock();
  // Refused on low battery or by policy: the wall works without it.
  if (isSupported.value) request('screen').catch(() => {});
}
