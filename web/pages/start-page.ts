import { createApp, type App as VueApp } from 'vue';
import { chooseLanguage, type Language, type Layout } from '#protocol';
import { SocketService } from '../client/index.ts';
import {
  basePath,
  createLayout,
  createNotices,
  createPageReadings,
  createRouter,
  createSharedViews,
  createWall,
  createWallSpan,
  keepToken,
  keptToken,
  loadFonts,
  parseUrlParams,
  provideLanguage,
  provideLayout,
  provideNotices,
  provideRouter,
  provideSharedViews,
  provideSocket,
  provideUrlParams,
  provideWall,
  provideWallSpan,
  storeToken,
  textOfPart,
  watchForRenewal,
  wordsIn,
} from '../composables/index.ts';
import App from './App.vue';
import { claimScreen } from './claim-screen.ts';
import { keepCharts } from './keep-charts.ts';
import { rememberedLayout, rememberedPart, rememberedState } from './remembered.ts';
import { createRenewalHost, hostOf } from './renewal-host.ts';
import { whenDrawn } from './when-drawn.ts';

const gallery = '/gallery';

/** Runs the page in this window until a fresh one takes its place. Nothing outside of it keeps it alive after that. */
export async function startPage(version: string): Promise<void> {
  const url = parseUrlParams(location.search);
  const socket = new SocketService();
  const ended = new AbortController();
  const notices = createNotices();
  const outer = hostOf(window);
  const host = outer ?? createRenewalHost(window);
  const router = createRouter(host.window);
  const wall = createWall(socket, {
    ownTheme: url.theme,
    initial: rememberedState.recall(url.wall),
    onRefused: () => notices.show(wordsIn(language).notSent),
  });
  const { layout } = createLayout(socket, rememberedLayout.recall(url.wall));
  const span = createWallSpan(socket, {
    layout,
    screen: url.screen,
    chosen: url.part ?? rememberedPart.recall(url.wall) ?? undefined,
    isOnWall: () => router.path.value !== gallery,
    onChosen(part) {
      router.setParam('part', part && textOfPart(part));
      rememberedPart.remember(url.wall, part ?? null);
    },
  });
  const views = createSharedViews(socket, () => span.span.value !== undefined);

  socket.state.subscribe((state) => state && rememberedState.remember(url.wall, state));
  socket.layout.subscribe((now) => now && rememberedLayout.remember(url.wall, now));
  socket.onError(({ error }) => notices.show(wordsIn(language).errorOf(error.code)));
  // Before it connects: what has not changed is not sent again.
  await keepCharts(url.wall, socket, ended.signal);
  await claimScreen(socket);
  // Before the app is mounted: on a slow processor the server answers meanwhile.
  const address = new URL(basePath(), location.href).href.replace(/^http/, 'ws');
  const connect = (): void =>
    socket.connect(address, { wall: url.wall, name: url.screen, token: keptToken, onToken: storeToken });
  const stopKeepingToken = keepToken(host.window, () => {
    // in place where that goes: a screen that is on does not blink
    if (socket.send({ action: 'auth', value: keptToken() }).sent) return;
    socket.close();
    connect();
  });
  connect();

  let language = languageFor(layout.value);
  let app = mount(language);
  // The language is fixed while the page runs: a wall in another language reloads it.
  socket.layout.subscribe((now) => {
    const wanted = languageFor(now);
    if (wanted === language) return;
    app.unmount();
    app = mount(wanted);
  });
  void loadFonts('500 16px "Inter Variable"');

  const readings = createPageReadings();
  const renewal = watchForRenewal(socket, {
    version,
    isFresh: outer !== undefined,
    read: readings.read,
    // the gallery hangs nowhere, and draws what a person has scrolled to
    canRenew: () => !document.hidden && router.path.value !== gallery,
  });
  socket.onTurn(() => {
    renewal.rest();
    socket.handOver();
    host.renew(() => {
      socket.takeBack();
      endTurn();
    });
  });
  if (outer) {
    followTitle(outer.window.document);
    const isUpToDate = () => socket.connection.value.status === 'open' && socket.isAnswered;
    whenDrawn(isUpToDate, () => {
      host.show(window, stop);
      endTurn();
    });
  } else host.show(window, stop);

  function stop(): void {
    app.unmount();
    wall.stop();
    span.stop();
    views.stop();
    router.stop();
    renewal.stop();
    readings.stop();
    ended.abort();
    stopKeepingToken();
    socket.close();
  }

  function endTurn(): void {
    socket.send({ action: 'renew', done: true });
  }

  /** The URL first, then a language that browser and wall share, then the wall's first. */
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
    // Errors are reported; the rest of the page goes on.
    page.config.errorHandler = (error) => console.error(error);
    provideSocket(page, socket);
    provideRouter(page, router);
    provideLanguage(page, spoken);
    provideUrlParams(page, url);
    provideNotices(page, notices);
    provideWall(page, wall);
    provideLayout(page, layout);
    provideWallSpan(page, span);
    provideSharedViews(page, views);
    page.mount('#app');
    return page;
  }
}

/** The title that people see is the outermost window's. */
function followTitle(outer: Document): void {
  new MutationObserver(() => (outer.title = document.title)).observe(document.head, {
    childList: true,
    subtree: true,
    characterData: true,
  });
}
