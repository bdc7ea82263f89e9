import { shallowRef, watch, type ShallowRef } from 'vue';
import { ShapeError, type ChartType, type Language } from '../charts/chart-type.ts';
import type { ChartView } from '../client/index.ts';

/** Data that a chart type has decoded. */
export interface Drawable {
  readonly data: unknown;
}

/**
 * The newest content of a chart that its type can draw. Content of a wrong shape leaves the last good one in place and says
 * why in `fault`; a file that is gone takes its drawing with it.
 */
export function useDrawable(
  type: ChartType,
  view: Readonly<ShallowRef<ChartView>>,
  language: Language,
): { drawable: Readonly<ShallowRef<Drawable | undefined>>; fault: Readonly<ShallowRef<string | undefined>> } {
  const drawable = shallowRef<Drawable>();
  const fault = shallowRef<string>();
  watch(
    () => view.value.data,
    (json) => {
      fault.value = undefined;
      if (json === undefined) return void (drawable.value = undefined);
      try {
        drawable.value = { data: type.decode(json) };
      } catch (error) {
        fault.value = reasonOf(error, language);
      }
    },
    { immediate: true, flush: 'sync' },
  );
  return { drawable, fault };
}

/** Why something cannot be drawn, with the place in the data where that is known. */
export function reasonOf(error: unknown, language: Language): string {
  if (error instanceof ShapeError) return [error.where, error.reason[language]].filter(Boolean).join(' ');
  return error instanceof Error ? error.message : String(error);
}
