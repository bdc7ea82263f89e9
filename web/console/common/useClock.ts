import { onScopeDispose, ref, type Ref } from 'vue';
import { formatAge, formatTime } from '../../composables/format-time.ts';
import { useLanguage } from '../../composables/useLanguage.ts';

/** Ages are told in minutes, and in seconds where something is live. ms */
const tick = 1000;

const now = ref(Date.now());
let users = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** This browser's time in ms since 1970, once a second, for all who show an age. */
export function useClock(): Readonly<Ref<number>> {
  if (users++ === 0) {
    now.value = Date.now();
    timer = setInterval(() => (now.value = Date.now()), tick);
  }
  onScopeDispose(() => {
    if (--users === 0) clearInterval(timer);
  });
  return now;
}

/** How times are told: `10:42` and `3 min ago`. */
export function useTimes(): {
  timeOf: (time: number) => string;
  ageOf: (time: number) => string;
} {
  const { language, words } = useLanguage();
  const clock = useClock();
  const style = { language, timeZone: undefined };
  return {
    timeOf: (time) => formatTime(time, clock.value, style),
    ageOf: (time) => formatAge(time, clock.value, words),
  };
}
