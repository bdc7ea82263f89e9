import { computed, watch, type ComputedRef, type ShallowRef } from 'vue';
import {
  errorCodes,
  placeOf,
  type ChartAlarm,
  type ChartSettings,
  type ChartTypeName,
  type Note,
  type Problem,
} from '#protocol';
import { chartTypeOf } from '../charts/registry.ts';
import type { ChartView } from '../client/index.ts';
import { tileState, type TileState } from './tile-state.ts';
import { useAge, type Age } from './useAge.ts';
import { useChart } from './useChart.ts';
import { useDrawable, type Drawable } from './useDrawable.ts';
import type { DrawingFault } from './useEcharts.ts';
import { useFreshness } from './useFreshness.ts';
import { useLanguage } from './useLanguage.ts';
import { useTimeZone } from './useTimeZone.ts';

/** What is wrong with a tile's file, for people. */
export interface TileFault {
  readonly title: string;
  /** `seller.json:12:5`, or the file's name alone if the position is unknown */
  readonly place: string;
  readonly reason: string;
  /** what is still shown, if anything */
  readonly kept: string | undefined;
  /** the command that accepts content that is held back */
  readonly accept?: string;
}

export interface Tile {
  readonly state: ComputedRef<TileState>;
  readonly drawable: Readonly<ShallowRef<Drawable | undefined>>;
  /** the drawable is not empty */
  readonly drawn: ComputedRef<boolean>;
  readonly fault: ComputedRef<TileFault | undefined>;
  readonly old: ComputedRef<boolean>;
  /** undefined also where the wall says it once for all its tiles */
  readonly age: ComputedRef<Age | undefined>;
  /** its alarm, if it is on */
  readonly alarm: ComputedRef<ChartAlarm | undefined>;
  /** when the drawn file was written, ms since 1970 by the server's clock */
  readonly modified: Readonly<ShallowRef<number | undefined>>;
  readonly settings: ComputedRef<ChartSettings | undefined>;
  /** how the file was read and what of it is drawn, as far as that is not obvious */
  readonly notes: ComputedRef<readonly Note[]>;
  /** for a tile without data */
  readonly waitingText: string;
  readonly emptyText: string;
}

/**
 * Everything about a tile's chart: what to draw, how old it is and what is wrong with it.
 * @param requestedType the chart type that the wall's layout asks for
 * @param chosen the key of the entry of the tile's menu that a person chose
 * @param drawingFault why rendering failed, if it did
 */
export function useTile(
  name: string,
  requestedType: () => ChartTypeName | undefined,
  chosen: () => string | undefined,
  drawingFault: () => DrawingFault | undefined,
): Tile {
  const { language, words } = useLanguage();
  const view = useChart(name);
  const { drawable, fault: shapeFault, modified } = useDrawable(name, requestedType, chosen, view, language);
  const settings = computed(() => view.value.settings);
  const notes = computed(() => [...(view.value.notes ?? []), ...(drawable.value?.notes ?? [])]);
  const timeZone = useTimeZone(() => settings.value);
  const { old, age } = useAge(
    () => (drawable.value ? modified.value : undefined),
    () => view.value.confirmed,
    () => settings.value?.freshness,
    () => timeZone.value,
  );
  const differs = useFreshness(() => (drawable.value ? modified.value : undefined));
  // a broken file is in the server's log, but of this nobody else knows
  watch(drawingFault, (changed) => changed?.ofCanvas && console.error(name, changed.reason));
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
    age: computed(() => (old.value || differs.value ? age.value : undefined)),
    alarm: computed(() => view.value.alarm),
    modified,
    settings,
    notes,
    waitingText: original ? words.waitsFor(file) : words.waitsForAny(name),
    emptyText: words.noData(file),
  };

  function faultOf(
    { problem, error, missing }: ChartView,
    shape: string | undefined,
    drawing: DrawingFault | undefined,
  ): TileFault | undefined {
    const kept = drawn.value ? words.lastGood : undefined;
    if (problem) return problemFault(problem, kept);
    if (shape !== undefined) return { title: words.cannotDraw, place: file, reason: shape, kept };
    if (drawing)
      return {
        title: words.drawingFailed,
        place: file,
        reason: drawing.reason,
        kept: drawing.kept ? words.lastGood : undefined,
      };
    if (!error || missing) return undefined;
    const reason = error.code === errorCodes.tooMany ? words.tooManyCharts : error.message;
    return { title: words.errorOf(error.code), place: file, reason, kept };
  }

  function problemFault(problem: Problem, kept: string | undefined): TileFault {
    const { code } = problem;
    const reason = problem.words?.[language] ?? problem.reason;
    const fault = { title: words.problems[code], place: placeOf(problem), reason };
    if (code === 'settings') return { ...fault, kept: words.withoutSettings };
    return { ...fault, kept, ...(code === 'held' && { accept: `chartwall accept ${name}` }) };
  }
}
