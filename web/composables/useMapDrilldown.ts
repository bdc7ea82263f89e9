import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';
import type { ChartType } from '../charts/chart-type.ts';
import { provinceOf } from '../charts/data/provinces.ts';
import { loadedMaps, loadMap, needMap } from './maps.ts';

export interface MapPlace {
  /** pinyin name of the province that is shown; undefined: the whole country */
  readonly place: Readonly<Ref<string | undefined>>;
  /** what people call it */
  readonly title: Readonly<Ref<string>>;
  /** the map that must be there is there; always so for charts without a map */
  readonly ready: ComputedRef<boolean>;
  /** Opens the province of that name once its map is loaded. Whatever has no map does nothing. */
  open(name: string): Promise<void>;
  back(): void;
  /** To be told of the first press of every click or double click. */
  pressed(): void;
  /** `back`, unless the first click of this double click is the one that opened the province. */
  backByDoubleClick(): void;
}

/**
 * Which part of the map this screen looks at. It is this screen's own business and is told to nobody.
 * @param drawn the chart type, and its data once there is some: the map of a chart that is known to need one is loaded before
 */
export function usePlace(drawn: () => { type: ChartType; data?: unknown } | undefined): MapPlace {
  const place = ref<string>();
  const title = ref('');
  let placeWhenPressed: string | undefined;
  const type = computed(() => drawn()?.type);
  const mapName = computed(() => type.value?.mapName?.({ place: place.value }, drawn()?.data));
  watch(
    mapName,
    (needed, _before, onCleanup) => {
      if (needed !== undefined) onCleanup(needMap(needed));
    },
    { immediate: true },
  );
  // a province was opened in what was drawn then
  watch(type, () => back(), { flush: 'sync' });

  const back = (): void => void (place.value = undefined);
  return {
    place,
    title,
    ready: computed(() => mapName.value === undefined || loadedMaps.has(mapName.value)),
    async open(name) {
      const province = place.value === undefined ? provinceOf(name) : undefined;
      // a type that does not follow to a place has one map only
      const follows = province && type.value?.mapName?.({ place: province.map }) === province.map;
      if (!follows || !(await loadMap(province.map))) return;
      place.value = province.map;
      title.value = province.name;
    },
    back,
    pressed: () => void (placeWhenPressed = place.value),
    backByDoubleClick() {
      if (placeWhenPressed === place.value) back();
    },
  };
}
