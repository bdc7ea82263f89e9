import type { Translations } from '#protocol';
import type { Language } from '../chart-type.ts';

/** `market-share` is `Market share`: names of files are typed without a thought of how they look on a wall. */
export function titleFromName(name: string): string {
  const spaced = name.replace(/[-_]+/g, ' ').trim() || name;
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** A name as a file has it, or as a person wrote it for all languages or for each; where one is missing, English is read. */
export type Name = string | Readonly<Partial<Translations> & { en: string }>;

/** The name in the language of the screen. */
export function nameIn(name: Name, language: Language): string {
  return typeof name === 'string' ? name : (name[language] ?? name.en);
}

/** What a file says, in the language of the screen; undefined where it says nothing. */
export function textIn(words: Name | undefined, language: Language): string | undefined {
  return words === undefined ? undefined : nameIn(words, language) || undefined;
}
