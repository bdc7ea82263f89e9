import { inject, shallowRef, type App, type InjectionKey, type ShallowRef } from 'vue';

/** Where in our pages this screen is. */
export interface Address {
  /** the path of the address, `/` or `/chart/sales` */
  readonly path: Readonly<ShallowRef<string>>;
  /** A link to another page. The words behind `?` say what this screen is: they stay with it. */
  hrefOf(path: string): string;
  /** Shows another page without asking the server for it: a click while that is away must not leave an empty screen. */
  go(path: string): void;
}

/** Our six paths need no more of a router than this, and a router is 9 KB of what each wall loads. */
export function createAddress(view: Pick<Window, 'location' | 'history' | 'addEventListener'>): Address {
  const path = shallowRef(view.location.pathname);
  const hrefOf = (other: string): string => other + view.location.search;
  view.addEventListener('popstate', () => (path.value = view.location.pathname));
  return {
    path,
    hrefOf,
    go(other) {
      view.history.pushState(null, '', hrefOf(other));
      path.value = view.location.pathname;
    },
  };
}

const addressKey: InjectionKey<Address> = Symbol('address');

export function provideAddress(app: App, address: Address): void {
  app.provide(addressKey, address);
}

export function useAddress(): Address {
  const address = inject(addressKey);
  if (!address) throw new Error('the page has no address');
  return address;
}
