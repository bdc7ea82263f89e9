import { computed, type ComputedRef } from 'vue';
import type { ChartSettings } from '#protocol';
import { useLayout } from './useLayout.ts';

/**
 * The time zone in which the wall shows times; undefined until it is known, and with an older server: then that of the screen.
 * @param settings of a tile, which may name its own
 */
export function useTimeZone(
  settings: () => ChartSettings | undefined = () => undefined,
): ComputedRef<string | undefined> {
  const layout = useLayout();
  return computed(() => settings()?.timezone ?? layout.value?.timezone);
}
