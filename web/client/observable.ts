import { callAll } from './call-all.ts';

/** A value that changes. Listeners are called on changes only, with the new value; `subscribe` returns what ends it. */
export interface Observable<T> {
  readonly value: T;
  subscribe(listener: (value: T) => void): () => void;
}

export interface Settable<T> extends Observable<T> {
  set(value: T): void;
}

export function createObservable<T>(initial: T, report: (error: unknown) => void): Settable<T> {
  let value = initial;
  const subscriptions = new Set<(value: T) => void>();

  return {
    get value() {
      return value;
    },
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      callAll(subscriptions, report, next);
    },
    subscribe(listener) {
      // its own function each time: the same listener may be subscribed twice, and each ends only itself
      const subscription = (changed: T): void => listener(changed);
      subscriptions.add(subscription);
      return () => void subscriptions.delete(subscription);
    },
  };
}
