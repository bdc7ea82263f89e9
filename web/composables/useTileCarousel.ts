import { computed, watch, type ComputedRef } from 'vue';
import type { Size } from '../charts/chart-type.ts';
import { firstRendersPending } from './first-render-queue.ts';
import type { Drawable } from './useDrawable.ts';
import { useCarousel, type Carousel } from './useCarousel.ts';
import { useSocket } from './useSocket.ts';

export interface TileCarousel extends Carousel {
  readonly count: ComputedRef<number>;
  /** ms per step; null: manual, or only one step */
  readonly interval: ComputedRef<number | null>;
  /** the step's name, if it has one */
  readonly stepTitle: ComputedRef<string | undefined>;
}

/**
 * The carousel of a tile's chart.
 * @param drawn undefined while there is nothing to show
 * @param seconds per step, from the side-car
 * @param size of the drawing: for some types the number of pages depends on it
 */
export function useTileCarousel(
  drawn: () => Drawable | undefined,
  seconds: () => number | undefined,
  size: () => Size | undefined,
): TileCarousel {
  const count = computed(() => {
    const { type, data } = drawn() ?? {};
    return type?.steps(data, size()) ?? 1;
  });
  const interval = computed(() => {
    const { type, data } = drawn() ?? {};
    const custom = seconds();
    return (
      type?.playIntervalOf?.(data) ?? (custom === undefined ? (type?.playInterval ?? null) : custom * 1000)
    );
  });
  const socket = useSocket();
  const carousel = useCarousel(
    () => count.value,
    interval,
    () => socket.serverNow(),
  );
  // a step would delay the drawings that still wait
  watch(firstRendersPending, (now) => (now ? carousel.pause : carousel.resume)('rendering'), {
    immediate: true,
    flush: 'sync',
  });
  const stepTitle = computed(() => {
    const { type, data } = drawn() ?? {};
    return type?.stepTitle?.(data, carousel.step.value);
  });
  return { ...carousel, count, interval, stepTitle };
}
