import type { Translations } from '#protocol';
import type { Language } from '../chart-type.ts';

/** `market-share` becomes `Market share`. */
export function titleFromName(name: string): string {
  const spaced = name.replace(/[-_]+/g, ' ').trim() || name;
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** A name from a file, or with translations from the settings. English is the fallback. */
export type Name = string | Readonly<Partial<Translations> & { en: string }>;

/** The name in the language of the screen. */
export function nameIn(name: Name, language: Language): string {
  return typeof name === 'string' ? name : (name[language] ?? name.en);
}

/** The text in the language of the screen; undefined when it is missing or empty. */
export function textIn(words: Name | undefined, language: Language): string | undefined {
  return words === undefined ? undefined : nameIn(words, language) || undefined;
}
