/**
 * The languages of everything that people read, by their BCP 47 tags. Each part that writes texts has a catalog with a file for each, so
 * that adding one here does not compile until every catalog has it.
 */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** For readers of none of our languages. */
export const fallbackLanguage: Language = 'en';

/** One text in every language. */
export type Translations = Readonly<Record<Language, string>>;

/** All texts of one part in every language. */
export type Catalog<Words> = Readonly<Record<Language, Words>>;

/** A text that is not in a language yet. */
export type Phrase<Words> = (words: Words) => string;

/** The phrase in every language of the catalog. */
export function translate<Words>(catalog: Catalog<Words>, phrase: Phrase<Words>): Translations {
  return inEveryLanguage((language) => phrase(catalog[language]));
}

/** What is made for each language, by its tag. */
export function inEveryLanguage<Value>(
  make: (language: Language) => Value,
): Readonly<Record<Language, Value>> {
  const entries = languages.map((language) => [language, make(language)] as const);
  return Object.fromEntries(entries) as Record<Language, Value>;
}

/** Our language for a tag such as `en-GB`, by its first part: any Chinese is zh-CN. Undefined when it is none of ours. */
export function languageOf(tag: string): Language | undefined {
  const wanted = primaryOf(tag);
  return languages.find((language) => primaryOf(language) === wanted);
}

/** The first of the wished tags' languages that is ours, or the fallback. */
export function chooseLanguage(wished: readonly string[]): Language {
  return wished.map(languageOf).find((language) => language !== undefined) ?? fallbackLanguage;
}

function primaryOf(tag: string): string | undefined {
  return /^\w+/.exec(tag.toLowerCase())?.[0];
}
