import { createApp } from 'vue';
import { SocketService } from '../client/index.ts';
import {
  chooseLanguage,
  createNotices,
  createWall,
  loadFonts,
  provideLanguage,
  provideNotices,
  provideSocket,
  provideUrlWords,
  provideWall,
  readUrlWords,
  wordsIn,
} from '../composables/index.ts';
import App from './App.vue';
import { recallTheme, rememberTheme } from './remembered-theme.ts';
import { createPageRouter } from './router.ts';

const url = readUrlWords(location.search);
const language = chooseLanguage([url.lang ?? '', ...navigator.languages]);
const words = wordsIn(language);
document.documentElement.lang = language;
document.title = words.wallTitle;

const socket = SocketService.instance;
const notices = createNotices();
const wall = createWall(socket, {
  ownTheme: url.theme,
  firstTheme: recallTheme(url.wall),
  onRefused: () => notices.say(words.notSent),
});
socket.state.subscribe((state) => state && rememberTheme(url.wall, state.theme));
socket.onError(({ error }) => notices.say(words.errorOf(error.code)));

const app = createApp(App).use(createPageRouter());
// What fails is told; the rest of the page goes on.
app.config.errorHandler = (error) => console.error(error);
provideSocket(app, socket);
provideLanguage(app, language);
provideUrlWords(app, url);
provideNotices(app, notices);
provideWall(app, wall);

void loadFonts('500 16px "Inter Variable"');
socket.connect(undefined, { wall: url.wall, name: url.screen });
app.mount('#app');
