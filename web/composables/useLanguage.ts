import { inject, type App, type InjectionKey } from 'vue';
import type { Language } from '../charts/chart-type.ts';
import { en } from './words/en.ts';
import type { PageWords } from './words/words.ts';
import { zhCn } from './words/zh-cn.ts';

export type { PageWords };

const wordsOf: Readonly<Record<Language, PageWords>> = { 'zh-CN': zhCn, en };

/** The first supported language of `preferred` (any Chinese is zh-CN), else English. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}

export function wordsIn(language: Language): PageWords {
  return wordsOf[language];
}

const languageKey: InjectionKey<Language> = Symbol('language');

export function provideLanguage(app: App, language: Language): void {
  app.provide(languageKey, language);
}

/** The screen's language and its texts. The language does not change while the page runs. */
export function useLanguage(): { language: Language; words: PageWords } {
  const language = inject(languageKey, 'en');
  return { language, words: wordsIn(language) };
}
