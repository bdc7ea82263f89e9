import { inject, shallowRef, type App, type InjectionKey, type ShallowRef } from 'vue';
import type { Layout } from '#protocol';
import type { PageSocket } from './useSocket.ts';

/** The wall's layout; undefined until known. */
export type SharedLayout = Readonly<ShallowRef<Layout | undefined>>;

/**
 * Follows the wall's layout. Changes are shown at once, without a fade: a person who dropped a file waits for its chart, and a fade would
 * delay drawing it.
 * @param cached the layout from the last visit, so that the page has its frame before the server answers
 */
export function createLayout(
  socket: Pick<PageSocket, 'layout'>,
  cached?: Layout,
): { layout: SharedLayout; stop(): void } {
  const layout = shallowRef(socket.layout.value ?? cached);
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
