import { createApp, shallowReactive, type App as VueApp } from 'vue';
import type { Language } from '#protocol';
import { SocketService } from '../client/index.ts';
import {
  basePath,
  createLayout,
  createNotices,
  createPageReadings,
  createRouter,
  createScreenOrders,
  createSharedViews,
  createTelemetry,
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
  provideScreenOrders,
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
import { pageLanguage } from './page-language.ts';
import { keepCharts } from './keep-charts.ts';
import { rememberedLayout, rememberedPart, rememberedState } from './remembered.ts';
import { createRenewalHost, hostOf } from './renewal-host.ts';
import { whenDrawn } from './when-drawn.ts';

const gallery = '/gallery';

/** Runs the page in this window until a fresh one takes its place. Nothing outside of it keeps it alive after that. */
export async function startPage(version: string): Promise<void> {
  const url = shallowReactive(parseUrlParams(location.search));
  const socket = new SocketService();
  let keeping = new AbortController();
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
  await keepCharts(url.wall, socket, keeping.signal);
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
  const orders = createScreenOrders(socket, { reload, move, report: createTelemetry(socket) });
  connect();

  let language = pageLanguage(url.lang, layout.value);
  let app = mount(language);
  // The language is fixed while the page runs: a wall in another language reloads it.
  socket.layout.subscribe((now) => {
    const wanted = pageLanguage(url.lang, now);
    if (wanted === language) return;
    app.unmount();
    app = mount(wanted);
  });
  void loadFonts('500 16px "Inter Variable"');

  const readings = createPageReadings();
  // the gallery hangs nowhere, and draws what a person has scrolled to
  const canRenew = (): boolean => !document.hidden && router.path.value !== gallery;
  const renewal = watchForRenewal(socket, {
    version,
    isFresh: outer !== undefined,
    read: readings.read,
    canRenew,
  });
  socket.onTurn(() => renew(endTurn));
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
    keeping.abort();
    orders.stop();
    stopKeepingToken();
    socket.close();
  }

  function renew(onFailed: () => void): void {
    renewal.rest();
    socket.handOver();
    host.renew(() => {
      socket.takeBack();
      onFailed();
    });
  }

  /** In place where that goes. Never while the server is away, which could not give the page. */
  function reload(): void {
    const load = (): void => {
      if (socket.connection.value.status === 'open') host.window.location.reload();
    };
    if (canRenew()) renew(load);
    else load();
  }

  /** Also called with the wall that it is on. */
  function move(to: string): void {
    if (to === url.wall) return;
    url.wall = to;
    router.setParam('wall', to);
    keeping.abort();
    keeping = new AbortController();
    void keepCharts(to, socket, keeping.signal);
    socket.close();
    connect();
  }

  function endTurn(): void {
    socket.send({ action: 'renew', done: true });
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
    provideScreenOrders(page, orders);
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
