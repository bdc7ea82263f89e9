import { inject, type App, type InjectionKey } from 'vue';
import { fallbackLanguage, type Language } from '#protocol';
import { pageWords, type PageWords } from './words/index.ts';

export type { PageWords };

export function wordsIn(language: Language): PageWords {
  return pageWords[language];
}

const languageKey: InjectionKey<Language> = Symbol('language');

export function provideLanguage(app: App, language: Language): void {
  app.provide(languageKey, language);
}

/** The screen's language and its texts. The language does not change while the page runs. */
export function useLanguage(): { language: Language; words: PageWords } {
  const language = inject(languageKey, fallbackLanguage);
  return { language, words: wordsIn(language) };
}
