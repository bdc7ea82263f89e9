import { computed, type ComputedRef, type ShallowRef } from 'vue';
import { placeOf } from '#protocol';
import type { ChartType } from '../charts/chart-type.ts';
import type { ChartView } from '../client/index.ts';
import { tileState, type TileState } from './tile-state.ts';
import { useAge, type Age } from './useAge.ts';
import { useChart } from './useChart.ts';
import { useDrawable, type Drawable } from './useDrawable.ts';
import type { DrawingFault } from './useEcharts.ts';
import { useLanguage } from './useLanguage.ts';

/** What is wrong with a tile's file, in words. */
export interface TileFault {
  readonly what: string;
  /** `seller.json:12:5`, or only the file's name when the place is not known */
  readonly place: string;
  readonly reason: string;
  /** what was good before is still shown */
  readonly kept: boolean;
}

export interface Tile {
  readonly state: ComputedRef<TileState>;
  readonly drawable: Readonly<ShallowRef<Drawable | undefined>>;
  /** there is something in the drawable to look at */
  readonly drawn: ComputedRef<boolean>;
  readonly fault: ComputedRef<TileFault | undefined>;
  readonly old: ComputedRef<boolean>;
  readonly age: ComputedRef<Age | undefined>;
  readonly file: string;
}

/**
 * All that a tile knows of its chart: what to draw, how old it is and what is wrong with it.
 * @param drawingFault why the drawing itself failed, when it did
 */
export function useTile(name: string, type: ChartType, drawingFault: () => DrawingFault | undefined): Tile {
  const { language, words } = useLanguage();
  const view = useChart(name);
  const { drawable, fault: shapeFault, modified } = useDrawable(type, view, language);
  const { old, age } = useAge(
    () => (drawable.value ? modified.value : undefined),
    () => view.value.confirmed,
  );
  const file = `${name}.json`;

  const empty = computed(() => drawable.value !== undefined && type.isEmpty(drawable.value.data));
  const drawn = computed(() => drawable.value !== undefined && !empty.value);
  const fault = computed(() => faultOf(view.value, shapeFault.value, drawingFault()));
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

  function faultOf(
    { problem, error, missing }: ChartView,
    shape: string | undefined,
    drawing: DrawingFault | undefined,
  ): TileFault | undefined {
    const kept = drawn.value;
    if (problem)
      return { what: words.problems[problem.code], place: placeOf(problem), reason: problem.reason, kept };
    if (shape !== undefined) return { what: words.cannotDraw, place: file, reason: shape, kept };
    if (drawing) return { what: words.drawingFailed, place: file, ...drawing };
    return error && !missing
      ? { what: words.errorOf(error.code), place: file, reason: error.message, kept }
      : undefined;
  }
}
