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

/** Timers may be early by this. ms */
const edge = 20;

export interface Carousel {
  /** 0 to count - 1, even right after the data has shrunk */
  readonly step: ComputedRef<number>;
  readonly playing: ComputedRef<boolean>;
  /** Moves by `by` steps and wraps around. The new step then stays for at least a whole interval. */
  advance(by: number): void;
  /** Stays at this step until every reason is resumed, e.g. hover and focus. */
  pause(reason: string): void;
  resume(reason: string): void;
}

/**
 * Steps that wrap around: pages of a table, windows of a long axis, categories of a pie. The step follows the time, so that all screens show
 * the same one, also one that joins late. A step that a person chose, or paused at, is this screen's own until it plays on.
 * @param count the number of steps that the data has now
 * @param interval ms per step; null: manual only
 * @param now the time that all screens share, ms
 */
export function useCarousel(
  count: () => number,
  interval: MaybeRefOrGetter<number | null>,
  now: () => number,
): Carousel {
  const target = ref(0);
  const manualMoves = ref(0);
  const reasons = shallowReactive(new Set<string>());
  const last = computed(() => Math.max(count(), 1) - 1);
  const step = computed(() => Math.min(target.value, last.value));
  const runs = computed(() => (last.value > 0 ? toValue(interval) : null));
  const playing = computed(() => runs.value !== null && reasons.size === 0);
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Moves to the step of the present time; `edge` ahead of it, because a timer may be early. */
  function follow(ms: number): void {
    target.value = Math.floor((now() + edge) / ms) % (last.value + 1);
  }

  /** @param skipped steps that are not made, because a person has just chosen one */
  function playOn(ms: number, skipped = 0): void {
    const left = ms - ((now() + edge) % ms) + edge;
    timer = setTimeout(
      () => {
        follow(ms);
        playOn(ms);
      },
      left + skipped * ms,
    );
  }

  watch(
    runs,
    (ms, before) => {
      if (ms !== null && before == null) follow(ms);
    },
    { immediate: true, flush: 'sync' },
  );
  watch(
    [playing, manualMoves, runs],
    ([plays, moves, ms], [, movesBefore]) => {
      clearTimeout(timer);
      if (plays && ms !== null) playOn(ms, movesBefore !== undefined && moves !== movesBefore ? 1 : 0);
    },
    { immediate: true, flush: 'sync' },
  );
  onScopeDispose(() => clearTimeout(timer));

  return {
    step,
    playing,
    advance(by) {
      const steps = last.value + 1;
      target.value = (((step.value + by) % steps) + steps) % steps;
      manualMoves.value++;
    },
    pause: (reason) => void reasons.add(reason),
    resume: (reason) => void reasons.delete(reason),
  };
}
