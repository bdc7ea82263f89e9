import { useWakeLock } from '@vueuse/core';

/** Keeps the display awake where the browser allows it: only in secure contexts, so not on plain http over a network. */
export function useScreenWakeLock(): void {
  const { isSupported, request } = useWakeLock();
  // Rejected on low battery or by policy: the wall works without it.
  if (isSupported.value) request('screen').catch(() => {});
}
