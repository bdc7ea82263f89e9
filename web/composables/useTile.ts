import { computed, type ComputedRef, type ShallowRef } from 'vue';
import { placeOf } from '#protocol';
import type { ChartType } from '../charts/chart-type.ts';
import type { ChartView } from '../client/index.ts';
import { tileState, type TileState } from './tile-state.ts';
import { useAge } from './useAge.ts';
import { useChart } from './useChart.ts';
import { useDrawable, type Drawable } from './useDrawable.ts';
import { useLanguage } from './useLanguage.ts';

/** What is wrong with a tile's file, in words. */
export interface TileFault {
  readonly what: string;
  /** `seller.json:12:5`, or only the file's name when the place is not known */
  readonly place: string;
  readonly reason: string;
}

export interface Tile {
  readonly state: ComputedRef<TileState>;
  readonly drawable: Readonly<ShallowRef<Drawable | undefined>>;
  /** there is something in the drawable to look at */
  readonly drawn: ComputedRef<boolean>;
  readonly fault: ComputedRef<TileFault | undefined>;
  readonly old: ComputedRef<boolean>;
  readonly age: ComputedRef<string | undefined>;
  readonly file: string;
}

/**
 * All that a tile knows of its chart: what to draw, how old it is and what is wrong with it.
 * @param drawingFault why the drawing itself failed, when it did
 */
export function useTile(name: string, type: ChartType, drawingFault: () => string | undefined): Tile {
  const { language, words } = useLanguage();
  const view = useChart(name);
  const { drawable, fault: shapeFault } = useDrawable(type, view, language);
  const { old, age } = useAge(view);
  const file = `${name}.json`;

  const fault = computed((): TileFault | undefined => {
    const { problem, error, missing } = view.value;
    if (problem)
      return { what: words.problems[problem.code], place: placeOf(problem), reason: problem.reason };
    if (shapeFault.value !== undefined)
      return { what: words.cannotDraw, place: file, reason: shapeFault.value };
    const failed = drawingFault();
    if (failed !== undefined) return { what: words.drawingFailed, place: file, reason: failed };
    return error && !missing ? { what: words.cannotDraw, place: file, reason: error.message } : undefined;
  });
  const empty = computed(() => drawable.value !== undefined && type.isEmpty(drawable.value.data));
  const drawn = computed(() => drawable.value !== undefined && !empty.value);
  const state = computed(() =>
    tileState({
      drawn: drawn.value,
      empty: empty.value,
      missing: view.value.missing,
      faulty: fault.value !== undefined,
      old: old.value,
    }),
  );
  return { state, drawable, drawn, fault, old, age, file };
}
