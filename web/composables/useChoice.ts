import { computed, ref, type ComputedRef, type ShallowRef } from 'vue';
import type { SetChoice } from '../charts/chart-type.ts';
import type { Drawable } from './useDrawable.ts';
import { useLanguage } from './useLanguage.ts';

/** The data set to show of those in the file: the chosen one, or the first if the file does not have that one. */
export function useChoice(drawable: Readonly<ShallowRef<Drawable | undefined>>): {
  choices: ComputedRef<readonly SetChoice[]>;
  choice: ComputedRef<SetChoice | undefined>;
  choose(key: string): void;
} {
  const { language } = useLanguage();
  const chosen = ref<string>();
  const choices = computed(() => {
    const { type, data } = drawable.value ?? {};
    return type?.choices?.(data, language) ?? [];
  });
  const choice = computed(() => choices.value.find(({ key }) => key === chosen.value) ?? choices.value[0]);
  return { choices, choice, choose: (key) => (chosen.value = key) };
}
