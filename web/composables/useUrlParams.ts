import { inject, type App, type InjectionKey } from 'vue';
import { defaultWall, isName, isThemeName, type ThemeName } from '#protocol';

/** What a page's address says about this one screen (`?wall= ?screen= ?theme= ?kiosk ?lang=`). Words that make no sense are as if not there. */
export interface UrlWords {
  readonly wall: string;
  /** what people call this screen; '' when it has no name */
  readonly screen: string;
  /** this screen keeps to its own theme, whatever the wall's is */
  readonly theme: ThemeName | undefined;
  readonly kiosk: boolean;
  readonly lang: string | undefined;
}

export function readUrlWords(search: string): UrlWords {
  const given = new URLSearchParams(search);
  const wall = given.get('wall') ?? '';
  const theme = given.get('theme');
  return {
    wall: isName(wall) ? wall : defaultWall,
    screen: (given.get('screen') ?? '').slice(0, 100),
    theme: isThemeName(theme) ? theme : undefined,
    kiosk: given.has('kiosk') && given.get('kiosk') !== '0',
    lang: given.get('lang') ?? undefined,
  };
}

const urlWordsKey: InjectionKey<UrlWords> = Symbol('url words');

export function provideUrlWords(app: App, words: UrlWords): void {
  app.provide(urlWordsKey, words);
}

export function useUrlWords(): UrlWords {
  return inject(urlWordsKey, () => readUrlWords(''), true);
}
