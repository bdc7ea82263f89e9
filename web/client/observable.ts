/** A value that changes. Listeners get the new value, on changes only. `subscribe` returns the unsubscribe function. */
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
    subscribe: (listener) => listen(subscriptions, listener),
  };
}

/** Identical, or objects with identical fields: what the server repeats after a reconnect is not a change. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && Object.is(a[key], b[key]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Adds a listener. One that is added twice has two independent subscriptions. Returns the function that removes it. */
export function listen<Args extends readonly unknown[]>(
  listeners: Set<(...args: Args) => void>,
  listener: (...args: Args) => void,
): () => void {
  const subscription = (...args: Args): void => listener(...args);
  listeners.add(subscription);
  return () => void listeners.delete(subscription);
}

/**
 * Calls every listener, even if an earlier one throws; errors go to `report`. Iterates over a copy, so listeners may be added or removed
 * during the call.
 */
export function callAll<Args extends readonly unknown[]>(
  listeners: Iterable<(...args: Args) => void>,
  report: (error: unknown) => void,
  ...args: Args
): void {
  for (const listener of [...listeners]) {
    try {
      listener(...args);
    } catch (error) {
      report(error);
    }
  }
}
