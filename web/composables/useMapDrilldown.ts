import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';
import type { ChartType } from '../charts/chart-type.ts';
import { provinceOf } from '../charts/data/provinces.ts';
import { loadedMaps, loadMap, loadMapWithRetry } from './maps.ts';

export interface MapDrilldown {
  /** pinyin name of the open province; undefined: the whole country */
  readonly place: Readonly<Ref<string | undefined>>;
  /** its display name */
  readonly title: Readonly<Ref<string>>;
  /** the required map is loaded; always true for charts without a map */
  readonly ready: ComputedRef<boolean>;
  /** Opens the province with this name once its map is loaded. Does nothing for names without a map. */
  open(name: string): Promise<void>;
  back(): void;
  /** Call it on the first press of every click or double click. */
  onPress(): void;
  /** Goes back, unless the first click of this double click has opened the province. */
  onDoubleClick(): void;
}

/**
 * Which province of the map this screen shows. Local to the screen, not shared.
 * @param drawn the chart type, and its data once available: a map that is certainly needed is loaded before the data arrives
 */
export function useMapDrilldown(drawn: () => { type: ChartType; data?: unknown } | undefined): MapDrilldown {
  const place = ref<string>();
  const title = ref('');
  let placeWhenPressed: string | undefined;
  const type = computed(() => drawn()?.type);
  const mapName = computed(() => type.value?.mapName?.({ place: place.value }, drawn()?.data));
  watch(
    mapName,
    (needed, _before, onCleanup) => {
      if (needed !== undefined) onCleanup(loadMapWithRetry(needed));
    },
    { immediate: true },
  );
  // the open province belongs to the previous chart type
  watch(type, () => back(), { flush: 'sync' });

  const back = (): void => void (place.value = undefined);
  return {
    place,
    title,
    ready: computed(() => mapName.value === undefined || loadedMaps.has(mapName.value)),
    async open(name) {
      const province = place.value === undefined ? provinceOf(name) : undefined;
      // a type that does not drill down has a single map
      const drillsDown = province && type.value?.mapName?.({ place: province.map }) === province.map;
      if (!drillsDown || !(await loadMap(province.map))) return;
      place.value = province.map;
      title.value = province.name;
    },
    back,
    onPress: () => void (placeWhenPressed = place.value),
    onDoubleClick() {
      if (placeWhenPressed === place.value) back();
    },
  };
}
