import { computed, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { SetChoice } from '../charts/chart-type.ts';
import { choicesOf } from '../charts/measure-choices.ts';
import type { Drawable } from './useDrawable.ts';
import { useLanguage } from './useLanguage.ts';

/**
 * The data set or measure to show of those in the file: the chosen one, or the first if the file does not have that one. Chosen on this screen
 * alone, until its page is left.
 */
export function useChoice(
  drawable: Readonly<ShallowRef<Drawable | undefined>>,
  chosen: Ref<string | undefined>,
): {
  choices: ComputedRef<readonly SetChoice[]>;
  choice: ComputedRef<SetChoice | undefined>;
  choose(key: string): void;
} {
  const { language } = useLanguage();
  const choices = computed(() => (drawable.value ? choicesOf(drawable.value, language) : []));
  const choice = computed(() => choices.value.find(({ key }) => key === chosen.value) ?? choices.value[0]);
  return { choices, choice, choose: (key) => (chosen.value = key) };
}
