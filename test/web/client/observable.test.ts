import { describe, expect, test, vi } from 'vitest';
import { createObservable } from '../../../web/client/observable.ts';

describe('an observable', () => {
  test('calls its listeners with the new value, and only on changes', () => {
    const observable = createObservable(1, () => {});
    const listener = vi.fn();
    observable.subscribe(listener);
    observable.set(1);
    observable.set(2);
    observable.set(2);
    expect(listener.mock.calls).toEqual([[2]]);
    expect(observable.value).toBe(2);
  });

  test('does not count an object with equal fields as a change', () => {
    const observable = createObservable<Record<string, unknown>>({ a: 1, b: null }, () => {});
    const listener = vi.fn();
    observable.subscribe(listener);
    observable.set({ b: null, a: 1 });
    expect(listener).not.toHaveBeenCalled();
    const others = [{ a: 1 }, { a: 1, c: null }, { a: [] }, { a: [] }];
    for (const other of others) observable.set(other);
    expect(listener.mock.calls.flat()).toEqual(others);
  });

  test('reports an error in a listener and still calls the others', () => {
    const report = vi.fn();
    const observable = createObservable(1, report);
    const error = new Error('mine');
    const listener = vi.fn();
    observable.subscribe(() => {
      throw error;
    });
    observable.subscribe(listener);
    observable.set(2);
    expect(listener).toHaveBeenCalledWith(2);
    expect(report).toHaveBeenCalledWith(error);
  });

  test('ends one subscription at a time when the same listener is subscribed twice', () => {
    const observable = createObservable(1, () => {});
    const listener = vi.fn();
    const stop = observable.subscribe(listener);
    observable.subscribe(listener);
    stop();
    stop();
    observable.set(2);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
