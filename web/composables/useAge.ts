import { computed, type ComputedRef, type ShallowRef } from 'vue';
import type { ChartView } from '../client/index.ts';
import { ageWords, timeWords } from './times.ts';
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

/** When a chart's file was written, in words, and whether what it shows may no longer be taken for new. */
export function useAge(view: Readonly<ShallowRef<ChartView>>): {
  old: ComputedRef<boolean>;
  age: ComputedRef<Age | undefined>;
} {
  const settings = useObservable(useSocket().settings);
  const { lost } = useConnection();
  const { language, words } = useLanguage();
  const now = useNow();

  const old = computed(() => {
    const { modified, data } = view.value;
    if (data === undefined) return false;
    const budget = settings.value?.staleAfter ?? null;
    return lost.value || (budget !== null && modified !== undefined && now.value - modified > budget);
  });
  const age = computed(() => {
    const { modified, data } = view.value;
    if (data === undefined || modified === undefined) return undefined;
    const time = timeWords(modified, now.value, language);
    const lead = old.value ? words.asOf : words.dataFrom;
    return { lead, rest: words.timeAndAge(time, ageWords(modified, now.value, words)) };
  });
  return { old, age };
}
