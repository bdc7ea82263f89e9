import { computed, type ComputedRef } from 'vue';
import { ageWords, timeWords } from './format-time.ts';
import { useConnection } from './useConnection.ts';
import { useLanguage } from './useLanguage.ts';
import { useNow } from './useNow.ts';
import { useObservable } from './useObservable.ts';
import { useSocket } from './useSocket.ts';

/** `data from ` and `10:42, 3 min ago`: where there is no room for both, the second is enough. */
export interface Age {
  readonly lead: string;
  readonly rest: string;
}

/**
 * How old what is shown is, in words, and whether it may no longer be taken for new.
 * @param modified when its file was written, ms since 1970 by the server's clock; undefined: nothing is shown
 * @param confirmed the server has said so on the present link
 * @param freshness how old the file may be, by what a person said of this chart; s, null: any age, undefined: as the server has it
 */
export function useAge(
  modified: () => number | undefined,
  confirmed: () => boolean,
  freshness: () => number | null | undefined,
): {
  old: ComputedRef<boolean>;
  age: ComputedRef<Age | undefined>;
} {
  const settings = useObservable(useSocket().settings);
  const { lost } = useConnection();
  const { language, words } = useLanguage();
  const now = useNow();

  const old = computed(() => {
    const written = modified();
    if (written === undefined) return false;
    const said = freshness();
    const budget = said === undefined ? (settings.value?.staleAfter ?? null) : said && said * 1000;
    return lost.value || !confirmed() || (budget !== null && now.value - written > budget);
  });
  const age = computed(() => {
    const written = modified();
    if (written === undefined) return undefined;
    const lead = old.value ? words.asOf : words.dataFrom;
    const time = timeWords(written, now.value, language);
    return { lead, rest: words.timeAndAge(time, ageWords(written, now.value, words)) };
  });
  return { old, age };
}
