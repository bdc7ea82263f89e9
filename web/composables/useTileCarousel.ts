import { computed, type ComputedRef } from 'vue';
import type { Size } from '../charts/chart-type.ts';
import { drawingFirst } from './first-render-queue.ts';
import type { Drawable } from './useDrawable.ts';
import { useSteps, type Steps } from './useCarousel.ts';

export interface TileSteps extends Steps {
  readonly count: ComputedRef<number>;
  /** ms that a step stays; null: turned by hand, or there is nothing to turn */
  readonly pace: ComputedRef<number | null>;
  /** what the step is called, where it has a name */
  readonly stepTitle: ComputedRef<string | undefined>;
}

/**
 * The steps of what a tile draws.
 * @param drawn undefined while there is nothing to look at
 * @param seconds how long each stays by what a person said of the chart
 * @param size of the drawing: some types have as many pages as that takes
 */
export function useTileSteps(
  drawn: () => Drawable | undefined,
  seconds: () => number | undefined,
  size: () => Size | undefined,
): TileSteps {
  const count = computed(() => {
    const { type, data } = drawn() ?? {};
    return type?.steps(data, size()) ?? 1;
  });
  const pace = computed(() => {
    const { type, data } = drawn() ?? {};
    const said = seconds();
    return type?.paceOf?.(data) ?? (said === undefined ? (type?.pace ?? null) : said * 1000);
  });
  const steps = useSteps(
    () => count.value,
    () => (drawingFirst.value ? null : pace.value),
  );
  const stepTitle = computed(() => {
    const { type, data } = drawn() ?? {};
    return type?.stepTitle?.(data, steps.step.value);
  });
  return { ...steps, count, pace, stepTitle };
}
