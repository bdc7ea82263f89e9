import { computed, onScopeDispose, ref, type ComputedRef, type Ref } from 'vue';
import type { ChartType } from '../charts/chart-type.ts';
import { provinceOf } from '../charts/provinces.ts';
import { loadedMaps, loadMap, needMap } from './maps.ts';

export interface Place {
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

/** Which part of the map this screen looks at. It is this screen's own business and is told to nobody. */
export function usePlace(type: ChartType): Place {
  const place = ref<string>();
  const title = ref('');
  let placeWhenPressed: string | undefined;
  const mapName = computed(() => type.mapName?.({ place: place.value }));
  if (mapName.value !== undefined) onScopeDispose(needMap(mapName.value));

  const back = (): void => void (place.value = undefined);
  return {
    place,
    title,
    ready: computed(() => mapName.value === undefined || loadedMaps.has(mapName.value)),
    async open(name) {
      const province = type.mapName && place.value === undefined ? provinceOf(name) : undefined;
      if (!province || !(await loadMap(province.map))) return;
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
