import { inject, nextTick, shallowRef, type App, type InjectionKey, type ShallowRef } from 'vue';
import { canonicalName, initialState, nextTheme, type ThemeName, type WallState } from '#protocol';
import { crossFade } from './cross-fade.ts';
import type { PageSocket } from './useSocket.ts';

/** What this screen shows of its wall's state, and how it asks for a change of it. */
export interface Wall {
  readonly theme: Readonly<ShallowRef<ThemeName>>;
  /** the maximised chart */
  readonly fullScreen: Readonly<ShallowRef<string | null>>;
  /** counts round and round over the pages of the layout */
  readonly page: Readonly<ShallowRef<number>>;
  /** the chart that is just growing or shrinking */
  readonly moving: Readonly<ShallowRef<string | null>>;
  /** Asks for the next theme: of the wall, or only of this screen when it keeps to its own. */
  switchTheme(): void;
  maximise(chartName: string, value: boolean): void;
  /** Asks for a page, for all screens of the wall. */
  turnTo(page: number): void;
  stop(): void;
}

type Picture = Pick<WallState, 'theme' | 'fullScreen'>;

export interface WallOptions {
  /** this screen's own theme */
  ownTheme?: ThemeName | undefined;
  /** shown until the wall's own is known */
  firstTheme?: ThemeName | undefined;
  /** Told when a change was refused. */
  onRefused(): void;
}

/** Follows the wall's state. The first state is shown as it is, every later one with a fade. */
export function createWall(
  socket: PageSocket,
  { ownTheme, firstTheme = initialState.theme, onRefused }: WallOptions,
): Wall {
  let own = ownTheme;
  let known = socket.state.value !== undefined;
  let wanted = picture(socket.state.value ?? { ...initialState, theme: firstTheme });
  const theme = shallowRef(wanted.theme);
  const fullScreen = shallowRef(wanted.fullScreen);
  const page = shallowRef(socket.state.value?.page ?? initialState.page);
  const moving = shallowRef<string | null>(null);

  function picture(state: Picture): Picture {
    return { theme: own ?? state.theme, fullScreen: state.fullScreen };
  }
  // Always what is wanted by then: a fade begins a frame later, and a newer state may have come meanwhile.
  function set(): void {
    theme.value = wanted.theme;
    fullScreen.value = wanted.fullScreen;
  }
  async function show(state: Picture): Promise<void> {
    const before = wanted;
    wanted = picture(state);
    if (!known) return set();
    if (before.theme === wanted.theme && before.fullScreen === wanted.fullScreen) return;
    const mover = before.fullScreen === wanted.fullScreen ? null : (wanted.fullScreen ?? before.fullScreen);
    moving.value = mover;
    await nextTick();
    await crossFade(set);
    if (moving.value === mover) moving.value = null;
  }

  const stop = socket.state.subscribe((state) => {
    if (!state) return;
    page.value = state.page;
    void show(state);
    known = true;
  });
  const ask = (message: Parameters<PageSocket['send']>[0]): void => {
    if (!socket.send(message).sent) onRefused();
  };

  return {
    theme,
    fullScreen,
    page,
    moving,
    switchTheme() {
      if (own === undefined) return ask({ action: 'themeChange', value: nextTheme(theme.value) });
      own = nextTheme(own);
      void show(wanted);
    },
    maximise: (chartName, value) => ask({ action: 'fullScreen', chartName: canonicalName(chartName), value }),
    turnTo: (value) => ask({ action: 'pageChange', value }),
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
