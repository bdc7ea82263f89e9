import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import type { Observable } from '../client/index.ts';

/** A client observable as a ref, subscribed for as long as the calling scope lives. */
export function useObservable<T>(observable: Observable<T>): Readonly<ShallowRef<T>> {
  const value = shallowRef(observable.value);
  onScopeDispose(observable.subscribe((changed) => (value.value = changed)));
  return value;
}
