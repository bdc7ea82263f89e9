import { inject, shallowRef, type App, type InjectionKey, type ShallowRef } from 'vue';
import { canonicalName, initialState, nextTheme, type ThemeName, type WallState } from '#protocol';
import { createFlips, type FlipTime, type PaintedFlip } from './flips.ts';
import type { PageSocket } from './useSocket.ts';

/** What of the wall's state a screen shows. `fullScreen` is the maximised chart; the page shown is `page` modulo the number of pages. */
export type Shown = Pick<WallState, 'theme' | 'fullScreen' | 'page'>;

/** The wall's state as this screen shows it, and requests to change it. */
export interface Wall {
  readonly theme: Readonly<ShallowRef<ThemeName>>;
  readonly fullScreen: Readonly<ShallowRef<string | null>>;
  readonly page: Readonly<ShallowRef<number>>;
  /** What is shown next: to be drawn beforehand, unseen. Undefined: nothing is to come. */
  readonly upcoming: Readonly<ShallowRef<Shown | undefined>>;
  /** A change waits until this is true, for a time. Returns the function that takes it back. */
  addPreparer(isPrepared: () => boolean): () => void;
  /** The last change that this screen painted together with the others. */
  readonly lastFlip: Readonly<ShallowRef<PaintedFlip | undefined>>;
  /** the chart that is growing to full screen or shrinking back */
  readonly animating: Readonly<ShallowRef<string | null>>;
  /** Requests the wall's next theme; with an own theme, switches that instead. */
  switchTheme(): void;
  maximise(chartName: string, value: boolean): void;
  /** Requests a page for all screens of the wall. */
  showPage(page: number): void;
  stop(): void;
}

export interface WallOptions {
  /** overrides the wall's theme on this screen */
  ownTheme?: ThemeName | undefined;
  /** shown until the wall's state is known */
  initial?: Shown | undefined;
  /** Called when a request could not be sent. */
  onRefused(): void;
}

/** Follows the wall's state. The first state is shown at once; later ones are prepared, and shown with a fade when all screens show them. */
export function createWall(
  socket: PageSocket,
  { ownTheme, initial = initialState, onRefused }: WallOptions,
): Wall {
  const first = socket.state.value;
  let own = ownTheme;
  let isKnown = first !== undefined;
  let target = shownOf(first ?? initial);
  const theme = shallowRef(target.theme);
  const fullScreen = shallowRef(target.fullScreen);
  const page = shallowRef(target.page);
  const upcoming = shallowRef<Shown>();
  const animating = shallowRef<string | null>(null);
  const lastFlip = shallowRef<PaintedFlip>();
  const preparers = new Set<() => boolean>();
  const flip = createFlips(
    socket,
    () => [...preparers].every((isPrepared) => isPrepared()),
    (painted) => (lastFlip.value = painted),
  );

  function shownOf(state: Shown): Shown {
    return { theme: own ?? state.theme, fullScreen: state.fullScreen, page: state.page };
  }

  function set(picture: Shown): void {
    theme.value = picture.theme;
    fullScreen.value = picture.fullScreen;
    page.value = picture.page;
  }

  function show(picture: Shown, time?: FlipTime): void {
    target = picture;
    const shown: Shown = { theme: theme.value, fullScreen: fullScreen.value, page: page.value };
    upcoming.value = isSame(picture, shown) ? undefined : picture;
    const moving = picture.fullScreen === shown.fullScreen ? null : (picture.fullScreen ?? shown.fullScreen);
    void flip({
      kind: changedFields(shown, picture).join(),
      time,
      begin: () => (animating.value = moving),
      swap: () => set(picture),
      swapped() {
        if (target === picture) upcoming.value = undefined;
      },
    }).then(() => {
      if (animating.value === moving && target === picture) animating.value = null;
    });
  }

  const stops = [
    socket.upcoming.subscribe((next) => {
      if (!next || !isKnown) return;
      show(shownOf(next.state), { at: next.at, revision: next.state.revision });
    }),
    socket.state.subscribe((state) => {
      if (!state) return;
      const picture = shownOf(state);
      if (!isKnown) set((target = picture));
      // not by a flip: it was missed while disconnected
      else if (!socket.upcoming.value && !isSame(picture, target)) show(picture);
      isKnown = true;
    }),
  ];
  const request = (message: Parameters<PageSocket['send']>[0]): void => {
    if (!socket.send(message).sent) onRefused();
  };

  return {
    theme,
    fullScreen,
    page,
    upcoming,
    addPreparer(isPrepared) {
      preparers.add(isPrepared);
      return () => void preparers.delete(isPrepared);
    },
    lastFlip,
    animating,
    switchTheme() {
      if (own === undefined) return request({ action: 'themeChange', value: nextTheme(theme.value) });
      own = nextTheme(own);
      show({ ...target, theme: own });
    },
    maximise: (chartName, value) =>
      request({ action: 'fullScreen', chartName: canonicalName(chartName), value }),
    showPage: (value) => request({ action: 'pageChange', value }),
    stop: () => stops.forEach((stop) => stop()),
  };
}

function changedFields(before: Shown, after: Shown): (keyof Shown)[] {
  return (['theme', 'fullScreen', 'page'] as const).filter((field) => before[field] !== after[field]);
}

function isSame(a: Shown, b: Shown): boolean {
  return changedFields(a, b).length === 0;
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
