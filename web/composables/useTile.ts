import { computed, type ComputedRef, type ShallowRef } from 'vue';
import { errorCodes, placeOf, type ChartSettings, type ChartTypeName, type Problem } from '#protocol';
import { chartTypeOf } from '../charts/registry.ts';
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
  /** what is still shown, when something is */
  readonly kept: string | undefined;
  /** what to type to let it through, for content that is held back */
  readonly accept?: string;
}

export interface Tile {
  readonly state: ComputedRef<TileState>;
  readonly drawable: Readonly<ShallowRef<Drawable | undefined>>;
  /** there is something in the drawable to look at */
  readonly drawn: ComputedRef<boolean>;
  readonly fault: ComputedRef<TileFault | undefined>;
  readonly old: ComputedRef<boolean>;
  readonly age: ComputedRef<Age | undefined>;
  /** when the file was written that is drawn, ms since 1970 by the server's clock */
  readonly modified: Readonly<ShallowRef<number | undefined>>;
  readonly settings: ComputedRef<ChartSettings | undefined>;
  /** what a tile without data says */
  readonly waits: string;
  readonly empty: string;
}

/**
 * All that a tile knows of its chart: what to draw, how old it is and what is wrong with it.
 * @param wanted the chart type that the wall's layout wants
 * @param drawingFault why the drawing itself failed, when it did
 */
export function useTile(
  name: string,
  wanted: () => ChartTypeName | undefined,
  drawingFault: () => DrawingFault | undefined,
): Tile {
  const { language, words } = useLanguage();
  const view = useChart(name);
  const { drawable, fault: shapeFault, modified } = useDrawable(name, wanted, view, language);
  const settings = computed(() => view.value.settings);
  const { old, age } = useAge(
    () => (drawable.value ? modified.value : undefined),
    () => view.value.confirmed,
    () => settings.value?.freshness,
  );
  const original = chartTypeOf(name) !== undefined;
  const file = original ? `${name}.json` : name;

  const empty = computed(() => drawable.value?.type.isEmpty(drawable.value.data) ?? false);
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
  return {
    state,
    drawable,
    drawn,
    fault,
    old,
    age,
    modified,
    settings,
    waits: original ? words.waitsFor(file) : words.waitsForAny(name),
    empty: words.noData(file),
  };

  function faultOf(
    { problem, error, missing }: ChartView,
    shape: string | undefined,
    drawing: DrawingFault | undefined,
  ): TileFault | undefined {
    const kept = drawn.value ? words.lastGood : undefined;
    if (problem) return problemFault(problem, kept);
    if (shape !== undefined) return { what: words.cannotDraw, place: file, reason: shape, kept };
    if (drawing)
      return {
        what: words.drawingFailed,
        place: file,
        reason: drawing.reason,
        kept: drawing.kept ? words.lastGood : undefined,
      };
    if (!error || missing) return undefined;
    const reason = error.code === errorCodes.tooMany ? words.tooManyCharts : error.message;
    return { what: words.errorOf(error.code), place: file, reason, kept };
  }

  function problemFault(problem: Problem, kept: string | undefined): TileFault {
    const { code } = problem;
    const reason = problem.words?.[language] ?? problem.reason;
    const fault = { what: words.problems[code], place: placeOf(problem), reason };
    if (code === 'settings') return { ...fault, kept: words.withoutSettings };
    return { ...fault, kept, ...(code === 'held' && { accept: `chartwall accept ${name}` }) };
  }
}
