import { inject, shallowRef, type App, type InjectionKey, type ShallowRef } from 'vue';
import type { Layout } from '#protocol';
import { crossFade } from './cross-fade.ts';
import type { Socket } from './useSocket.ts';

/** What the wall shows; undefined until that is known. */
export type SharedLayout = Readonly<ShallowRef<Layout | undefined>>;

/**
 * Follows the wall's layout. The first is shown as it is, every later one with a fade.
 * @param recalled what the wall showed when this browser last saw it: a page then has its frame before the server has answered
 */
export function createLayout(
  socket: Pick<Socket, 'layout'>,
  recalled?: Layout,
): { layout: SharedLayout; stop(): void } {
  const layout = shallowRef(socket.layout.value ?? recalled);
  let newest = layout.value;
  const stop = socket.layout.subscribe((next) => {
    if (!next || JSON.stringify(next) === JSON.stringify(newest)) return;
    const before = newest;
    newest = next;
    const set = (): void => void (layout.value = newest);
    if (before) void crossFade(set);
    else set();
  });
  return { layout, stop };
}

const layoutKey: InjectionKey<SharedLayout> = Symbol('layout');

export function provideLayout(app: App, layout: SharedLayout): void {
  app.provide(layoutKey, layout);
}

export function useLayout(): SharedLayout {
  return inject(layoutKey, () => shallowRef(), true);
}
