import { shallowRef, watch, type ShallowRef } from 'vue';
import { ShapeError, type ChartType, type Language } from '../charts/chart-type.ts';
import type { ChartView } from '../client/index.ts';

/** Data that a chart type has decoded. */
export interface Drawable {
  readonly data: unknown;
}

export interface DrawableUse {
  readonly drawable: Readonly<ShallowRef<Drawable | undefined>>;
  /** why the newest content cannot be drawn */
  readonly fault: Readonly<ShallowRef<string | undefined>>;
  /** when the file was written that the drawable came from, ms since 1970 by the server's clock */
  readonly modified: Readonly<ShallowRef<number | undefined>>;
}

/**
 * The newest content of a chart that its type can draw. Content of a wrong shape leaves the last good one in place and says
 * why in `fault`; a file that is gone takes its drawing with it.
 */
export function useDrawable(
  type: ChartType,
  view: Readonly<ShallowRef<ChartView>>,
  language: Language,
): DrawableUse {
  const drawable = shallowRef<Drawable>();
  const fault = shallowRef<string>();
  const modified = shallowRef<number>();

  function decode(json: unknown): void {
    fault.value = undefined;
    if (json === undefined) return void (drawable.value = undefined);
    try {
      drawable.value = { data: type.decode(json) };
    } catch (error) {
      fault.value = reasonOf(error, language);
    }
  }
  watch(
    view,
    (now, before) => {
      if (now.data !== before?.data) decode(now.data);
      if (fault.value === undefined) modified.value = now.modified;
    },
    { immediate: true, flush: 'sync' },
  );
  return { drawable, fault, modified };
}

/** Why something cannot be drawn, with the place in the data where that is known. */
export function reasonOf(error: unknown, language: Language): string {
  if (error instanceof ShapeError) return [error.where, error.reason[language]].filter(Boolean).join(' ');
  return error instanceof Error ? error.message : String(error);
}
