import { createApp } from 'vue';
import { provideLanguage } from '../composables/useLanguage.ts';
import ConsoleApp from './ConsoleApp.vue';
import { chosenLanguage, followTheme } from './shell/preferences.ts';
import './style/element.css';
import './style/console.css';

/** Runs the console, the page for operators. It shares nothing with a wall's page but its look and its words. */
export function startConsole(): void {
  const language = chosenLanguage();
  document.documentElement.lang = language;
  followTheme();
  const page = createApp(ConsoleApp);
  // Errors are reported; the rest of the page goes on.
  page.config.errorHandler = (error) => console.error(error);
  provideLanguage(page, language);
  page.mount('#console');
}
