import { computed, ref, type ComputedRef, type ShallowRef } from 'vue';
import type { SetChoice } from '../charts/chart-type.ts';
import type { Drawable } from './useDrawable.ts';
import { useLanguage } from './useLanguage.ts';

/** Which of the sets that a file offers is shown: what a person chose, or the first while that one is not offered. */
export function useChoice(drawable: Readonly<ShallowRef<Drawable | undefined>>): {
  choices: ComputedRef<readonly SetChoice[]>;
  choice: ComputedRef<SetChoice | undefined>;
  choose(key: string): void;
} {
  const { language } = useLanguage();
  const wished = ref<string>();
  const choices = computed(() => {
    const { type, data } = drawable.value ?? {};
    return type?.choices?.(data, language) ?? [];
  });
  const choice = computed(() => choices.value.find(({ key }) => key === wished.value) ?? choices.value[0]);
  return { choices, choice, choose: (key) => (wished.value = key) };
}
