import { computed, shallowRef } from 'vue';
import type { ConsoleWords } from '../words/index.ts';
import type { PartName } from './navigation.ts';

/** How much waits for somebody in a part, by which its entry in the navigation says so. */
export const waiting = shallowRef<Readonly<Partial<Record<PartName, number>>>>({});

export function setWaiting(part: PartName, count: number): void {
  if ((waiting.value[part] ?? 0) !== count) waiting.value = { ...waiting.value, [part]: count };
}

/** `(2) Data · Console`: what waits is seen in a tab that is not looked at. */
export function pageTitle(words: ConsoleWords, part: PartName): string {
  const count = total.value > 0 ? `(${total.value}) ` : '';
  return `${count}${words.parts[part]} · ${words.console}`;
}

const total = computed(() => Object.values(waiting.value).reduce((sum, count) => sum + count, 0));
