import { inject, nextTick, shallowRef, type App, type InjectionKey, type ShallowRef } from 'vue';
import { canonicalName, initialState, nextTheme, type ThemeName, type WallState } from '#protocol';
import { crossFade } from './cross-fade.ts';
import type { PageSocket } from './useSocket.ts';

/** The wall's state as this screen shows it, and requests to change it. */
export interface Wall {
  readonly theme: Readonly<ShallowRef<ThemeName>>;
  /** the maximised chart */
  readonly fullScreen: Readonly<ShallowRef<string | null>>;
  /** the page shown is this modulo the number of pages */
  readonly page: Readonly<ShallowRef<number>>;
  /** the chart that is growing to full screen or shrinking back */
  readonly animating: Readonly<ShallowRef<string | null>>;
  /** Requests the wall's next theme; with an own theme, switches that instead. */
  switchTheme(): void;
  maximise(chartName: string, value: boolean): void;
  /** Requests a page for all screens of the wall. */
  showPage(page: number): void;
  stop(): void;
}

type Picture = Pick<WallState, 'theme' | 'fullScreen'>;

export interface WallOptions {
  /** overrides the wall's theme on this screen */
  ownTheme?: ThemeName | undefined;
  /** shown until the wall's theme is known */
  initialTheme?: ThemeName | undefined;
  /** Called when a request could not be sent. */
  onRefused(): void;
}

/** Follows the wall's state. The first state is shown at once, later ones with a fade. */
export function createWall(
  socket: PageSocket,
  { ownTheme, initialTheme = initialState.theme, onRefused }: WallOptions,
): Wall {
  let own = ownTheme;
  let known = socket.state.value !== undefined;
  let target = picture(socket.state.value ?? { ...initialState, theme: initialTheme });
  const theme = shallowRef(target.theme);
  const fullScreen = shallowRef(target.fullScreen);
  const page = shallowRef(socket.state.value?.page ?? initialState.page);
  const animating = shallowRef<string | null>(null);

  function picture(state: Picture): Picture {
    return { theme: own ?? state.theme, fullScreen: state.fullScreen };
  }
  // Reads `target` when it runs: a fade starts a frame later, and a newer state may have arrived meanwhile.
  function set(): void {
    theme.value = target.theme;
    fullScreen.value = target.fullScreen;
  }
  async function show(state: Picture): Promise<void> {
    const before = target;
    target = picture(state);
    if (!known) return set();
    if (before.theme === target.theme && before.fullScreen === target.fullScreen) return;
    const chart = before.fullScreen === target.fullScreen ? null : (target.fullScreen ?? before.fullScreen);
    animating.value = chart;
    await nextTick();
    await crossFade(set);
    if (animating.value === chart) animating.value = null;
  }

  const stop = socket.state.subscribe((state) => {
    if (!state) return;
    page.value = state.page;
    void show(state);
    known = true;
  });
  const request = (message: Parameters<PageSocket['send']>[0]): void => {
    if (!socket.send(message).sent) onRefused();
  };

  return {
    theme,
    fullScreen,
    page,
    animating,
    switchTheme() {
      if (own === undefined) return request({ action: 'themeChange', value: nextTheme(theme.value) });
      own = nextTheme(own);
      void show(target);
    },
    maximise: (chartName, value) =>
      request({ action: 'fullScreen', chartName: canonicalName(chartName), value }),
    showPage: (value) => request({ action: 'pageChange', value }),
    stop,
  };
}

const wallKey: InjectionKey<Wall> = Symbol('wall');

export function provideWall(app: App, wall: Wall): void {
  app.provide(wallKey, wall);
}

export function useWallState(): Wall {
  const wall = inject(wallKey);
  if (!wall) throw new Error('useWallState needs provideWall');
  return wall;
}
