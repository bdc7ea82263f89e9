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
      if (isSame(next, value)) return;
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

/** The same value, or a record of the same values: what a server tells again after a reconnect is no change. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && Object.is(a[key], b[key]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
