import { createApp, type App as VueApp } from 'vue';
import { chooseLanguage, type Language, type Layout } from '#protocol';
import { SocketService } from '../client/index.ts';
import {
  createLayout,
  createNotices,
  createRouter,
  createWall,
  loadFonts,
  parseUrlParams,
  provideLanguage,
  provideLayout,
  provideNotices,
  provideRouter,
  provideSocket,
  provideUrlParams,
  provideWall,
  wordsIn,
} from '../composables/index.ts';
import App from './App.vue';
import { recallLayout, rememberLayout } from './remembered-layout.ts';
import { recallTheme, rememberTheme } from './remembered-theme.ts';

const url = parseUrlParams(location.search);
const socket = SocketService.instance;
const notices = createNotices();
const router = createRouter(window);
const wall = createWall(socket, {
  ownTheme: url.theme,
  initialTheme: recallTheme(url.wall),
  onRefused: () => notices.show(wordsIn(language).notSent),
});
const { layout } = createLayout(socket, recallLayout(url.wall));
socket.state.subscribe((state) => state && rememberTheme(url.wall, state.theme));
socket.layout.subscribe((now) => now && rememberLayout(url.wall, now));
socket.onError(({ error }) => notices.show(wordsIn(language).errorOf(error.code)));

// Before the page is built: while a slow processor is at that, the server answers.
socket.connect(undefined, { wall: url.wall, name: url.screen });
let language = languageFor(layout.value);
let app = mount(language);
// A page does not change its language while it runs: a wall that speaks another one is a new page.
socket.layout.subscribe((now) => {
  const wanted = languageFor(now);
  if (wanted === language) return;
  app.unmount();
  app = mount(wanted);
});

void loadFonts('500 16px "Inter Variable"');

/** What the address says, before all else; then what browser and wall both speak; then the wall's first. */
function languageFor(known: Layout | undefined): Language {
  if (url.lang !== undefined) return chooseLanguage([url.lang, ...navigator.languages]);
  const own = chooseLanguage(navigator.languages);
  const { languages = [own] } = known ?? {};
  return languages.includes(own) ? own : (languages[0] ?? own);
}

function mount(spoken: Language): VueApp {
  language = spoken;
  document.documentElement.lang = spoken;
  const page = createApp(App);
  // What fails is told; the rest of the page goes on.
  page.config.errorHandler = (error) => console.error(error);
  provideSocket(page, socket);
  provideRouter(page, router);
  provideLanguage(page, spoken);
  provideUrlParams(page, url);
  provideNotices(page, notices);
  provideWall(page, wall);
  provideLayout(page, layout);
  page.mount('#app');
  return page;
}
