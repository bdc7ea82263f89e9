import {
  computed,
  onScopeDispose,
  ref,
  shallowReactive,
  toValue,
  watch,
  type ComputedRef,
  type MaybeRefOrGetter,
} from 'vue';

export interface Carousel {
  /** 0 to count - 1, even right after the data has shrunk */
  readonly step: ComputedRef<number>;
  readonly playing: ComputedRef<boolean>;
  /** Moves by `by` steps and wraps around. The new step then stays for a whole interval. */
  advance(by: number): void;
  /** Stays at this step until every reason is resumed, e.g. hover and focus. */
  pause(reason: string): void;
  resume(reason: string): void;
}

/**
 * Steps that wrap around: pages of a table, windows of a long axis, categories of a pie.
 * @param count the number of steps that the data has now
 * @param interval ms per step; null: manual only
 */
export function useCarousel(count: () => number, interval: MaybeRefOrGetter<number | null>): Carousel {
  const target = ref(0);
  const manualMoves = ref(0);
  const reasons = shallowReactive(new Set<string>());
  const last = computed(() => Math.max(count(), 1) - 1);
  const step = computed(() => Math.min(target.value, last.value));
  const playing = computed(() => toValue(interval) !== null && last.value > 0 && reasons.size === 0);

  function move(by: number): void {
    const steps = last.value + 1;
    target.value = (((step.value + by) % steps) + steps) % steps;
  }

  let stop = (): void => {};
  watch(
    [playing, manualMoves, () => toValue(interval)],
    () => {
      stop();
      const ms = toValue(interval);
      stop = playing.value && ms !== null ? repeat(ms, () => move(1)) : () => {};
    },
    { immediate: true, flush: 'sync' },
  );
  onScopeDispose(() => stop());

  return {
    step,
    playing,
    advance(by) {
      move(by);
      manualMoves.value++;
    },
    pause: (reason) => void reasons.add(reason),
    resume: (reason) => void reasons.delete(reason),
  };
}

/** Returns the function that stops it. */
function repeat(ms: number, tick: () => void): () => void {
  const timer = setInterval(tick, ms);
  return () => clearInterval(timer);
}
