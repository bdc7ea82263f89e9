import { computed, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { chartTypeOf } from '../charts/registry.ts';
import type { Size } from '../charts/chart-type.ts';
import { useSharedView } from './span/shared-view.ts';
import { useChoice } from './useChoice.ts';
import type { Drawable } from './useDrawable.ts';
import { useMapDrilldown } from './useMapDrilldown.ts';
import { useTileCarousel } from './useTileCarousel.ts';

interface TileViewOptions {
  drawable: Readonly<ShallowRef<Drawable | undefined>>;
  /** the drawable is not empty */
  drawn: ComputedRef<boolean>;
  /** key of the data set or measure that a person chose */
  chosen: Ref<string | undefined>;
  /** per step, from the side-car */
  seconds: () => number | undefined;
  /** of the drawing */
  size: () => Size | undefined;
  /** by another tile or page */
  covered: () => boolean;
}

/** What people change about how a tile's chart is shown: its step, its province, its data set. In a span on all screens. */
export function useTileView(
  name: string,
  { drawable, drawn, chosen, seconds, size, covered }: TileViewOptions,
) {
  const carousel = useTileCarousel(() => (drawn.value ? drawable.value : undefined), seconds, size);
  watch(covered, (now) => (now ? carousel.pause : carousel.resume)('covered'), { immediate: true });
  /** A map that is certainly needed is loaded before the data arrives. */
  const original = chartTypeOf(name);
  const map = useMapDrilldown(() => drawable.value ?? (original && { type: original }));
  const { choices, choice, choose } = useChoice(drawable, chosen);
  const { pointer, point, tell } = useSharedView(name, {
    isReady: () => drawn.value,
    place: () => map.place.value,
    showPlace(place) {
      map.back();
      if (place !== undefined) return map.open(place);
    },
    choice: () => choice.value?.key,
    choose,
    step: () => carousel.step.value,
    isManual: () => carousel.interval.value === null,
    turn: carousel.advance,
    setPaused: (paused) => (paused ? carousel.pause : carousel.resume)('pointed'),
  });

  return {
    ...carousel,
    ...map,
    mapReady: map.ready,
    /** the open province */
    placeTitle: computed(() => (map.place.value === undefined ? undefined : map.title.value)),
    choices,
    choice,
    pointer,
    point,
    turn(by: number) {
      carousel.advance(by);
      tell();
    },
    choose(key: string) {
      choose(key);
      tell();
    },
    async open(place: string) {
      await map.open(place);
      tell();
    },
    back() {
      map.back();
      tell();
    },
    onDoubleClick() {
      map.onDoubleClick();
      tell();
    },
  };
}
