import { computed, shallowRef } from 'vue';
import { chooseLanguage, initialState, isThemeName, type Language, type ThemeName } from '#protocol';
import { themes } from '../../charts/themes/themes.ts';
import { storageName } from '../../composables/base-path.ts';
import { useThemeTokens } from '../../composables/useTheme.ts';

const languageItem = 'chartwall-console-language';
const themeItem = 'chartwall-console-theme';

const fromUrl = (name: string): string | null => new URLSearchParams(location.search).get(name);

/** The URL first, then what was chosen here, then the browser's. */
export function chosenLanguage(): Language {
  const wished = [fromUrl('lang'), recall(languageItem)].filter((tag) => tag !== null);
  return chooseLanguage([...wished, ...navigator.languages]);
}

/** The language does not change while the page runs, so it begins anew. */
export function chooseOtherLanguage(language: Language): void {
  remember(languageItem, language);
  const url = new URL(location.href);
  url.searchParams.delete('lang');
  location.replace(url);
}

/** The console's own theme; walls have theirs. */
export const consoleTheme = shallowRef<ThemeName>(firstTheme());

export function followTheme(): void {
  useThemeTokens(computed(() => themes[consoleTheme.value]));
}

export function chooseTheme(theme: ThemeName): void {
  consoleTheme.value = theme;
  remember(themeItem, theme);
}

function firstTheme(): ThemeName {
  const [wished] = [fromUrl('theme'), recall(themeItem)].filter(isThemeName);
  return wished ?? (matchMedia('(prefers-color-scheme: light)').matches ? 'vintage' : initialState.theme);
}

function recall(item: string): string | null {
  try {
    return localStorage.getItem(storageName(item));
  } catch {
    return null;
  }
}

function remember(item: string, value: string): void {
  try {
    localStorage.setItem(storageName(item), value);
  } catch (error) {
    console.warn(`${item} is not remembered:`, error);
  }
}
