import { computed, type ComputedRef } from 'vue';
import { formatAge, formatTime } from './format-time.ts';
import { useConnection } from './useConnection.ts';
import { useLanguage } from './useLanguage.ts';
import { useNow } from './useNow.ts';
import { useObservable } from './useObservable.ts';
import { useSocket } from './useSocket.ts';

/** `data from ` and `10:42, 3 min ago`. In narrow tiles the text alone is shown. */
export interface Age {
  readonly prefix: string;
  readonly text: string;
}

/**
 * The age of a tile's data as text, and whether the data counts as old.
 * @param modified when the file was written, ms since 1970 by the server's clock; undefined: no data is shown
 * @param confirmed whether the server has confirmed the data on the present connection; what was kept from an earlier visit is not old yet
 *   while the first attempt is under way
 * @param timeZone in which the tile shows times
 * @param freshness the maximum age from the side-car in s; null: any age, undefined: the server's default
 */
export function useAge(
  modified: () => number | undefined,
  confirmed: () => boolean,
  freshness: () => number | null | undefined,
  timeZone: () => string | undefined,
): {
  old: ComputedRef<boolean>;
  age: ComputedRef<Age | undefined>;
} {
  const settings = useObservable(useSocket().settings);
  const { lost, brief, pending } = useConnection();
  const { language, words } = useLanguage();
  const now = useNow();

  const old = computed(() => {
    const written = modified();
    if (written === undefined) return false;
    const seconds = freshness();
    const maxAge = seconds === undefined ? (settings.value?.staleAfter ?? null) : seconds && seconds * 1000;
    if (!brief.value && (lost.value || (!confirmed() && !pending.value))) return true;
    return maxAge !== null && now.value - written > maxAge;
  });
  const age = computed(() => {
    const written = modified();
    if (written === undefined) return undefined;
    const prefix = old.value ? words.asOf : words.dataFrom;
    const time = formatTime(written, now.value, { language, timeZone: timeZone() });
    return { prefix, text: words.timeAndAge(time, formatAge(written, now.value, words)) };
  });
  return { old, age };
}
