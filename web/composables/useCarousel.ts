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

/** Calls `tick` every `ms` until the returned function is called. */
export type Ticker = (ms: number, tick: () => void) => () => void;

export interface Steps {
  /** 0 to count - 1, also right after the data has shrunk */
  readonly step: ComputedRef<number>;
  readonly turning: ComputedRef<boolean>;
  /** Goes on by `by` steps, round and round; the new step then stays for its whole time. */
  turn(by: number): void;
  /** Stays at this step until every reason to stay is gone, e.g. the pointer and the focus. */
  pause(reason: string): void;
  resume(reason: string): void;
}

/**
 * Turns pages, slides windows and walks categories: all are steps that wrap.
 * @param count how many steps the data has now
 * @param pace ms that a step stays; null: turned only by hand
 */
export function useSteps(
  count: () => number,
  pace: MaybeRefOrGetter<number | null>,
  every: Ticker = everyInterval,
): Steps {
  const wanted = ref(0);
  const turnedByHand = ref(0);
  const reasons = shallowReactive(new Set<string>());
  const last = computed(() => Math.max(count(), 1) - 1);
  const step = computed(() => Math.min(wanted.value, last.value));
  const turning = computed(() => toValue(pace) !== null && last.value > 0 && reasons.size === 0);

  function go(by: number): void {
    const steps = last.value + 1;
    wanted.value = (((step.value + by) % steps) + steps) % steps;
  }

  let stop = (): void => {};
  watch(
    [turning, turnedByHand, () => toValue(pace)],
    () => {
      stop();
      const ms = toValue(pace);
      stop = turning.value && ms !== null ? every(ms, () => go(1)) : () => {};
    },
    { immediate: true, flush: 'sync' },
  );
  onScopeDispose(() => stop());

  return {
    step,
    turning,
    turn(by) {
      go(by);
      turnedByHand.value++;
    },
    pause: (reason) => void reasons.add(reason),
    resume: (reason) => void reasons.delete(reason),
  };
}

function everyInterval(ms: number, tick: () => void): () => void {
  const timer = setInterval(tick, ms);
  return () => clearInterval(timer);
}
