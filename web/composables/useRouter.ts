import { inject, shallowRef, type App, type InjectionKey, type ShallowRef } from 'vue';
import { basePath, serverPath } from './base-path.ts';

/** The router of the few pages. */
export interface Router {
  /** the current path, `/` or `/chart/sales` */
  readonly path: Readonly<ShallowRef<string>>;
  /** The URL of another page; '': of this one, without its path. The query describes this screen, so it is kept. */
  hrefOf(path: string): string;
  /** Shows another page without a request: a click while the server is down must not leave an empty screen. */
  push(path: string): void;
  /** Changes what the URL says about this screen; undefined: nothing. */
  setParam(name: string, value: string | undefined): void;
  stop(): void;
}

/** Paths are those under the base path. Six paths need no more than this, and vue-router would add 9 KB to every page load. */
export function createRouter(window: Window): Router {
  const pathname = (): string => window.location.pathname.slice(basePath().length - 1) || '/';
  const path = shallowRef(pathname());
  const hrefOf = (to: string): string => (to && serverPath(to)) + window.location.search;
  const follow = (): void => void (path.value = pathname());
  window.addEventListener('popstate', follow);
  return {
    path,
    hrefOf,
    push(to) {
      window.history.pushState(null, '', hrefOf(to));
      // a page that is about to replace this one follows too
      window.dispatchEvent(new PopStateEvent('popstate'));
    },
    setParam(name, value) {
      const params = new URLSearchParams(window.location.search);
      if (value === undefined) params.delete(name);
      else params.set(name, value);
      // people read and write it: a comma needs no escape in a query
      const search = params.toString().replaceAll('%2C', ',');
      window.history.replaceState(null, '', `${window.location.pathname}${search && `?${search}`}`);
    },
    stop: () => window.removeEventListener('popstate', follow),
  };
}

const routerKey: InjectionKey<Router> = Symbol('router');

export function provideRouter(app: App, router: Router): void {
  app.provide(routerKey, router);
}

export function useRouter(): Router {
  const router = inject(routerKey);
  if (!router) throw new Error('useRouter needs provideRouter');
  return router;
}
