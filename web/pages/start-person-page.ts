import { computed, createApp } from 'vue';
import { chooseLanguage, initialState } from '#protocol';
import { parseUrlParams, provideLanguage, serverPath, themes, useThemeTokens } from '../composables/index.ts';
import AdoptPage from './AdoptPage.vue';
import LoginPage from './LoginPage.vue';
import { rememberedState } from './remembered.ts';

/** Runs a page for a person in front of it, in the theme in which this browser last saw the wall. It has no socket. */
export function startPersonPage(): void {
  const { theme, wall, lang } = parseUrlParams(location.search);
  const language = chooseLanguage([...(lang === undefined ? [] : [lang]), ...navigator.languages]);
  document.documentElement.lang = language;
  const shown = theme ?? rememberedState.recall(wall)?.theme ?? initialState.theme;
  useThemeTokens(computed(() => themes[shown]));
  const page = createApp(location.pathname === serverPath('/adopt') ? AdoptPage : LoginPage);
  provideLanguage(page, language);
  page.mount('#app');
}
