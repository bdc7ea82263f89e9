import type { Translations } from '#protocol';
import type { Language } from '../chart-type.ts';

/** `market-share` is `Market share`: names of files are typed without a thought of how they look on a wall. */
export function titleFromName(name: string): string {
  const spaced = name.replace(/[-_]+/g, ' ').trim() || name;
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** What a file says in one language or in both, in that of the screen; undefined where it says nothing. */
export function wordsOf(words: string | Translations | undefined, language: Language): string | undefined {
  return (typeof words === 'string' ? words : words?.[language]) || undefined;
}
