import type { Language } from '../charts/chart-type.ts';

/** What a file says in one language or in both, in that of the screen; undefined where it says nothing. */
export function wordsOf(
  words: string | Readonly<Record<Language, string>> | undefined,
  language: Language,
): string | undefined {
  return (typeof words === 'string' ? words : words?.[language]) || undefined;
}
