import { inject, shallowRef, type App, type InjectionKey, type ShallowRef } from 'vue';
import type { Layout } from '#protocol';
import type { PageSocket } from './useSocket.ts';

/** What the wall shows; undefined until that is known. */
export type SharedLayout = Readonly<ShallowRef<Layout | undefined>>;

/**
 * Follows the wall's layout. A change is made at once: whoever dropped a file waits for its chart, and a fade of the whole picture would take
 * from the time in which that is drawn.
 * @param recalled what the wall showed when this browser last saw it: a page then has its frame before the server has answered
 */
export function createLayout(
  socket: Pick<PageSocket, 'layout'>,
  recalled?: Layout,
): { layout: SharedLayout; stop(): void } {
  const layout = shallowRef(socket.layout.value ?? recalled);
  const stop = socket.layout.subscribe((next) => {
    if (next && JSON.stringify(next) !== JSON.stringify(layout.value)) layout.value = next;
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
