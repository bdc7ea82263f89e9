import { shallowRef } from 'vue';

/** Since when the server has not answered, ms since 1970; undefined while it does. */
export const lostSince = shallowRef<number>();

export function lostServer(): void {
  lostSince.value ??= Date.now();
}

export function heardFromServer(): void {
  lostSince.value = undefined;
}
