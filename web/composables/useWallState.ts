import { nextTick, shallowRef, type InjectionKey, type ShallowRef, inject, type App } from 'vue';
import { canonicalName, initialState, nextTheme, type ThemeName, type WallState } from '#protocol';
import { crossFade } from './cross-fade.ts';
import type { Socket } from './useSocket.ts';

/** What this screen shows of its wall's state, and how it asks for a change of it. */
export interface Wall {
  readonly theme: Readonly<ShallowRef<ThemeName>>;
  /** the maximised chart */
  readonly fullScreen: Readonly<ShallowRef<string | null>>;
  /** the chart that is just growing or shrinking */
  readonly moving: Readonly<ShallowRef<string | null>>;
  /** Asks for the next theme: of the wall, or only of this screen when it keeps to its own. */
  switchTheme(): void;
  maximise(chartName: string, value: boolean): void;
  stop(): void;
}

export interface WallOptions {
  /** this screen's own theme */
  ownTheme?: ThemeName | undefined;
  /** Told when a change was refused. */
  onRefused(): void;
}

/** Follows the wall's state. The first state is shown as it is, every later one with a fade. */
export function createWall(socket: Socket, { ownTheme, onRefused }: WallOptions): Wall {
  const state = socket.state.value;
  const theme = shallowRef(ownTheme ?? state?.theme ?? initialState.theme);
  const fullScreen = shallowRef(state?.fullScreen ?? null);
  const moving = shallowRef<string | null>(null);
  let known = state !== undefined;
  let own = ownTheme;

  async function show(next: Pick<WallState, 'theme' | 'fullScreen'>): Promise<void> {
    const set = (): void => {
      theme.value = own ?? next.theme;
      fullScreen.value = next.fullScreen;
    };
    if (!known) return set();
    if ((own ?? next.theme) === theme.value && next.fullScreen === fullScreen.value) return;
    const mover = next.fullScreen === fullScreen.value ? null : (next.fullScreen ?? fullScreen.value);
    moving.value = mover;
    await nextTick();
    await crossFade(set);
    if (moving.value === mover) moving.value = null;
  }

  const stop = socket.state.subscribe((next) => {
    if (!next) return;
    void show(next);
    known = true;
  });
  const ask = (message: Parameters<Socket['send']>[0]): void => {
    if (!socket.send(message).sent) onRefused();
  };

  return {
    theme,
    fullScreen,
    moving,
    switchTheme() {
      if (own === undefined) return ask({ action: 'themeChange', value: nextTheme(theme.value) });
      own = nextTheme(own);
      void show({ theme: own, fullScreen: fullScreen.value });
    },
    maximise: (chartName, value) => ask({ action: 'fullScreen', chartName: canonicalName(chartName), value }),
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
